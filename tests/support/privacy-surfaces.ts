import type { Board } from '../../api/board/board.ts';
import type { Day } from '../../api/days.ts';
import { weekOf } from '../../api/periods/week.ts';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { eachFile } from '../../api/push/contents.ts';
import { findUnit } from '../../api/units/store.ts';
import { pushedSurfaces } from '../../survey-web/static-page/surfaces.ts';
import type { Reading } from './privacy-attack.ts';
import { figuresOn, textOf } from './public-page.ts';
import type { TestApp } from './test-app.ts';

/** A unit, and those whose answers its figures are made of. */
export interface Watched {
  slug: string;
  units: string[];
}

interface Figure {
  responses: number | null;
  ratings?: number | null;
  rate: number | null;
}

type Take = (surface: string, figure: Figure, of?: Partial<Reading>) => void;

/** Gathers the readings of one moment; what a figure does not say of itself it has of `read`. */
function gather(read: Omit<Reading, 'surface' | 'responses' | 'satisfied'>) {
  const readings: Reading[] = [];
  const take: Take = (surface, { responses, ratings, rate }, of = {}) => {
    if (responses === null) return;
    const satisfied = rate === null ? 0 : Math.round(rate * (ratings ?? responses));
    readings.push({ ...read, ...of, surface, responses, satisfied });
  };
  return { readings, take };
}

/** Everything that public surfaces tell of a unit (with those below it) over a stretch of days. */
export async function readSurfaces(
  server: TestApp,
  { slug, units }: Watched,
  { from, to }: { from: Day; to: Day },
  step: number,
): Promise<Reading[]> {
  const query = `from=${from}&to=${to}&descendants=true`;
  const { readings, take } = gather({ units, field: null, criterion: null, from, to, step });
  takeSatisfaction(take, 'api', await server.getJson(`/api/v1/units/${slug}/satisfaction?${query}`));
  takeCsv(take, 'csv', await textAt(server, `/u/${slug}/satisfaction.csv?${query}`));
  takePage(take, 'page', await textAt(server, `/u/${slug}?${query}`, 'text/html'));
  const embed: Pick<Satisfaction, 'overall'> = await server.getJson(`/u/${slug}/embed.json?${query}`);
  take('embed', embed.overall);
  takeWords(take, 'badge', textOf(await textAt(server, `/u/${slug}/badge.svg?${query}`)));
  takeBoard(take, 'board', await server.getJson(`/u/${slug}/targets.json?${query}`), { slug, units });
  return readings;
}

/** What is told of a unit without being asked for days: its weeks, the year to date, and the files that are pushed. */
export async function readStanding(
  server: TestApp,
  { slug, units }: Watched,
  days: Day[],
  step: number,
): Promise<Reading[]> {
  const { now } = server.clock;
  const today = days.at(-1)!;
  const from = `${today.slice(0, 4)}-01-01`;
  const { readings, take } = gather({ units, field: null, criterion: null, from, to: today, step });
  for (const week of new Map(days.map((day) => [weekOf(day).slug, weekOf(day)])).values()) {
    const page = await textAt(server, `/u/${slug}/week?week=${week.slug}&descendants=true`, 'text/html');
    const headline = page.match(/<div class="week-headline".*?<\/div>/s)![0];
    takeWords(take, 'week', textOf(headline), { from: week.from, to: week.to });
  }
  const unit = (await findUnit(server.db, slug))!;
  for await (const { path, make } of eachFile(server.db, unit, pushedSurfaces, { ...server.deps, now })) {
    const name = path.split('/').at(-1)!;
    if (name === 'satisfaction.json') {
      takeSatisfaction(take, 'pushed JSON', JSON.parse(`${await make()}`) as Satisfaction);
    }
    if (name === 'satisfaction.csv') takeCsv(take, 'pushed CSV', `${await make()}`);
    if (name === 'index.html') takePage(take, 'pushed page', `${await make()}`);
    if (name === 'badge.svg') takeWords(take, 'pushed badge', textOf(`${await make()}`));
  }
  return readings;
}

interface OpenFigure extends Figure {
  unit: string;
  from: Day;
  to: Day;
  metric: string;
  scope: string;
  key: string;
  coverage: string;
}

/** The open figures of some units: those of the year to date, and those of closed periods. */
export async function readOpenData(server: TestApp, watched: Watched[], step: number): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const name of ['present', 'figures']) {
    const { figures }: { figures: OpenFigure[] } = await server.getJson(`/open-data/${name}.json`);
    for (const row of figures) {
      const of = watched.find(({ slug }) => slug === row.unit);
      if (!of || row.metric !== 'satisfaction') continue;
      const { from, to } = row;
      const units = row.coverage === 'with-below' ? of.units : [of.slug];
      const { readings: found, take } = gather({ units, field: null, criterion: null, from, to, step });
      takeScope(take, `open data, ${name}`, row.scope, row.key, row);
      readings.push(...found);
    }
  }
  return readings;
}

/** What is kept of a closed period: file, page and feed. */
export async function readClosed(
  server: TestApp,
  { slug, units }: Watched,
  period: string,
  step: number,
): Promise<Reading[]> {
  const query = `period=${period}&descendants=true`;
  const closed: Satisfaction = await server.getJson(`/u/${slug}/satisfaction.json?${query}`);
  const { from, to } = closed.period;
  const { readings, take } = gather({ units, field: null, criterion: null, from, to, step });
  takeSatisfaction(take, 'closed JSON', closed);
  takeCsv(take, 'closed CSV', await textAt(server, `/u/${slug}/satisfaction.csv?${query}`));
  takePage(take, 'closed page', await textAt(server, `/u/${slug}?${query}`, 'text/html'));
  takeBoard(take, 'closed board', await server.getJson(`/u/${slug}/targets.json?${query}`), { slug, units });
  for (const [, entry] of (await textAt(server, `/u/${slug}/feed.xml`)).matchAll(/<entry>(.*?)<\/entry>/gs)) {
    if (entry!.includes(`period=${period}`)) takeWords(take, 'feed', textOf(entry!));
  }
  return readings;
}

function takeSatisfaction(take: Take, surface: string, { overall, fields, criteria }: Satisfaction): void {
  take(surface, overall);
  for (const figure of fields) take(surface, figure, { field: figure.field?.slug ?? 'unsure' });
  for (const figure of criteria) take(surface, figure, { criterion: figure.key });
}

function takeBoard(take: Take, surface: string, { rows }: Board, { slug, units }: Watched): void {
  for (const { unit, field, metric, value, n } of rows) {
    if (metric !== 'satisfaction') continue;
    const of = unit.slug === slug ? units : [unit.slug];
    take(surface, { responses: n, rate: value }, { units: of, field: field?.slug ?? null });
  }
}

function takeCsv(take: Take, surface: string, csv: string): void {
  for (const line of csv.split('\r\n').slice(1)) {
    const [scope, key, , rate, responses, ratings] = line.split(',');
    if (!responses) continue;
    const figure = { rate: Number(rate), responses: Number(responses), ratings: Number(ratings) };
    takeScope(take, surface, scope!, key!, figure);
  }
}

function takeScope(take: Take, surface: string, scope: string, key: string, figure: Figure): void {
  if (scope === 'overall') take(surface, figure);
  if (scope === 'field') take(surface, figure, { field: key || 'unsure' });
  if (scope === 'criterion') take(surface, figure, { criterion: key });
}

function takePage(take: Take, surface: string, page: string): void {
  for (const { scope, key, numbers } of figuresOn(page)) {
    if (scope === 'unit') take(surface, numbers, { units: [key] });
    else takeScope(take, surface, scope, key, numbers);
  }
}

/** "83,3 %" and "12 phiếu" in a sentence or picture; nothing where it tells no number. */
function takeWords(take: Take, surface: string, words: string, of?: Partial<Reading>): void {
  const rate = words.match(/(\d+(?:,\d+)?)\s*%/)?.[1];
  const responses = words.match(/([\d.]+)\s+phiếu(?! được)/)?.[1];
  if (!rate || !responses) return;
  const figure = {
    rate: Number(rate.replace(',', '.')) / 100,
    responses: Number(responses.replace('.', '')),
  };
  take(surface, figure, of);
}

async function textAt(server: TestApp, path: string, accept = '*/*'): Promise<string> {
  const answer = await server.get(path, { accept });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
}
