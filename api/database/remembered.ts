import { changesBesideFigures } from './committed.ts';
import type { Db } from './open.ts';

/** What another process on the same database has changed is seen after so many milliseconds. */
const longest = 10_000;

interface Remembered<T> {
  answer: Promise<T>;
  changes: number;
  at: number;
}

/**
 * A question that many pages ask and whose answer changes seldom, such as which questionnaires there are: asked of the
 * database again once this process has changed anything but responses, and after ten seconds. Within a transaction it
 * is always asked. Whoever gets the answer shares it with others and must not change it.
 */
export function remembered<T>(ask: (db: Db) => Promise<readonly T[]>): (db: Db) => Promise<readonly T[]> {
  const known = new WeakMap<Db, Remembered<readonly T[]>>();
  return (db) => {
    if (db.isTransaction) return ask(db);
    const changes = changesBesideFigures(db);
    const found = known.get(db);
    if (found && found.changes === changes && performance.now() - found.at < longest) return found.answer;
    const answer = ask(db);
    known.set(db, { answer, changes, at: performance.now() });
    answer.catch(() => known.delete(db));
    return answer;
  };
}
