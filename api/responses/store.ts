import { sql } from 'kysely';
import type { Trx } from '../database/open.ts';
import type { Day } from '../days.ts';
import type { FittingResponse } from './receive.ts';

export interface Recorded {
  receivedAt: Date;
  contentHash: string;
}

export const recordedKey = (unitId: number, id: string) => `${unitId} ${id}`;

/** What is recorded already under the ids given, by `recordedKey`. */
export async function findRecorded(trx: Trx, responses: FittingResponse[]): Promise<Map<string, Recorded>> {
  if (responses.length === 0) return new Map();
  const keys = responses.map((response) => sql`(${response.point.unit.id}::integer, ${response.id}::uuid)`);
  const rows = await trx
    .selectFrom('response')
    .select(['unit_id', 'id', 'received_at', 'content_hash'])
    .where(sql<boolean>`(unit_id, id) in (${sql.join(keys)})`)
    .execute();
  return new Map(
    rows.map((row) => [
      recordedKey(row.unit_id, row.id),
      { receivedAt: row.received_at, contentHash: row.content_hash },
    ]),
  );
}

export interface Placed {
  response: FittingResponse;
  block: number;
}

/**
 * Puts responses in and returns the keys (`recordedKey`) of those that are new; an id that another transaction
 * took meanwhile is left alone.
 */
export async function insertResponses(trx: Trx, placed: Placed[], day: Day, now: Date): Promise<Set<string>> {
  if (placed.length === 0) return new Set();
  const rows = await trx
    .insertInto('response')
    .values(
      placed.map(({ response, block }) => ({
        unit_id: response.point.unit.id,
        id: response.id,
        point_id: response.point.id,
        field_id: response.fieldId,
        version_id: response.version.id,
        channel: response.point.channel,
        day,
        received_at: now,
        quality: 'counted',
        block,
        ratings: JSON.stringify(response.answers.ratings),
        reasons: jsonUnlessEmpty(response.answers.reasons),
        choices: jsonUnlessEmpty(response.answers.choices),
        profile: jsonUnlessEmpty(response.answers.profile),
        comment: response.answers.comment,
        locale: response.locale,
        content_hash: response.contentHash,
      })),
    )
    .onConflict((conflict) => conflict.constraint('response_pk').doNothing())
    .returning(['unit_id', 'id'])
    .execute();
  return new Set(rows.map((row) => recordedKey(row.unit_id, row.id)));
}

const jsonUnlessEmpty = (value: object) => (Object.keys(value).length > 0 ? JSON.stringify(value) : null);
