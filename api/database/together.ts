import type { Db } from './open.ts';

type Answers<Questions extends readonly (() => unknown)[]> = {
  [Place in keyof Questions]: Questions[Place] extends () => infer Answer ? Awaited<Answer> : never;
};

/**
 * The answers to questions none of which waits for another: asked at once, since a database answers several over
 * several connections; one after another within a transaction, which has only one.
 */
export async function together<const Questions extends readonly (() => Promise<unknown>)[]>(
  db: Db,
  questions: Questions,
): Promise<Answers<Questions>> {
  if (!db.isTransaction) return (await Promise.all(questions.map((ask) => ask()))) as Answers<Questions>;
  const answers: unknown[] = [];
  for (const ask of questions) answers.push(await ask());
  return answers as Answers<Questions>;
}
