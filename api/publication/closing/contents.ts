import type { Db } from '../../database/open.ts';
import { dayOf } from '../../days.ts';
import type { Period } from '../../periods/period.ts';
import { publicTallies } from '../../statistics/store.ts';
import { inLocale, type Locale, locales } from '../../text.ts';
import { countBelow } from '../../units/store.ts';
import { settleBasis } from '../basis.ts';
import { figuresBelow } from '../below.ts';
import type { UnitInContext } from '../context.ts';
import { satisfactionCsv } from '../csv.ts';
import { publishPetitionBooks } from '../petition-books.ts';
import { figuresOf } from '../publish.ts';
import type { Satisfaction } from '../satisfaction.ts';
import type { ClosedFile, Coverage } from './closed-file.ts';
import type { ClosingSummary } from './store.ts';

export interface ToClose {
  context: UnitInContext;
  period: Period;
  revision: number;
  reason: string | null;
}

export interface ClosedContents {
  files: ClosedFile[];
  summary: ClosingSummary;
}

/**
 * What would be kept if the period were closed now: the figures exactly as the public page, JSON and CSV have them at
 * this instant, in both languages; for a unit with others below it also together with them.
 */
export async function contentsOf(
  db: Db,
  { context, period, revision, reason }: ToClose,
  { now, privacyMinimum }: { now: Date; privacyMinimum: number },
): Promise<ClosedContents> {
  const { unit } = context;
  const stretch = { from: period.from, to: period.to };
  const hasBelow = (await countBelow(db, [unit.id])).has(unit.id);
  const coverages: Coverage[] = hasBelow ? ['unit', 'with-below'] : ['unit'];
  const asOf = now.toISOString();
  const closingIn = (locale: Locale): Satisfaction['closing'] => ({
    period: { slug: period.slug, name: inLocale(period.name, locale) },
    revision,
    reason,
  });
  const files: ClosedFile[] = [];
  const figures = new Map<Coverage, Satisfaction>();
  for (const coverage of coverages) {
    const descendants = coverage === 'with-below';
    const basis = await settleBasis(db, context, { descendants }, stretch, 'vi', publicTallies(dayOf(now)));
    for (const locale of locales) {
      const circumstances = { now, privacyMinimum, locale };
      const satisfaction = { ...figuresOf(basis, circumstances), asOf, closing: closingIn(locale) };
      figures.set(coverage, satisfaction);
      const books = await publishPetitionBooks(db, context, stretch, { ...circumstances, descendants });
      const petitions = { ...books, asOf, closing: closingIn(locale) };
      const of = { coverage, locale };
      files.push(
        { ...of, name: 'satisfaction', format: 'json', content: JSON.stringify(satisfaction) },
        { ...of, name: 'satisfaction', format: 'csv', content: satisfactionCsv(satisfaction, locale) },
        { ...of, name: 'petitions', format: 'json', content: JSON.stringify(petitions) },
      );
    }
  }
  if (hasBelow) files.push(await unitsBelowFile(db, context, stretch, privacyMinimum));
  const { questionnaire, measure, overall } = figures.get('unit')!;
  return {
    files,
    summary: {
      measure: { family: questionnaire.family, id: measure.id, kind: measure.kind },
      unit: overall,
      withBelow: figures.get('with-below')?.overall ?? null,
    },
  };
}

/** The table of the units directly below; names in both languages, so that it is one file. */
async function unitsBelowFile(
  db: Db,
  { unit }: UnitInContext,
  stretch: { from: string; to: string },
  privacyMinimum: number,
): Promise<ClosedFile> {
  const { count, units } = await figuresBelow(db, unit, stretch, { privacyMinimum, locale: 'vi' });
  const content = {
    count,
    units: units.map(({ unit: { slug, name, validTo }, hasUnitsBelow, figure }) => ({
      unit: { slug, name, validTo },
      hasUnitsBelow,
      figure,
    })),
  };
  const key = { name: 'units-below', coverage: 'unit', locale: 'vi', format: 'json' } as const;
  return { ...key, content: JSON.stringify(content) };
}
