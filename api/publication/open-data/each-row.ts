import type { Db } from '../../database/open.ts';
import { dayOf } from '../../days.ts';
import { listFieldRecords } from '../../fields/store.ts';
import { definitionVersion } from '../../statistics/measure.ts';
import { inLocale, type Locale } from '../../text.ts';
import { listAllUnits, type Unit } from '../../units/store.ts';
import { readPetitionBooks, readSatisfaction } from '../closing/closed.ts';
import { type GatheredFigures, type GatheredUnit, gatherFigures } from '../gathered.ts';
import { toTheMinute } from '../publish.ts';
import { nameOfNoField } from '../satisfaction.ts';
import type { OpenRow } from './columns.ts';
import { figureCells, rowsOfPetitions, rowsOfSatisfaction } from './rows.ts';
import { eachOpenFile, type OpenFile, type OpenQuestion } from './store.ts';

/** The rows of every closed period and revision, from the files as they were kept. */
export async function* eachClosedRow(db: Db, locale: Locale, asked: OpenQuestion): AsyncGenerator<OpenRow[]> {
  for await (const files of eachOpenFile(db, locale, asked)) {
    yield files.flatMap((file) => rowsOfFile(file, locale));
  }
}

function rowsOfFile(file: OpenFile, locale: Locale): OpenRow[] {
  const shared = (published: { unit: { name: string }; demonstration: boolean; asOf: string }): OpenRow => ({
    unit: file.unit,
    unitName: published.unit.name,
    unitKind: file.unitKind,
    unitCode: file.unitCode,
    superior: file.superior,
    demonstration: published.demonstration,
    period: file.period,
    periodName: inLocale(file.periodName, locale),
    from: file.from,
    to: file.to,
    asOf: published.asOf,
    revision: file.revision,
    latest: file.latest,
    reason: file.reason,
    coverage: file.coverage,
    sha256: file.sha256,
  });
  if (file.name === 'petitions') {
    const books = readPetitionBooks(file.content);
    return rowsOfPetitions(books, shared(books));
  }
  const satisfaction = readSatisfaction(file.content);
  return rowsOfSatisfaction(satisfaction, shared(satisfaction), locale);
}

const unitsAtOnce = 100;

export interface Present {
  now: Date;
  privacyMinimum: number;
  locale: Locale;
}

/**
 * The figures of this year to date, overall and by field, of every unit with public responses; of one with units below
 * also together with them. They may still change.
 */
export async function* eachPresentRow(
  db: Db,
  { now, privacyMinimum, locale }: Present,
): AsyncGenerator<OpenRow[]> {
  const to = dayOf(now);
  const stretch = { from: `${to.slice(0, 4)}-01-01`, to };
  const units = await listAllUnits(db);
  const fields = new Map(
    (await listFieldRecords(db)).map(({ id, slug, name }) => [id, { slug, name: inLocale(name, locale) }]),
  );
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const subtrees = subtreesOf(units);
  for (let start = 0; start < units.length; start += unitsAtOnce) {
    const page = units.slice(start, start + unitsAtOnce);
    const superiors = page.filter(({ id }) => subtrees.get(id)!.length > 1);
    for (const [coverage, gathered] of [
      ['unit', page.map((unit) => placed(unit, [unit.id], byId))],
      ['with-below', superiors.map((unit) => placed(unit, subtrees.get(unit.id)!, byId))],
    ] as const) {
      const found = await gatherFigures(db, gathered, stretch, { privacyMinimum, by: 'field' });
      yield [...found.values()].flatMap((one) => {
        const { unit } = one;
        const about: OpenRow = {
          unit: unit.slug,
          unitName: inLocale(unit.name, locale),
          unitKind: unit.kind,
          unitCode: unit.code,
          superior: byId.get(unit.parentId ?? 0)?.slug ?? null,
          demonstration: unit.demonstration,
          ...stretch,
          asOf: toTheMinute(now),
          coverage,
        };
        return presentRows(one, about, fields, locale);
      });
    }
  }
}

function presentRows(
  { unit, family, measure, weighting, overall, fields: figures }: GatheredFigures,
  about: OpenRow,
  fields: Map<number, { slug: string; name: string }>,
  locale: Locale,
): OpenRow[] {
  const measured: OpenRow = {
    ...about,
    metric: 'satisfaction',
    questionnaire: family,
    measure: measure.id,
    measureKind: measure.kind,
    weighting,
    definitionVersion,
  };
  const hasFields = [...figures.keys()].some((id) => id !== null);
  const without = inLocale(nameOfNoField(hasFields), locale);
  return [
    {
      ...measured,
      scope: 'overall',
      key: unit.slug,
      name: inLocale(unit.name, locale),
      ...figureCells(overall),
    },
    ...[...figures].map(([id, figure]) => ({
      ...measured,
      scope: 'field',
      key: id === null ? '' : fields.get(id)!.slug,
      name: id === null ? without : fields.get(id)!.name,
      ...figureCells(figure),
    })),
  ];
}

const placed = (unit: Unit, unitIds: number[], byId: Map<number, Unit>): GatheredUnit => ({
  unit,
  unitIds,
  chain: chainOf(unit, byId),
});

function chainOf(unit: Unit, byId: Map<number, Unit>): number[] {
  const superior = unit.parentId === null ? undefined : byId.get(unit.parentId);
  return superior ? [unit.id, ...chainOf(superior, byId)] : [unit.id];
}

/** The ids of each unit and all below it. */
function subtreesOf(units: Unit[]): Map<number, number[]> {
  const below = new Map<number, number[]>(units.map(({ id }) => [id, []]));
  for (const { id, parentId } of units) if (parentId !== null) below.get(parentId)?.push(id);
  const gather = (id: number): number[] => [id, ...below.get(id)!.flatMap(gather)];
  return new Map(units.map(({ id }) => [id, gather(id)]));
}
