import { type Change, changeOf } from '../database/change.ts';
import type { Trx } from '../database/open.ts';
import { type DatedHours, hoursWith } from '../units/hours.ts';
import { listHoursOfUnits, setHoursOfUnits } from '../units/hours-store.ts';
import {
  insertUnits,
  listFieldIdsByUnit,
  listUnitRecords,
  setFieldsOfUnits,
  type UnitRecord,
  updateUnit,
} from '../units/store.ts';
import type { UnitInput } from './file.ts';

/** Puts in or changes units; says of each, in order, what happened. A member left out stays as it was. */
export async function applyUnits(
  trx: Trx,
  inputs: UnitInput[],
  fieldIds: Map<string, number>,
): Promise<Change[]> {
  if (inputs.length === 0) return [];
  const known = await listUnitRecords(trx);
  const isNew = new Set(inputs.filter((input) => !known.has(input.slug)).map((input) => input.slug));
  await insertNew(trx, inputs, known);

  const servedBy = await listFieldIdsByUnit(trx);
  const newFields = new Map<number, number[]>();
  const idsNamed = inputs.map((input) => known.get(input.slug)!.id);
  const openBy = await listHoursOfUnits(trx, idsNamed);
  const newHours = new Map<number, DatedHours[]>();
  const changes: Change[] = [];
  for (const input of inputs) {
    const was = known.get(input.slug)!;
    const next = merged(was, input, known);
    const change = changeOf(was, next);
    if (change === 'changed') await updateUnit(trx, was.id, next);
    const wanted = input.fields?.map((slug) => fieldIds.get(slug)!);
    const serves = wanted !== undefined && changeOf(servedBy.get(was.id) ?? [], wanted) === 'changed';
    if (serves) newFields.set(was.id, wanted);
    const hours = hoursAfter(openBy.get(was.id) ?? [], input);
    const opens = changeOf(openBy.get(was.id) ?? [], hours) === 'changed';
    if (opens) newHours.set(was.id, hours);
    changes.push(isNew.has(input.slug) ? 'added' : serves || opens ? 'changed' : change);
  }
  await setFieldsOfUnits(trx, newFields);
  await setHoursOfUnits(trx, newHours);
  return changes;
}

/** Puts in what is new, superiors before those below them; successors follow, when every unit has its id. */
async function insertNew(trx: Trx, inputs: UnitInput[], known: Map<string, UnitRecord>): Promise<void> {
  let waiting = inputs.filter((input) => !known.has(input.slug));
  while (waiting.length > 0) {
    const ready = waiting.filter((input) => !input.parent || known.has(input.parent));
    waiting = waiting.filter((input) => !ready.includes(input));
    const records = ready.map((input) => merged(undefined, { ...input, successor: undefined }, known));
    const ids = await insertUnits(trx, records);
    for (const record of records) known.set(record.slug, { ...record, id: ids.get(record.slug)! });
  }
}

function merged(was: UnitRecord | undefined, input: UnitInput, known: Map<string, UnitRecord>): UnitRecord {
  const idOf = (slug: string | null | undefined, before: number | null) =>
    slug === undefined ? before : slug === null ? null : known.get(slug)!.id;
  const kept = <T>(value: T | undefined, before: T | undefined, absent: T): T =>
    value !== undefined ? value : before !== undefined ? before : absent;
  return {
    id: was?.id ?? 0,
    slug: input.slug,
    name: input.name,
    kind: input.kind,
    code: kept(input.code, was?.code, null),
    parentId: idOf(input.parent, was?.parentId ?? null),
    website: kept(input.website, was?.website, null),
    validFrom: kept(input.validFrom, was?.validFrom, null),
    validTo: kept(input.validTo, was?.validTo, null),
    successorId: idOf(input.successor, was?.successorId ?? null),
  };
}

const hoursAfter = (all: DatedHours[], { hours, hoursFrom, hoursSource }: UnitInput): DatedHours[] =>
  hours === undefined ? all : hoursWith(all, { from: hoursFrom ?? null, hours, source: hoursSource });
