import type { AuditEntry } from './store.ts';

/** An entry as other programs read it; the unit by its slug. */
const rowOf = (entry: AuditEntry, unit: string | null) => ({
  id: entry.id,
  at: entry.at.toISOString(),
  staffId: entry.staffId,
  staffName: entry.staffName,
  action: entry.action,
  unit,
  subjectKind: entry.subject.kind,
  subjectKey: entry.subject.key,
  before: entry.before,
  after: entry.after,
  requestId: entry.requestId,
});

export const jsonLineOf = (entry: AuditEntry, unit: string | null): string =>
  `${JSON.stringify(rowOf(entry, unit))}\n`;

// The mark at the beginning tells Excel that it is UTF-8.
export const csvHead =
  '\uFEFFid,at,staffId,staffName,action,unit,subjectKind,subjectKey,before,after,requestId\r\n';

export const csvLineOf = (entry: AuditEntry, unit: string | null): string =>
  `${Object.values(rowOf(entry, unit)).map(cellOf).join(',')}\r\n`;

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  // A spreadsheet would run what begins like a formula (CWE-1236).
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
