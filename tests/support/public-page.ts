import { expect } from 'vitest';
import { fitting, type TestApp } from './test-app.ts';

/** A target of this year for the overall question. */
export const target = (threshold: number, more: object = {}) => ({
  metric: 'satisfaction',
  scope: 'overall',
  measure: { family: 'mot-cua', id: 'overall' },
  threshold,
  from: '2026-01-01',
  to: '2026-12-31',
  source: 'Kế hoạch 2026',
  ...more,
});

/** Sends responses to the nine-item form, `satisfied` of `all` satisfied; some of the criteria follow. */
export async function sendRatings(
  server: TestApp,
  point: string,
  satisfied: number,
  all: number,
  more: object = {},
): Promise<void> {
  const responses = Array.from({ length: all }, (_, i) => {
    const level = i < satisfied ? 4 + (i % 2) : 1 + (i % 3);
    return fitting(point, { ratings: { overall: level, c1: level, c4: 4, c6: i % 7 ? 5 : null }, ...more });
  });
  await sendAll(server, responses);
}

export async function sendAll(server: TestApp, responses: object[]): Promise<void> {
  const answer = await server.post('/api/v1/responses/batch', { responses });
  const { results } = (await answer.json()) as { results: { status: string }[] };
  expect(results.filter(({ status }) => status !== 'accepted')).toEqual([]);
}

/** The page as a browser gets it. */
export async function openPage(server: TestApp, path: string): Promise<string> {
  const response = await server.get(path, { accept: 'text/html' });
  expect(response.status, path).toBe(200);
  return response.text();
}

/** A figure as a unit's page shows it: its bare numbers, and the words around them. */
export interface ShownFigure {
  scope: string;
  key: string;
  numbers: Record<'rate' | 'responses' | 'low' | 'high' | 'target', number | null>;
  text: string;
}

/** Every figure of the page, in its order. */
export function figuresOn(html: string): ShownFigure[] {
  return [...html.matchAll(/<(tr|li|p)\b([^>]*data-scope=[^>]*)>(.*?)<\/\1>/gs)].map(
    ([, tag, attributes, inside]) => {
      const value = (name: string) => attributes!.match(new RegExp(`data-${name}="([^"]*)"`))?.[1] ?? null;
      const number = (name: string) => (value(name) === null ? null : Number(value(name)));
      return {
        scope: value('scope')!,
        key: value('key')!,
        numbers: {
          rate: number('rate'),
          responses: number('responses'),
          low: number('low'),
          high: number('high'),
          target: number('target'),
        },
        // What stands beneath the overall rate is a list after its paragraph.
        text: textOf(tag === 'p' ? html.match(/<section class="summary".*?<\/section>/s)![0] : inside!),
      };
    },
  );
}

export function figureOn(html: string, scope: string, key: string): ShownFigure {
  const found = figuresOn(html).filter((figure) => figure.scope === scope && figure.key === key);
  if (found.length !== 1) throw new Error(`${found.length} figures of ${scope} ${key} on the page`);
  return found[0]!;
}

/** The words of a page, without its marks. */
export const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[ \n]+/g, ' ')
    .replace(/ ([,.;:)])/g, '$1')
    .replace(/\( /g, '(')
    .trim();
