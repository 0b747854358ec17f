import type { Db } from '../../database/open.ts';
import { problem } from '../../problems.ts';
import type { Locale } from '../../text.ts';
import type { Below } from '../below.ts';
import type { PetitionBooks } from '../petition-books.ts';
import type { PageQuery } from '../query.ts';
import type { Satisfaction } from '../satisfaction.ts';
import type { ClosedFileKey, Coverage } from './closed-file.ts';
import { type Closing, findClosedFile, listRevisions } from './store.ts';

/** A closed period that a page was asked for: every revision, and the one to show. */
export interface ClosedPeriod {
  revisions: Closing[];
  /** The revision asked for, else the latest. */
  shown: Closing;
  /**
   * False where something was asked for that is not kept, such as another measure: that is computed anew, and says so.
   */
  isKept: boolean;
}

/**
 * The closed period that a query names; undefined where it names none, or one that is not closed.
 * @throws Problem invalid-input for a revision that there is not
 */
export async function findClosedPeriod(
  db: Db,
  unitId: number,
  query: PageQuery,
  locale: Locale,
): Promise<ClosedPeriod | undefined> {
  const revisions = query.period === undefined ? [] : await listRevisions(db, unitId, query.period);
  const shown =
    query.revision === undefined
      ? revisions.at(-1)
      : revisions.find(({ revision }) => revision === query.revision);
  if (!shown && query.revision !== undefined) {
    const message = locale === 'vi' ? 'kỳ này không có bản đó' : 'the period has no such revision';
    throw problem('invalid-input', { errors: [{ path: 'revision', message }] });
  }
  const { questionnaire, measure, weighting } = query;
  return (
    shown && {
      revisions,
      shown,
      isKept: [questionnaire, measure, weighting].every((one) => one === undefined),
    }
  );
}

/**
 * What is kept of a closing; of a unit with none below at that time, what was asked for with the units below is the
 * unit's own.
 */
export async function getClosedFile(
  db: Db,
  { id, summary }: Closing,
  key: Omit<ClosedFileKey, 'coverage'> & { descendants: boolean },
): Promise<string> {
  const { descendants, ...of } = key;
  const coverage: Coverage = descendants && summary.withBelow ? 'with-below' : 'unit';
  return (await findClosedFile(db, id, { ...of, coverage }))!;
}

/**
 * Members that figures have gained since the first were kept, with what a file without them means. Whoever adds one to
 * `Satisfaction` adds it here: `tests/golden/closed-satisfaction.json` is a file of the first day.
 */
const gainedSince = { caseload: null, fieldTrends: [] } satisfies Partial<Satisfaction>;

export const readSatisfaction = (content: string): Satisfaction => ({
  ...gainedSince,
  ...(JSON.parse(content) as Satisfaction),
});

export const readPetitionBooks = (content: string): PetitionBooks => JSON.parse(content) as PetitionBooks;

/** The kept table of the units directly below. */
export async function findBelow(db: Db, { id }: Closing): Promise<Below> {
  const key = { name: 'units-below', coverage: 'unit', locale: 'vi', format: 'json' } as const;
  const content = await findClosedFile(db, id, key);
  return content === undefined ? { count: 0, units: [] } : (JSON.parse(content) as Below);
}
