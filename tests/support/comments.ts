import { fitting, type TestApp } from './test-app.ts';

/** Sends a response with a comment on the test's day. */
export async function sendComment(
  test: TestApp,
  code: string,
  comment: string,
  more: { field?: string; ratings?: object; id?: string } = {},
): Promise<void> {
  const { field = 'ho-tich', ...changes } = more;
  const answer = await test.post('/api/v1/responses', fitting(code, { field, comment, ...changes }));
  if (answer.status !== 201) throw new Error(await answer.text());
}

/** The comments of a list, as they stand on it, whatever their order. */
export const commentsOn = (html: string): string[] =>
  [...html.matchAll(/<blockquote class="comment-text">(.*?)<\/blockquote>/gs)]
    .map(([, text]) => text!)
    .sort();

/** The ids of the comments of a list. */
export const idsOn = (html: string): string[] => [
  ...new Set([...html.matchAll(/\/comments\/([0-9a-f-]{36})/g)].map(([, id]) => id!)),
];
