import { sql } from 'kysely';
import type { Db } from '../../database/open.ts';
import type { Day } from '../../days.ts';
import type { State } from '../moves.ts';
import type { Channel, Sender } from '../petition.ts';
import { keyOf, type Source } from './review.ts';

/** The petitions that are here of those of other systems, their codes by `keyOf`. */
export async function listBySource(db: Db, sources: readonly Source[]): Promise<Map<string, string>> {
  if (sources.length === 0) return new Map();
  const { rows } = await sql<Source & { petition: string }>`
    select source_system as system, source_code as code, petition.code as petition
    from petition
    where (source_system, source_code) in (
      select * from unnest(${sources.map(({ system }) => system)}::text[], ${sources.map(({ code }) => code)}::text[])
    )`.execute(db);
  return new Map(rows.map((row) => [keyOf(row), row.petition]));
}

/** Which petitions a list is to hold: in the hands of units, received from–to, all, open or in one state. */
export interface ExportAsked {
  unitIds: number[];
  from: Day;
  to: Day;
  state: 'all' | 'open' | State;
}

export interface ExportedPetition {
  id: string;
  code: string;
  sourceSystem: string | null;
  sourceCode: string | null;
  receivedDay: Day;
  channel: Channel;
  kind: string;
  categoryId: number | null;
  unitId: number;
  handlerUnitId: number;
  identityUnitId: number;
  state: State;
  answerDue: Date | null;
  endedAt: Date | null;
  promiseDay: Day | null;
  refusalReason: string | null;
  transferredTo: string | null;
  place: string | null;
  text: string;
}

/** The petitions asked for in the order of their receipt, at most `most`. */
export async function listForExport(db: Db, asked: ExportAsked, most: number): Promise<ExportedPetition[]> {
  const { unitIds, from, to, state } = asked;
  let query = db
    .selectFrom('petition')
    .select([
      'id',
      'code',
      'source_system as sourceSystem',
      'source_code as sourceCode',
      'received_day as receivedDay',
      'channel',
      'kind',
      'category_id as categoryId',
      'unit_id as unitId',
      'handler_unit_id as handlerUnitId',
      'identity_unit_id as identityUnitId',
      'state',
      'answer_due as answerDue',
      'ended_at as endedAt',
      'promise_day as promiseDay',
      'refusal_reason as refusalReason',
      'transferred_to as transferredTo',
      'place',
      'text',
    ])
    .where(sql<boolean>`handler_unit_id = any(${unitIds}::integer[])`)
    .where('received_day', '>=', from)
    .where('received_day', '<=', to);
  if (state === 'open') query = query.where('ended_at', 'is', null);
  else if (state !== 'all') query = query.where('state', '=', state);
  const rows = await query.orderBy('received_day').orderBy('id').limit(most).execute();
  return rows.map((row) => ({ ...row, state: row.state as State, channel: row.channel as Channel }));
}

/** The senders of petitions, by their ids: the caller has each look written down (`recordAccesses`). */
export async function listSenders(db: Db, petitionIds: string[]): Promise<Map<string, Sender>> {
  const rows = await db
    .selectFrom('petition_sender')
    .select(['petition_id', 'name', 'phone', 'email', 'address'])
    .where(sql<boolean>`petition_id = any(${petitionIds}::uuid[])`)
    .execute();
  return new Map(rows.map(({ petition_id, ...sender }) => [petition_id, sender]));
}
