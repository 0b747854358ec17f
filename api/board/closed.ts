import type { Db } from '../database/open.ts';
import { readPetitionBooks, readSatisfaction } from '../publication/closing/closed.ts';
import { type ClosedFigures, eachClosed } from '../publication/closing/store.ts';
import type { Figure } from '../publication/figure.ts';
import type { GatheredFigures } from '../publication/gathered.ts';
import type { Punctuality } from '../publication/punctuality.ts';
import type { Satisfaction } from '../publication/satisfaction.ts';
import type { Metric } from '../targets/metrics.ts';
import { keyOf, noData, type Reading, readingOfCount, readingOfFigure } from './reading.ts';
import type { UnitOnBoard } from './units.ts';

interface ClosedOnBoard {
  /** Figures of satisfaction with the verdict of that day, for units that still have public responses. */
  figures: Map<number, GatheredFigures>;
  readings: Map<string, Reading>;
}

/**
 * What the units of a board closed of a period: it stands there as on their own pages for it, whatever has come to
 * pass since. What no closing keeps (values entered by hand, publication, shares of units) is left to the present.
 */
export async function readClosed(
  db: Db,
  units: UnitOnBoard[],
  period: string | undefined,
  present: ReadonlyMap<number, GatheredFigures>,
): Promise<ClosedOnBoard> {
  const closed: ClosedOnBoard = { figures: new Map(), readings: new Map() };
  if (period === undefined) return closed;
  for (const coverage of ['unit', 'with-below'] as const) {
    const covered = units.filter(({ unitIds }) => unitIds.length > 1 === (coverage === 'with-below'));
    const byId = new Map(covered.map((on) => [on.unit.id, on]));
    for await (const page of eachClosed(db, { unitIds: [...byId.keys()], coverage, period, locale: 'vi' })) {
      for (const one of page) addClosed(closed, one, byId.get(one.unitId)!, present.get(one.unitId));
    }
  }
  return closed;
}

function addClosed(
  { figures, readings }: ClosedOnBoard,
  { unitId, closedAt, ...files }: ClosedFigures,
  on: UnitOnBoard,
  present: GatheredFigures | undefined,
): void {
  const satisfaction = readSatisfaction(files.satisfaction);
  const { fellDue, onTime } = readPetitionBooks(files.petitions).total;
  const ids = new Map(on.fields.map(({ slug, id }) => [slug, id]));
  const keep = (fieldId: number | null, metric: Metric, reading: Reading) =>
    readings.set(keyOf(unitId, fieldId, metric), { ...reading, closedAt: closedAt.toISOString() });
  const keepDossiers = (fieldId: number | null, dossiers: Punctuality | undefined) => {
    keep(fieldId, 'on-time', dossiers ? readingOfCount(dossiers.onTime) : noData);
    keep(fieldId, 'apologies', dossiers ? readingOfCount(dossiers.apologies) : noData);
  };

  const byField = figuresByField(satisfaction, ids);
  if (present) figures.set(unitId, { ...present, overall: satisfaction.overall, fields: byField });
  keep(null, 'satisfaction', readingOfFigure(satisfaction.overall));
  keep(null, 'petitions-answered', readingOfCount({ count: onTime, of: fellDue }));
  const { caseload } = satisfaction;
  keepDossiers(null, caseload?.overall);
  for (const [slug, id] of ids) {
    keep(id, 'satisfaction', readingOfFigure(byField.get(id)));
    keepDossiers(
      id,
      caseload?.fields.find(({ field }) => field?.slug === slug),
    );
  }
}

function figuresByField({ fields }: Satisfaction, ids: ReadonlyMap<string, number>) {
  const figures = new Map<number | null, Figure>();
  for (const { field, ...figure } of fields) {
    const id = field ? ids.get(field.slug) : null;
    if (id !== undefined) figures.set(id, figure);
  }
  return figures;
}
