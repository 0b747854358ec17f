import type { Db } from '../../../api/database/open.ts';
import { normaliseCode } from '../../../api/points/codes.ts';
import { findPoint, type Point } from '../../../api/points/store.ts';
import { problem } from '../../../api/problems.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { consolePointTexts } from '../../texts/console-points.ts';

/**
 * The point of the unit that a code in the path leads to.
 * @throws Problem not-found, also for a point of another unit
 */
export async function getPointOf(db: Db, unitId: number, typed: string): Promise<Point> {
  const code = normaliseCode(typed);
  const point = code === null ? undefined : await findPoint(db, code);
  if (!point || point.unit.id !== unitId) throw problem('not-found');
  return point;
}

/** How a point is called among those of its unit. */
export const nameOf = ({ label, code }: Pick<Point, 'label' | 'code'>, locale: Locale): string =>
  label ? inLocale(label, locale) : code;

/** Whether a poster of it is printed: whoever scans that of one-time codes could not answer without a slip. */
export const isPrinted = ({ retiredAt, campaign }: Pick<Point, 'retiredAt' | 'campaign'>): boolean =>
  retiredAt === null && campaign?.access !== 'one-time';

/** The fields of a point in words. */
export function fieldsOf({ fields }: Point, locale: Locale): string {
  const t = consolePointTexts[locale];
  if (fields.length === 0) return t.noField;
  const names = fields.map(({ name }) => inLocale(name, locale)).join(', ');
  return fields.length === 1 ? names : `${t.asks} ${names}`;
}

/** A point as `manage apply` takes it. */
export const asInput = (point: Point) => ({
  code: point.code,
  unit: point.unit.slug,
  ...(point.fields.length > 0 && { fields: point.fields.map(({ slug }) => slug) }),
  questionnaire: point.questionnaire,
  ...(point.label && { label: point.label }),
  channel: point.channel,
  retired: point.retiredAt !== null,
});
