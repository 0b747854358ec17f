import { createHash } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Db } from '../database/open.ts';
import { dayOf } from '../days.ts';
import { readPetitionBooks, readSatisfaction } from '../publication/closing/closed.ts';
import {
  type ClosedFileRef,
  type Closing,
  findClosedFile,
  listClosings,
  listFileRefs,
} from '../publication/closing/store.ts';
import { putInContext, stretchAskedFor } from '../publication/context.ts';
import { satisfactionCsv } from '../publication/csv.ts';
import { type PetitionBooks, publishPetitionBooks } from '../publication/petition-books.ts';
import { publishSatisfaction } from '../publication/publish.ts';
import type { Satisfaction } from '../publication/satisfaction.ts';
import { inLocale, type Locale, locales } from '../text.ts';
import { countBelow, type Unit } from '../units/store.ts';

/** What a page without a server shows. */
export interface StaticFacts {
  satisfaction: Satisfaction;
  books: PetitionBooks;
  /** Files beside the page. */
  files: { otherLanguage: string; json: string; csv: string };
  /** Other pages of the unit beside it: its present one, and its closed periods, latest first. */
  pages: { name: string | null; path: string }[];
  /** The page of the unit on the server. */
  source: string;
  locale: Locale;
}

/** Makes a page that needs no server: no script, its style within it. Handed in, since pages stand above the rooms. */
export type StaticPage = (facts: StaticFacts) => string;

/** A picture of the figures, by the name and ending of its file. */
export interface Picture {
  name: string;
  ending: 'svg' | 'png';
  make: () => Promise<Buffer>;
}

export interface Surfaces {
  page: StaticPage;
  pictures: (facts: Pick<StaticFacts, 'satisfaction' | 'source' | 'locale'>) => Picture[];
}

export interface PushedFile {
  path: string;
  /** Made only where it is sent. */
  make: () => Buffer | Promise<Buffer>;
  /** The same while nothing has changed but the instant at which it was made; another each day, so that it stays fresh. */
  digest: string;
}

/** Every file of a unit: its present figures, then each closed period as it was kept. */
export async function* eachFile(
  db: Db,
  unit: Unit,
  { page, pictures }: Surfaces,
  { config, now }: { config: Config; now: Date },
): AsyncGenerator<PushedFile> {
  const context = await putInContext(db, unit);
  const descendants = (await countBelow(db, [unit.id])).has(unit.id);
  const closings = latestOf(await listClosings(db, unit.id));
  const { privacyMinimum, publicUrl } = config;
  for (const locale of locales) {
    const query = { descendants };
    const stretch = await stretchAskedFor(db, context, query, now, locale);
    const circumstances = { now, privacyMinimum, locale };
    const satisfaction = await publishSatisfaction(db, context, query, stretch, circumstances);
    const books = await publishPetitionBooks(db, context, stretch, { ...circumstances, descendants });
    const digest = digestOf([
      { ...satisfaction, asOf: '' },
      { ...books, asOf: '' },
      closings.map(({ id }) => id),
      dayOf(now),
    ]);
    const file = (name: string, make: PushedFile['make']): PushedFile => ({
      path: `${unit.slug}/${name}`,
      make,
      digest,
    });
    const text = (name: string, ending: string, content: () => string) =>
      file(named(name, locale, ending), () => Buffer.from(content()));
    const facts = factsOf('index', 'satisfaction', closings, locale, `${publicUrl}/u/${unit.slug}`);
    yield text('satisfaction', 'json', () => JSON.stringify(satisfaction));
    yield text('satisfaction', 'csv', () => satisfactionCsv(satisfaction, locale));
    yield text('petitions', 'json', () => JSON.stringify(books));
    for (const { name, ending, make } of pictures({ satisfaction, ...facts })) {
      yield file(named(name, locale, ending), make);
    }
    yield text('index', 'html', () => page({ satisfaction, books, ...facts }));
  }
  const refs = await listFileRefs(
    db,
    closings.map(({ id }) => id),
  );
  for (const closing of closings) {
    const own = { closing, refs: refs.filter(({ closingId }) => closingId === closing.id) };
    yield* filesOfClosing(db, unit, own, closings, page, publicUrl);
  }
}

/** The kept files of a closing, read only where they are sent, and a page made of them. */
function filesOfClosing(
  db: Db,
  unit: Unit,
  { closing, refs }: { closing: Closing; refs: ClosedFileRef[] },
  closings: Closing[],
  page: StaticPage,
  publicUrl: string,
): PushedFile[] {
  const coverage = closing.summary.withBelow ? 'with-below' : 'unit';
  const { slug } = closing.period;
  return locales.flatMap((locale) => {
    const path = (ending: string) => `${unit.slug}/${named(slug, locale, ending)}`;
    const kept = async (name: 'satisfaction' | 'petitions', format: 'json' | 'csv') =>
      (await findClosedFile(db, closing.id, { name, coverage, locale, format }))!;
    const hash = (name: 'satisfaction' | 'petitions', format: 'json' | 'csv') =>
      refs.find(
        (ref) =>
          ref.name === name && ref.coverage === coverage && ref.locale === locale && ref.format === format,
      )!.sha256;
    const facts = factsOf(slug, slug, closings, locale, `${publicUrl}/u/${unit.slug}?period=${slug}`);
    const makePage = async () => {
      const satisfaction = readSatisfaction(await kept('satisfaction', 'json'));
      const books = readPetitionBooks(await kept('petitions', 'json'));
      return Buffer.from(page({ satisfaction, books, ...facts }));
    };
    const bytes = (format: 'json' | 'csv') => async () => Buffer.from(await kept('satisfaction', format));
    return [
      { path: path('json'), make: bytes('json'), digest: hash('satisfaction', 'json') },
      { path: path('csv'), make: bytes('csv'), digest: hash('satisfaction', 'csv') },
      {
        path: path('html'),
        make: makePage,
        digest: digestOf([hash('satisfaction', 'json'), hash('petitions', 'json'), facts.pages]),
      },
    ];
  });
}

/** `index.html` and `index.en.html`. */
const named = (name: string, locale: Locale, ending: string) =>
  locale === 'vi' ? `${name}.${ending}` : `${name}.${locale}.${ending}`;

function factsOf(page: string, data: string, closings: Closing[], locale: Locale, source: string) {
  return {
    files: {
      otherLanguage: named(page, locale === 'vi' ? 'en' : 'vi', 'html'),
      json: named(data, locale, 'json'),
      csv: named(data, locale, 'csv'),
    },
    pages: [
      { name: null, path: named('index', locale, 'html') },
      ...closings.map(({ period }) => ({
        name: inLocale(period.name, locale),
        path: named(period.slug, locale, 'html'),
      })),
    ].filter(({ path }) => path !== named(page, locale, 'html')),
    source,
    locale,
  };
}

/** The latest revision of each period, the last to end first. A period cannot take the name of a page or file here. */
function latestOf(closings: Closing[]): Closing[] {
  const latest = new Map(closings.toReversed().map((one) => [one.period.slug, one]));
  return [...latest.values()]
    .filter(({ period }) => !['index', 'satisfaction', 'petitions', 'badge', 'table'].includes(period.slug))
    .sort((a, b) => (a.period.to < b.period.to ? 1 : a.period.to > b.period.to ? -1 : b.id - a.id));
}

const digestOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
