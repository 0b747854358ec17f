import { sql } from 'kysely';
import { searchable } from '../comments/search.ts';
import type { Db, Trx } from '../database/open.ts';
import { addDays, beginOf, type Day, dayOf } from '../days.ts';
import type { Answers } from '../tallies/tally.ts';
import type { FittingResponse } from './fit.ts';
import { wholeLevel } from './level.ts';

export interface Recorded {
  receivedAt: Date;
  contentHash: string;
}

export const recordedKey = (unitId: number, id: string) => `${unitId} ${id}`;

/**
 * What is recorded already under the ids given, by the `recordedKey` of the response asked for: in its point's unit,
 * or in a unit that had the point's code before, since a retry may come after the code has moved.
 */
export async function findRecorded(trx: Trx, responses: FittingResponse[]): Promise<Map<string, Recorded>> {
  if (responses.length === 0) return new Map();
  const places = responses.flatMap((response) =>
    [response.point.unit.id, ...response.point.formerUnitIds].map((unitId) => ({ response, unitId })),
  );
  const unitIds = places.map(({ unitId }) => unitId);
  const ids = places.map(({ response }) => response.id);
  // As arrays: a list of 500 pairs is too deep an expression for the embedded database.
  const rows = await trx
    .selectFrom('response')
    .select(['unit_id', 'id', 'received_at', 'content_hash'])
    .where(sql<boolean>`(unit_id, id) in (select * from unnest(${unitIds}::integer[], ${ids}::uuid[]))`)
    .execute();
  const found = new Map(
    rows.map((row) => [
      recordedKey(row.unit_id, row.id),
      { receivedAt: row.received_at, contentHash: row.content_hash },
    ]),
  );
  return new Map(
    places.flatMap(({ response, unitId }) => {
      const recorded = found.get(recordedKey(unitId, response.id));
      return recorded ? [[recordedKey(response.point.unit.id, response.id), recorded] as const] : [];
    }),
  );
}

/**
 * The time of receipt as it is kept and told. Of an answer given with a one-time code, no more than the day: whoever
 * saw a code used at some time must not find the answer by it.
 */
export const receiptOf = ({ point }: FittingResponse, now: Date): Date =>
  point.campaign?.access === 'one-time' ? beginOf(dayOf(now)) : now;

/** The day that a response counts for: that of its receipt, unless a paired device says when it was given. */
export const dayGiven = ({ on }: Pick<FittingResponse, 'on'>, now: Date): Day => on?.day ?? dayOf(now);

export interface Placed {
  response: FittingResponse;
  /** null: it is kept, but not counted. */
  block: number | null;
}

/**
 * Puts responses in and returns the keys (`recordedKey`) of those that are new; an id that another transaction
 * took meanwhile is left alone.
 */
export async function insertResponses(trx: Trx, placed: Placed[], now: Date): Promise<Set<string>> {
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
        channel: response.channel,
        day: dayGiven(response, now),
        received_at: receiptOf(response, now),
        quality: block === null ? 'flagged' : 'counted',
        block,
        ratings: JSON.stringify(response.answers.ratings),
        reasons: jsonUnlessEmpty(response.answers.reasons),
        choices: jsonUnlessEmpty(response.answers.choices),
        profile: jsonUnlessEmpty(response.answers.profile),
        comment: response.answers.comment,
        locale: response.locale,
        content_hash: response.contentHash,
        kiosk_id: response.on?.kioskId ?? null,
        pressed_at: response.on?.pressedAt ?? null,
        device_clock: response.on?.clock ?? null,
      })),
    )
    .onConflict((conflict) => conflict.constraint('response_pk').doNothing())
    .returning(['unit_id', 'id'])
    .execute();
  const added = new Set(rows.map((row) => recordedKey(row.unit_id, row.id)));
  await fileComments(
    trx,
    placed
      .map(({ response }) => response)
      .filter(({ id, point }) => added.has(recordedKey(point.unit.id, id))),
    now,
  );
  return added;
}

/** Files the comments of new responses where staff search them. */
async function fileComments(trx: Trx, responses: FittingResponse[], now: Date): Promise<void> {
  const rows = responses.flatMap((response) => {
    const { id, point, fieldId, version, answers } = response;
    return answers.comment === null
      ? []
      : {
          unit_id: point.unit.id,
          response_id: id,
          field_id: fieldId,
          version_id: version.id,
          day: dayGiven(response, now),
          level: wholeLevel(version.content, answers.ratings),
          ...searchable(answers.comment),
        };
  });
  if (rows.length > 0) await trx.insertInto('comment').values(rows).execute();
}

const jsonUnlessEmpty = (value: object) => (Object.keys(value).length > 0 ? JSON.stringify(value) : null);

/** A recorded response, as far as it is counted. */
export interface CountedResponse {
  fieldId: number | null;
  versionId: number;
  /** The campaign with one-time codes that it belongs to. */
  campaignId: number | null;
  channel: string;
  day: Day;
  quality: string;
  block: number | null;
  answers: Answers;
}

const pageSize = 2_000;

/** Every response of a unit, in keyset pages: neither driver streams. */
export async function* eachResponse(db: Db, unitId: number): AsyncGenerator<CountedResponse> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await db
      .selectFrom('response')
      .innerJoin('point', 'point.id', 'response.point_id')
      .leftJoin('campaign', (join) =>
        join.onRef('campaign.id', '=', 'point.campaign_id').on('campaign.access', '=', 'one-time'),
      )
      .select(['response.id', 'field_id', 'version_id', 'response.channel', 'day', 'quality', 'block'])
      .select(['ratings', 'reasons', 'choices', 'profile', 'campaign.id as campaign_id'])
      .where('response.unit_id', '=', unitId)
      .where('response.id', '>', after)
      .orderBy('response.id')
      .limit(pageSize)
      .execute();
    for (const row of rows) {
      yield {
        fieldId: row.field_id,
        versionId: row.version_id,
        campaignId: row.campaign_id,
        channel: row.channel,
        day: row.day,
        quality: row.quality,
        block: row.block,
        answers: {
          ratings: row.ratings,
          reasons: row.reasons ?? [],
          choices: row.choices ?? {},
          profile: row.profile ?? {},
        },
      };
    }
    if (rows.length < pageSize) return;
    after = rows.at(-1)!.id;
  }
}

/** Units that have responses or counts of them. */
export async function listCountedUnits(db: Db): Promise<{ id: number; slug: string }[]> {
  return db
    .selectFrom('unit')
    .select(['id', 'slug'])
    .where(({ exists, or, selectFrom }) =>
      or(
        (['response', 'tally', 'pending_tally'] as const).map((table) =>
          exists(selectFrom(table).select(sql`1`.as('one')).whereRef(`${table}.unit_id`, '=', 'unit.id')),
        ),
      ),
    )
    .orderBy('id')
    .execute();
}

/** How many answers came in at a point, and on which day the last: never what they say. */
export interface Incoming {
  lastDay: Day;
  today: number;
  /** On the last seven days, today among them. */
  week: number;
  total: number;
}

/** By the point's id; points where nothing has come in are left out. */
export async function countIncoming(db: Db, pointIds: number[], today: Day): Promise<Map<number, Incoming>> {
  const weekAgo = addDays(today, -6);
  const rows = await db
    .selectFrom('response')
    .select(['point_id', sql<Day>`max(day)`.as('last_day'), sql<number>`count(*)`.as('total')])
    .select([
      sql<number>`count(*) filter (where day = ${today}::date)`.as('today'),
      sql<number>`count(*) filter (where day between ${weekAgo}::date and ${today}::date)`.as('week'),
    ])
    .where(sql<boolean>`point_id = any(${pointIds}::integer[])`)
    .groupBy('point_id')
    .execute();
  return new Map(
    rows.map(({ point_id, last_day, ...counts }) => [point_id, { lastDay: last_day, ...counts }]),
  );
}

/**
 * Takes from answers given with one-time codes the order in which they came in, where their day is over: which block
 * of the day each is in is drawn by lot anew, and one transaction writes all of them, in no order. Whoever noted when
 * each code was used up must not find its answer by its place. Sums stay what they are. Returns how many were written.
 */
export async function forgetOrder(trx: Trx, from: Day, to: Day): Promise<number> {
  const drawn = await drawBlocks(trx, from, to);
  if (drawn.length === 0) return 0;
  // Row by row as the lot has it: any other plan would write them in the order in which they lie.
  for (const plan of ['enable_hashjoin', 'enable_mergejoin', 'enable_seqscan', 'enable_bitmapscan']) {
    await sql`set local ${sql.raw(plan)} = off`.execute(trx);
  }
  const [units, ids, blocks] = [
    drawn.map((row) => row.unitId),
    drawn.map((row) => row.id),
    drawn.map((row) => row.block),
  ];
  await sql`
    update response set block = drawn.block
    from unnest(${units}::integer[], ${ids}::uuid[], ${blocks}::integer[]) as drawn (unit_id, id, block)
    where response.unit_id = drawn.unit_id and response.id = drawn.id`.execute(trx);
  return drawn.length;
}

/**
 * Answers of finished days that were written by several transactions, shuffled, each with a block drawn among those
 * of answers that are counted alike and became public on the same day.
 */
async function drawBlocks(trx: Trx, from: Day, to: Day) {
  const { rows } = await sql<{ unitId: number; id: string; block: number }>`
    with given as (
      select response.unit_id, response.id, response.block, response.field_id, response.version_id,
        response.day, campaign.id as campaign_id, public_block.day as public_day,
        min(response.xmin::text) over written as first, max(response.xmin::text) over written as last
      from response
      join point on point.id = response.point_id
      join campaign on campaign.id = point.campaign_id and campaign.access = 'one-time'
      left join public_block on public_block.unit_id = response.unit_id
        and public_block.field_id is not distinct from response.field_id
        and public_block.version_id = response.version_id
        and public_block.campaign_id = campaign.id and public_block.number = response.block
      where response.day between ${from} and ${to} and response.block is not null
      window written as (partition by campaign.id, response.day)
    ), alike as (
      select unit_id, array_agg(id order by random()) as ids, array_agg(block order by random()) as blocks
      from given where first <> last
      group by unit_id, campaign_id, field_id, version_id, day, public_day
    )
    select unit_id as "unitId", unnest(ids) as id, unnest(blocks) as block from alike order by random()`.execute(
    trx,
  );
  return rows;
}

/** Frees the room of rows as they were before they were written anew. Cannot be part of a transaction. */
export async function clearFormerRows(db: Db): Promise<void> {
  await sql`vacuum response`.execute(db);
}

/** How many of these ids are those of responses that are here. */
export async function countKnown(db: Db, ids: string[]): Promise<number> {
  const { count } = await db
    .selectFrom('response')
    .select(sql<number>`count(distinct id)`.as('count'))
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .executeTakeFirstOrThrow();
  return count;
}
