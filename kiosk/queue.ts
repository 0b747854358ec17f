import type { Fate } from './sending.ts';
import type { Answer, Row, State, Stored } from './stored.ts';

// A power cut must not take what somebody was thanked for.
const durable = { durability: 'strict' } as const;

/** Writes a response down. @returns its place; resolves once it is on the disk; throws where the storage is full */
export async function add(stored: Stored, row: Omit<Row, 'seq'>): Promise<number> {
  const tx = stored.transaction('responses', 'readwrite', durable);
  const seq = await tx.store.add(row);
  await tx.done;
  return seq;
}

/**
 * Writes down what a person said since, and seals it where they are through. False where it is sealed already: then
 * it may be on its way, and stays as it is.
 */
export async function change(stored: Stored, seq: number, answer: Answer, state: State): Promise<boolean> {
  const tx = stored.transaction('responses', 'readwrite', durable);
  const row = await tx.store.get(seq);
  const isOpen = row?.state === 'open';
  if (isOpen) await tx.store.put({ ...row, answer, state });
  await tx.done;
  return isOpen;
}

/** Takes back what its person took back. */
export async function drop(stored: Stored, seq: number): Promise<void> {
  const tx = stored.transaction('responses', 'readwrite', durable);
  if ((await tx.store.get(seq))?.state === 'open') await tx.store.delete(seq);
  await tx.done;
}

/** Seals what people left behind in tabs that are gone. */
export async function sealOthers(stored: Stored, isAlive: (tab: string) => boolean): Promise<void> {
  const tx = stored.transaction('responses', 'readwrite', durable);
  let cursor = await tx.store.index('state').openCursor('open');
  while (cursor) {
    if (!isAlive(cursor.value.tab)) await cursor.update({ ...cursor.value, state: 'sealed' });
    cursor = await cursor.continue();
  }
  await tx.done;
}

/** The oldest that are to be sent. */
export const listSealed = (stored: Stored, most: number): Promise<Row[]> =>
  stored.getAllFromIndex('responses', 'state', 'sealed', most) as Promise<Row[]>;

/** Everything that has not arrived, in the order in which it was given. */
export const listAll = (stored: Stored): Promise<Row[]> => stored.getAll('responses') as Promise<Row[]>;

/** Deletes what the server has, and marks what it did not take. */
export async function settle(
  stored: Stored,
  fates: { seq: number; fate: Fate; problem?: string }[],
): Promise<void> {
  const tx = stored.transaction('responses', 'readwrite');
  await Promise.all(
    fates.map(async ({ seq, fate, problem }) => {
      if (fate === 'delivered') return tx.store.delete(seq);
      const row = await tx.store.get(seq);
      if (row) await tx.store.put({ ...row, state: fate, problem });
    }),
  );
  await tx.done;
}

/** Gives what was rejected another chance: what was wrong may have been put right on the server. */
export async function unreject(stored: Stored): Promise<void> {
  const tx = stored.transaction('responses', 'readwrite');
  let cursor = await tx.store.index('state').openCursor('rejected');
  while (cursor) {
    await cursor.update({ ...cursor.value, state: 'sealed' });
    cursor = await cursor.continue();
  }
  await tx.done;
}

export interface Counts {
  /** On their way or about to be. */
  queued: number;
  /** Kept because the server did not take them. */
  rejected: number;
}

export async function count(stored: Stored): Promise<Counts> {
  const index = stored.transaction('responses').store.index('state');
  const [open, sealed, conflict, rejected] = await Promise.all(
    (['open', 'sealed', 'conflict', 'rejected'] as const).map((state) => index.count(state)),
  );
  return { queued: open! + sealed!, rejected: conflict! + rejected! };
}
