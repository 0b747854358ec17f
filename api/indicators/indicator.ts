import type { Direction } from '../targets/goal.ts';
import type { Text } from '../text.ts';

/** The indices of Vietnamese public administration that indicators belong to. */
export const indexGroups = {
  sipas: { vi: 'SIPAS', en: 'SIPAS' },
  'par-index': { vi: 'PAR INDEX', en: 'PAR INDEX' },
  papi: { vi: 'PAPI', en: 'PAPI' },
  pci: { vi: 'PCI', en: 'PCI' },
  other: { vi: 'Khác', en: 'Other' },
} as const satisfies Record<string, Text>;
export type IndexGroup = keyof typeof indexGroups;

/** Shares are kept from 0 to 1 and shown in per cent; every other unit is a word beside the number. */
export const percentUnit = '%';

/** What is judged by figures from elsewhere, entered by hand. */
export interface Indicator {
  id: number;
  slug: string;
  name: Text;
  group: IndexGroup;
  /** `%`, or a word such as “điểm”. */
  valueUnit: string;
  direction: Direction;
  /** The unit that knows it, with all below; null: every unit. */
  unitId: number | null;
}

/** What a manual target judges where its file names no indicator. */
export const unnamedIndicator: Omit<Indicator, 'id'> = {
  slug: 'nhap-tay',
  name: { vi: 'Chỉ tiêu nhập tay', en: 'Entered by hand' },
  group: 'other',
  valueUnit: percentUnit,
  direction: 'up',
  unitId: null,
};

/** A value as it was entered; nothing of it is ever changed. */
export interface IndicatorValue {
  id: number;
  indicatorId: number;
  unitId: number;
  fieldId: number | null;
  /** The day that the value is of. */
  day: string;
  /** null: taken back. */
  value: number | null;
  source: string;
  /** Why it differs from the one before it; null for the first of its day. */
  reason: string | null;
  attachmentId: string | null;
  staffName: string;
  at: Date;
}

/** The values that hold: the newest of each indicator, unit, field and day, without those taken back; oldest day first. */
export function valuesInForce(values: readonly IndicatorValue[]): IndicatorValue[] {
  const newest = new Map<string, IndicatorValue>();
  for (const value of [...values].sort((a, b) => a.id - b.id)) {
    newest.set(JSON.stringify([value.indicatorId, value.unitId, value.fieldId, value.day]), value);
  }
  return [...newest.values()]
    .filter(({ value }) => value !== null)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id - b.id));
}
