import type { Author } from '../../accounts/actor.ts';
import { recordChange } from '../../audit/store.ts';
import type { Db, Trx } from '../../database/open.ts';
import { dayOf } from '../../days.ts';
import { problem } from '../../problems.ts';
import type { Locale } from '../../text.ts';
import type { UnitInContext } from '../context.ts';
import type { Satisfaction } from '../satisfaction.ts';
import { readSatisfaction } from './closed.ts';
import { type ClosedFile, hashOf } from './closed-file.ts';
import { saySame } from './compare.ts';
import { contentsOf, type ToClose } from './contents.ts';
import { publishedPeriod } from './publish-period.ts';
import { findClosedFile, insertClosing, listFileRefs, listRevisions } from './store.ts';
import { closableFrom, type DuePeriod, existedIn } from './when.ts';

export interface Circumstances {
  now: Date;
  privacyMinimum: number;
  /** Without a slash at the end. */
  publicUrl: string;
}

/**
 * Closes a period of a unit: keeps what is published of it at this instant, for good, and tells of it. Call
 * `readOneInstant` first, so that all of it is of one instant.
 * @throws Problem period-not-over, unit-not-there-then, period-closed
 */
export async function closePeriod(
  trx: Trx,
  by: Author,
  context: UnitInContext,
  period: DuePeriod,
  circumstances: Circumstances,
): Promise<void> {
  if (dayOf(circumstances.now) < closableFrom(period)) throw problem('period-not-over');
  if (!existedIn(context.unit, period)) throw problem('unit-not-there-then');
  const known = await listRevisions(trx, context.unit.id, period.slug);
  if (known.length > 0) throw problem('period-closed');
  const { slug, name, from, to } = period;
  await keep(
    trx,
    by,
    { context, period: { slug, name, from, to }, revision: 1, reason: null },
    circumstances,
  );
}

/** What a revision would say otherwise than the last one does, in both parts. */
export interface Revisable {
  before: Satisfaction;
  after: Satisfaction;
  /** False where nothing at all is otherwise, neither figures nor what stands beside them. */
  differs: boolean;
}

/**
 * The figures of a closed period as they would be now, beside those of its last revision.
 * @throws Problem period-not-closed
 */
export async function compareWithNow(
  db: Db,
  context: UnitInContext,
  slug: string,
  circumstances: Pick<Circumstances, 'now' | 'privacyMinimum'>,
  locale: Locale = 'vi',
): Promise<Revisable> {
  const last = (await listRevisions(db, context.unit.id, slug)).at(-1);
  if (!last) throw problem('period-not-closed');
  const revision = last.revision + 1;
  const { files } = await contentsOf(
    db,
    { context, period: last.period, revision, reason: '' },
    circumstances,
  );
  const kept = await filesOf(db, last.id);
  return {
    before: mainFigures(kept, locale),
    after: mainFigures(files, locale),
    differs: !saySame(kept, files),
  };
}

/**
 * Publishes the figures of a closed period anew beside those before, with the reason for it.
 * @throws Problem period-not-closed, nothing-to-revise
 */
export async function revisePeriod(
  trx: Trx,
  by: Author,
  context: UnitInContext,
  slug: string,
  reason: string,
  circumstances: Circumstances,
): Promise<void> {
  const last = (await listRevisions(trx, context.unit.id, slug)).at(-1);
  if (!last) throw problem('period-not-closed');
  const { differs } = await compareWithNow(trx, context, slug, circumstances);
  if (!differs) throw problem('nothing-to-revise');
  await keep(trx, by, { context, period: last.period, revision: last.revision + 1, reason }, circumstances);
}

async function keep(trx: Trx, by: Author, toClose: ToClose, circumstances: Circumstances): Promise<void> {
  const { context, period, revision, reason } = toClose;
  const { unit } = context;
  const { now } = circumstances;
  const { files, summary } = await contentsOf(trx, toClose, circumstances);
  const closing = { unitId: unit.id, period, revision, reason, closedAt: now, closedBy: by.name, summary };
  const id = await insertClosing(trx, closing, files);
  if (id === undefined) throw problem('period-closed');
  const change = {
    action: revision === 1 ? 'period.close' : 'period.revise',
    unitId: unit.id,
    subject: { kind: 'period', key: period.slug },
    after: { from: period.from, to: period.to, revision, reason, sha256: hashOf(mainFile(files, 'vi')) },
  };
  await recordChange(trx, by, change, now);
  await publishedPeriod(trx, context, { ...closing, id }, circumstances.publicUrl);
}

async function filesOf(db: Db, closingId: number): Promise<ClosedFile[]> {
  const files: ClosedFile[] = [];
  for (const ref of await listFileRefs(db, [closingId])) {
    const { name, coverage, locale, format } = ref;
    const key = { name, coverage, locale, format };
    files.push({ ...key, content: (await findClosedFile(db, closingId, key))! });
  }
  return files;
}

/** The figures that stand for the closing: with the units below, where there are any. */
function mainFile(files: ClosedFile[], locale: Locale): string {
  const figures = files.filter(
    (file) => file.name === 'satisfaction' && file.locale === locale && file.format === 'json',
  );
  return (figures.find(({ coverage }) => coverage === 'with-below') ?? figures[0]!).content;
}

const mainFigures = (files: ClosedFile[], locale: Locale) => readSatisfaction(mainFile(files, locale));
