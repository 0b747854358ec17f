import type { CaseloadEntry } from '../caseload/caseload.ts';
import { addDays, type Day, firstOfMonth } from '../days.ts';
import { seededChance } from './generator.ts';

/** Dossiers of a usual month, and how likely one is solved on time. */
const usual: Record<string, Record<string, [dossiers: number, onTime: number]>> = {
  'xa-thuong-hong': {
    'ho-tich': [180, 0.997],
    'chung-thuc': [320, 1],
    'dat-dai': [95, 0.985],
    'ho-kinh-doanh': [40, 0.995],
    'bao-tro-xa-hoi': [60, 0.99],
    'nguoi-co-cong': [18, 1],
  },
  'phuong-ben-thanh': {
    'ho-tich': [260, 0.996],
    'chung-thuc': [540, 1],
    'dat-dai': [120, 0.955],
    'ho-kinh-doanh': [210, 0.992],
    'bao-tro-xa-hoi': [75, 0.99],
    'nguoi-co-cong': [22, 1],
    'xay-dung': [60, 0.99],
    'giao-duc': [30, 1],
  },
};

const months = 6;

/** Made-up dossiers of the demonstration units for the months that are over before `until`: the same every time. */
export function demonstrationCaseload(
  until: Day,
  unitIds: ReadonlyMap<string, number>,
  fieldIds: ReadonlyMap<string, number>,
): CaseloadEntry[] {
  const chance = seededChance(20_260_102);
  const entries: CaseloadEntry[] = [];
  let month = firstOfMonth(until);
  for (let back = 0; back < months; back++) {
    month = firstOfMonth(addDays(month, -1));
    for (const [unit, byField] of Object.entries(usual)) {
      for (const [field, [dossiers, likely]] of Object.entries(byField)) {
        const received = Math.round(dossiers * (0.85 + 0.3 * chance()));
        const solved = Math.round(received * (0.95 + 0.05 * chance()));
        const late = Array.from({ length: solved }, chance).filter((one) => one > likely).length;
        const lateApologised = Math.max(0, late - (chance() < 0.15 ? 1 : 0));
        entries.push({
          unit: { id: unitIds.get(unit)!, slug: unit },
          field: { id: fieldIds.get(field)!, slug: field },
          month: month.slice(0, 7),
          counts: { received, solved, onTime: solved - late, late, lateApologised },
        });
      }
    }
  }
  return entries;
}
