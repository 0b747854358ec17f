/** What came of sending: an answer, or why there was none. */
export interface Outcome {
  /** null: no answer. */
  status: number | null;
  /** null: it was taken. */
  problem: string | null;
  /** The beginning of the answer's body. */
  answer: string | null;
}

export const timeLimit = 10_000;
const longestAnswer = 1000;

/** Posts a message; follows no redirect, waits ten seconds at most, and reads no more of the answer than is kept. */
export async function post(
  url: string,
  { body, headers }: { body: string; headers: Record<string, string> },
  limit = timeLimit,
): Promise<Outcome> {
  const signal = AbortSignal.timeout(limit);
  try {
    const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal });
    const { status } = response;
    // The status is the answer; a body that never ends is no reason to send again.
    const answer = await beginningOf(response).catch(() => '');
    return { status, problem: response.ok ? null : `http-${status}`, answer: answer || null };
  } catch (error) {
    return { status: null, problem: reasonOf(error), answer: null };
  }
}

async function beginningOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of response.body ?? []) {
    text += decoder.decode(part, { stream: true });
    if (text.length >= longestAnswer) break;
  }
  // NUL is no text to a database.
  return text.slice(0, longestAnswer).replaceAll('\0', '');
}

/** Why there was no answer, as a code: the words of errors name addresses of the inside. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as {
    name?: string;
    cause?: { code?: unknown; errors?: { code?: unknown }[] };
  };
  if (name === 'TimeoutError') return 'timeout';
  const code = cause?.code ?? cause?.errors?.[0]?.code;
  return typeof code === 'string' ? code.slice(0, 60) : 'no-answer';
}
