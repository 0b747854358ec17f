import type { Db, Trx } from '../database/open.ts';
import { inTransaction } from '../database/transaction.ts';
import { firstOfMonth } from '../days.ts';
import { listAllVersions } from '../questionnaires/store.ts';
import { layoutOf, type TallyLayout } from '../tallies/layout.ts';
import {
  blockName,
  exactName,
  listBlockDays,
  lockTallies,
  publicName,
  readTallies,
  replaceTallies,
  type UnitTallies,
} from '../tallies/store.ts';
import { addTally, noTally, type Tally, tallyOf } from '../tallies/tally.ts';
import { type CountedResponse, eachResponse, listCountedUnits } from './store.ts';

export interface Difference {
  unit: string;
  tally: 'exact' | 'pending' | 'public' | 'public month';
  /** Field, version and what else the row is known by. */
  row: string;
  stored: number | null;
  recounted: number | null;
}

/**
 * Rebuilds every tally from the responses, unit by unit, and says where what stood there was another count; there
 * must be none. Which block became public on which day is taken from the blocks' own record.
 */
export async function recount(db: Db): Promise<Difference[]> {
  const versions = await listAllVersions(db);
  const layouts = new Map(versions.map((version) => [version.id, layoutOf(version.content)]));
  const differences: Difference[] = [];
  for (const unit of await listCountedUnits(db)) {
    const found = await inTransaction(db, (trx) => recountUnit(trx, unit, layouts));
    differences.push(...found);
  }
  return differences;
}

async function recountUnit(
  trx: Trx,
  unit: { id: number; slug: string },
  layouts: Map<number, TallyLayout>,
): Promise<Difference[]> {
  await lockTallies(trx);
  const stored = await readTallies(trx, unit.id);
  const counted = await countUnit(trx, unit.id, stored, layouts);
  const differences = compare(unit.slug, stored, counted);
  if (differences.length > 0) await replaceTallies(trx, unit.id, counted);
  return differences;
}

async function countUnit(
  trx: Trx,
  unitId: number,
  stored: UnitTallies,
  layouts: Map<number, TallyLayout>,
): Promise<UnitTallies> {
  const blockDays = await listBlockDays(trx, unitId);
  const counted: UnitTallies = {
    exact: new Map(),
    pending: new Map(),
    published: new Map(),
    months: new Map(),
  };
  for (const [name, { block }] of stored.pending) {
    const [, versionId] = JSON.parse(name) as [number | null, number];
    counted.pending.set(name, { block, tally: noTally(layouts.get(versionId)!) });
  }
  for await (const response of eachResponse(trx, unitId)) {
    const tally = tallyOf(layouts.get(response.versionId)!, response.answers);
    const key = { unitId, ...response };
    add(counted.exact, exactName(key), tally);
    if (response.block === null) continue;
    const day = blockDays.get(blockOf(response));
    if (day) {
      add(counted.published, publicName(key, day), tally);
      add(counted.months, publicName(key, firstOfMonth(day)), tally);
    } else addPending(counted, blockName(key), response.block, tally);
  }
  return counted;
}

const blockOf = (response: CountedResponse) =>
  JSON.stringify([response.fieldId, response.versionId, response.campaignId, response.block]);

function add(tallies: Map<string, Tally>, name: string, tally: Tally): void {
  const known = tallies.get(name);
  tallies.set(name, known ? addTally(known, tally) : tally);
}

function addPending(counted: UnitTallies, name: string, block: number, tally: Tally): void {
  const known = counted.pending.get(name);
  counted.pending.set(name, { block, tally: known ? addTally(known.tally, tally) : tally });
}

function compare(unit: string, stored: UnitTallies, counted: UnitTallies): Difference[] {
  const pendingOf = (tallies: UnitTallies) =>
    new Map([...tallies.pending].map(([name, pending]) => [name, pending.tally]));
  return [
    ...differing(unit, 'exact', stored.exact, counted.exact),
    ...differing(unit, 'pending', pendingOf(stored), pendingOf(counted)),
    ...differing(unit, 'public', stored.published, counted.published),
    ...differing(unit, 'public month', stored.months, counted.months),
  ];
}

function differing(
  unit: string,
  tally: Difference['tally'],
  stored: Map<string, Tally>,
  counted: Map<string, Tally>,
): Difference[] {
  return [...new Set([...stored.keys(), ...counted.keys()])].flatMap((row) => {
    const [was, is] = [stored.get(row), counted.get(row)];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ unit, tally, row, stored: was?.responses ?? null, recounted: is?.responses ?? null }];
  });
}
