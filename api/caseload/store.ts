import { type Selectable, sql } from 'kysely';
import type { Author } from '../accounts/actor.ts';
import { recordChanges } from '../audit/store.ts';
import type { CaseloadTable, KeptCaseload } from '../database/caseload-tables.ts';
import { type Change, changeOf } from '../database/change.ts';
import type { Db, Trx } from '../database/open.ts';
import { type Day, firstOfMonth } from '../days.ts';
import type { CaseloadCounts, CaseloadEntry, CaseloadRow } from './caseload.ts';

const countsOf = (row: Omit<Selectable<CaseloadTable>, 'id' | 'unit_id' | 'field_id' | 'month'>) => ({
  received: row.received,
  solved: row.solved,
  onTime: row.on_time,
  late: row.late,
  lateApologised: row.late_apologised,
});

const rowOf = (row: Selectable<CaseloadTable>): CaseloadRow => ({
  unitId: row.unit_id,
  fieldId: row.field_id,
  month: row.month.slice(0, 7),
  ...countsOf(row),
});

/** The dossiers of units in every month that the stretch touches, month by month, by field. */
export async function listCaseload(
  db: Db,
  unitIds: number[],
  { from, to }: { from: Day; to: Day },
): Promise<CaseloadRow[]> {
  const rows = await db
    .selectFrom('caseload')
    .selectAll()
    .where(sql<boolean>`unit_id = any(${unitIds}::integer[])`)
    .where('month', '>=', firstOfMonth(from))
    .where('month', '<=', to)
    .orderBy('month')
    .orderBy('unit_id')
    .orderBy('field_id')
    .execute();
  return rows.map(rowOf);
}

/** The dossiers of a unit's field over the months that a stretch touches. */
export interface CaseloadSum extends CaseloadCounts {
  unitId: number;
  fieldId: number | null;
  /** Those that are known, as 'YYYY-MM'. */
  months: string[];
}

/** As `listCaseload`, added up over the months. */
export async function sumCaseload(
  db: Db,
  unitIds: number[],
  { from, to }: { from: Day; to: Day },
): Promise<CaseloadSum[]> {
  if (unitIds.length === 0) return [];
  const { rows } = await sql<Omit<CaseloadSum, 'months'> & { months: string }>`
    select unit_id as "unitId", field_id as "fieldId",
      string_agg(to_char(month, 'YYYY-MM'), ' ' order by month) as months,
      sum(received) as received, sum(solved) as solved, sum(on_time) as "onTime", sum(late) as late,
      sum(late_apologised) as "lateApologised"
    from caseload
    where unit_id = any(${unitIds}::integer[]) and month between ${firstOfMonth(from)} and ${to}
    group by unit_id, field_id order by unit_id, field_id`.execute(db);
  return rows.map(({ months, ...sum }) => ({ ...sum, months: months.split(' ') }));
}

/** The rows of units (null: of all) in some months. */
export async function listCaseloadOfMonths(
  db: Db,
  unitIds: number[] | null,
  months: string[],
): Promise<CaseloadRow[]> {
  const days = months.map((month) => `${month}-01`);
  const rows = await db
    .selectFrom('caseload')
    .selectAll()
    .where(sql<boolean>`month = any(${days}::date[])`)
    .$if(unitIds !== null, (query) => query.where(sql<boolean>`unit_id = any(${unitIds}::integer[])`))
    .execute();
  return rows.map(rowOf);
}

const keyOf = (unitId: number, fieldId: number | null, month: string) => `${unitId} ${fieldId} ${month}`;

/**
 * Sets the numbers of months and says of each what happened. What was there before is kept with who changed it and
 * why; each change has its row in the audit. Call it with the installation locked (`lockInstallation`).
 */
export async function setCaseload(
  trx: Trx,
  by: Author,
  entries: CaseloadEntry[],
  reason: string | null,
  now: Date,
): Promise<(Change | 'removed')[]> {
  const unitIds = [...new Set(entries.map(({ unit }) => unit.id))];
  const months = [...new Set(entries.map(({ month }) => month))];
  const known = new Map(
    (await listCaseloadOfMonths(trx, unitIds, months)).map(({ unitId, fieldId, month, ...counts }) => [
      keyOf(unitId, fieldId, month),
      counts,
    ]),
  );
  const judged = entries.map((entry) => {
    const before = known.get(keyOf(entry.unit.id, entry.field?.id ?? null, entry.month));
    const change =
      entry.counts === null
        ? before
          ? ('removed' as const)
          : ('left' as const)
        : changeOf(before, entry.counts);
    return { ...entry, before, change };
  });
  const changed = judged.filter(({ change }) => change !== 'left');
  await upsert(trx, changed);
  await remove(trx, changed);
  await keepHistory(trx, by, changed, reason, now);
  const deeds = { added: 'caseload.add', changed: 'caseload.change', removed: 'caseload.remove' } as const;
  await recordChanges(
    trx,
    by,
    changed.map(({ unit, field, month, before, counts, change }) => ({
      action: deeds[change as keyof typeof deeds],
      unitId: unit.id,
      subject: { kind: 'caseload', key: [unit.slug, field?.slug, month].filter(Boolean).join(' ') },
      before,
      after: counts && { ...counts, ...(reason !== null && change !== 'added' && { reason }) },
    })),
    now,
  );
  return judged.map(({ change }) => change);
}

type Judged = CaseloadEntry & { before: KeptCaseload | undefined; change: Change | 'removed' };

const atOnce = 500;

async function upsert(trx: Trx, judged: Judged[]): Promise<void> {
  const rows = judged.flatMap(({ unit, field, month, counts }) =>
    counts === null
      ? []
      : [
          {
            unit_id: unit.id,
            field_id: field?.id ?? null,
            month: `${month}-01`,
            received: counts.received,
            solved: counts.solved,
            on_time: counts.onTime,
            late: counts.late,
            late_apologised: counts.lateApologised,
          },
        ],
  );
  for (let start = 0; start < rows.length; start += atOnce) {
    await trx
      .insertInto('caseload')
      .values(rows.slice(start, start + atOnce))
      .onConflict((conflict) =>
        conflict.constraint('caseload_unique').doUpdateSet({
          received: sql`excluded.received`,
          solved: sql`excluded.solved`,
          on_time: sql`excluded.on_time`,
          late: sql`excluded.late`,
          late_apologised: sql`excluded.late_apologised`,
        }),
      )
      .execute();
  }
}

async function remove(trx: Trx, judged: Judged[]): Promise<void> {
  for (const { unit, field, month, counts } of judged) {
    if (counts !== null) continue;
    await trx
      .deleteFrom('caseload')
      .where('unit_id', '=', unit.id)
      .where(sql<boolean>`field_id is not distinct from ${field?.id ?? null}::integer`)
      .where('month', '=', `${month}-01`)
      .execute();
  }
}

async function keepHistory(
  trx: Trx,
  by: Author,
  judged: Judged[],
  reason: string | null,
  now: Date,
): Promise<void> {
  const rows = judged.flatMap(({ unit, field, month, before, counts }) =>
    before === undefined
      ? []
      : [
          {
            unit_id: unit.id,
            field_id: field?.id ?? null,
            month: `${month}-01`,
            at: now,
            by_name: by.name,
            before: JSON.stringify(before),
            after: counts && JSON.stringify(counts),
            reason,
          },
        ],
  );
  for (let start = 0; start < rows.length; start += atOnce) {
    await trx
      .insertInto('caseload_change')
      .values(rows.slice(start, start + atOnce))
      .execute();
  }
}

/** A correction: what the numbers were, what they became (null: taken away), when, by whom and why. */
export interface CaseloadChange {
  fieldId: number | null;
  month: string;
  at: Date;
  by: string;
  before: CaseloadCounts;
  after: CaseloadCounts | null;
  /** null: none was given, by a command. */
  reason: string | null;
}

/** Corrections of a unit's numbers, of one month where it is named, latest first. */
export async function listCaseloadChanges(
  db: Db,
  unitId: number,
  most: number,
  month?: string,
): Promise<CaseloadChange[]> {
  let query = db.selectFrom('caseload_change').selectAll().where('unit_id', '=', unitId);
  if (month !== undefined) query = query.where('month', '=', `${month}-01`);
  const rows = await query.orderBy('id', 'desc').limit(most).execute();
  return rows.map((row) => ({
    fieldId: row.field_id,
    month: row.month.slice(0, 7),
    at: row.at,
    by: row.by_name,
    before: row.before,
    after: row.after,
    reason: row.reason,
  }));
}
