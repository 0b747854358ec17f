import type { Trx } from '../database/open.ts';
import type { Kind } from './store.ts';

export type NewKind = Omit<Kind, 'retired'>;

const columnsOf = ({ name, hint, identity, retentionMonths }: Omit<NewKind, 'key'>) => ({
  name: JSON.stringify(name),
  hint: hint && JSON.stringify(hint),
  identity,
  retention_months: retentionMonths,
});

/** Puts in a kind at a place of the list. */
export async function addKind(trx: Trx, kind: NewKind, position: number): Promise<void> {
  await trx
    .insertInto('petition_kind')
    .values({ key: kind.key, ...columnsOf(kind), position })
    .execute();
}

export async function updateKind(trx: Trx, { key, ...kind }: NewKind, retiredAt: Date | null): Promise<void> {
  await trx
    .updateTable('petition_kind')
    .set({ ...columnsOf(kind), retired_at: retiredAt })
    .where('key', '=', key)
    .execute();
}

/** Gives kinds their places, in the order given. */
export async function orderKinds(trx: Trx, keys: string[]): Promise<void> {
  for (const [position, key] of keys.entries()) {
    await trx.updateTable('petition_kind').set({ position }).where('key', '=', key).execute();
  }
}
