import { type EntryBatch, findBatch, listPointOfficers } from '../../../api/entry/store.ts';
import { type EntryLine, entryLines } from '../../../api/entry/typed.ts';
import { listFieldsById } from '../../../api/fields/store.ts';
import { listPointRecords } from '../../../api/points/store.ts';
import { problem } from '../../../api/problems.ts';
import { listVersions, type Version } from '../../../api/questionnaires/store.ts';
import type { UnitVisit } from '../visit.ts';

/** A batch as its pages need it. */
export interface OpenedBatch {
  batch: EntryBatch;
  version: Version;
  lines: EntryLine[];
  /** The one who types works at the counter that is rated. */
  isOwnCounter: boolean;
}

/** The batch of the path. @throws Problem not-found for one of another unit, or none */
export async function openBatch(visit: UnitVisit): Promise<OpenedBatch> {
  const { deps, unit, actor } = visit;
  const batch = await findBatch(deps.db, unit.id, batchNumber(visit));
  if (!batch) throw problem('not-found');
  const version = (await listVersions(deps.db, [batch.questionnaire])).find(
    ({ id }) => id === batch.versionId,
  );
  // The point was given another form meanwhile.
  if (!version) throw problem('point-retired');
  const point = (await listPointRecords(deps.db)).find(({ id }) => id === batch.pointId);
  const fields = await listFieldsById(deps.db, point?.fieldIds ?? []);
  const inOrder = (point?.fieldIds ?? []).flatMap((id) => fields.find((field) => field.id === id) ?? []);
  const officers = (await listPointOfficers(deps.db, [batch.pointId])).get(batch.pointId) ?? [];
  return {
    batch,
    version,
    lines: entryLines(version.content, inOrder),
    isOwnCounter: officers.includes(actor.staffId) || officers.includes(batch.helper.id),
  };
}

/** The number of a batch in the path. @throws Problem not-found */
function batchNumber(visit: UnitVisit): number {
  const number = visit.param('batch');
  if (!/^[1-9]\d{0,8}$/.test(number)) throw problem('not-found');
  return Number(number);
}
