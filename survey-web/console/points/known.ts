import type { Db } from '../../../api/database/open.ts';
import { listFieldIds } from '../../../api/fields/store.ts';
import { likeness } from '../../../api/installation/apply-points.ts';
import { listPointRecords } from '../../../api/points/store.ts';
import { listAllVersions, type Version } from '../../../api/questionnaires/store.ts';
import { listUnitRecords } from '../../../api/units/store.ts';
import type { Planned } from './plan.ts';

export type PlannedState = 'new' | 'known' | 'retired';

/** Of each planned point whether its like exists already. */
export async function statesOf(db: Db, planned: Planned[]): Promise<PlannedState[]> {
  const [units, fieldIds, records] = [
    await listUnitRecords(db),
    await listFieldIds(db),
    await listPointRecords(db),
  ];
  const known = new Map(
    records
      .filter(({ campaignId }) => campaignId === null)
      .reverse()
      .map((record) => [likeness(record), record]),
  );
  return planned.map(({ unit, fields = [], questionnaire, label, channel }) => {
    const like = known.get(
      likeness({
        unitId: units.get(unit)!.id,
        fieldIds: fields.map((slug) => fieldIds.get(slug)!),
        questionnaire,
        label: label ?? null,
        channel,
      }),
    );
    if (!like) return 'new';
    return like.retired ? 'retired' : 'known';
  });
}

/** The newest version of every questionnaire. */
export async function listNewestVersions(db: Db): Promise<Version[]> {
  const newest = new Map((await listAllVersions(db)).map((version) => [version.questionnaire, version]));
  return [...newest.values()];
}
