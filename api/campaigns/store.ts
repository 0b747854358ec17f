import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { CampaignTable } from '../database/campaigns-tables.ts';
import type { Db, Trx } from '../database/open.ts';
import type { Day } from '../days.ts';
import type { Text } from '../text.ts';
import type { Access, CampaignOfPoint } from './campaign.ts';

/** A survey of invited people, with its days and their number. */
export interface Campaign extends CampaignOfPoint {
  unitId: number;
  questionnaire: string;
  name: Text | null;
  /** People or families invited; null: not known. */
  population: number | null;
  codesMade: number;
}

const campaignOf = (row: Selectable<CampaignTable>): Campaign => ({
  id: row.id,
  slug: row.slug,
  unitId: row.unit_id,
  questionnaire: row.questionnaire,
  name: row.name,
  from: row.first_day,
  to: row.last_day,
  population: row.population,
  access: row.access as Access,
  closedAt: row.closed_at,
  codesMade: row.codes_made,
});

export async function findCampaign(db: Db, slug: string): Promise<Campaign | undefined> {
  const row = await db.selectFrom('campaign').selectAll().where('slug', '=', slug).executeTakeFirst();
  return row && campaignOf(row);
}

/** Every campaign, by slug. */
export async function listCampaigns(db: Db): Promise<Map<string, Campaign>> {
  const rows = await db.selectFrom('campaign').selectAll().orderBy('id').execute();
  return new Map(rows.map((row) => [row.slug, campaignOf(row)]));
}

/** A campaign with the code of the point where it takes answers. */
export type CampaignAtPoint = Campaign & { pointCode: string };

/** The campaigns of a unit, the latest first. */
export async function listCampaignsOfUnit(db: Db, unitId: number): Promise<CampaignAtPoint[]> {
  const rows = await db
    .selectFrom('campaign')
    .innerJoin('point', 'point.campaign_id', 'campaign.id')
    .selectAll('campaign')
    .select('point.code as point_code')
    .where('point.unit_id', '=', unitId)
    .where('point.code', 'is not', null)
    .orderBy('first_day', 'desc')
    .orderBy('campaign.id', 'desc')
    .execute();
  return rows.map(({ point_code, ...row }) => ({ ...campaignOf(row), pointCode: point_code! }));
}

/** The campaign as it is, and as it stays until the transaction ends. */
export async function lockCampaign(trx: Trx, id: number): Promise<Campaign> {
  const row = await trx
    .selectFrom('campaign')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return campaignOf(row);
}

export type NewCampaign = Pick<
  Campaign,
  'slug' | 'unitId' | 'questionnaire' | 'name' | 'from' | 'to' | 'population' | 'access'
>;

/** Puts in a campaign and returns its id; its point is put in beside it. */
export async function insertCampaign(trx: Trx, campaign: NewCampaign): Promise<number> {
  const { id } = await trx
    .insertInto('campaign')
    .values({
      slug: campaign.slug,
      unit_id: campaign.unitId,
      questionnaire: campaign.questionnaire,
      access: campaign.access,
      ...changeable(campaign),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Changes what may change: its days, its name, the number of people. */
export async function updateCampaign(trx: Trx, id: number, campaign: NewCampaign): Promise<void> {
  await trx.updateTable('campaign').set(changeable(campaign)).where('id', '=', id).execute();
}

const changeable = ({ name, from, to, population }: NewCampaign) => ({
  name: name && JSON.stringify(name),
  first_day: from,
  last_day: to,
  population,
});

/** Closes a campaign before its last day; null takes that back. */
export async function setClosed(trx: Trx, id: number, closedAt: Date | null): Promise<void> {
  await trx.updateTable('campaign').set({ closed_at: closedAt }).where('id', '=', id).execute();
}

/**
 * Puts in hashes of new codes and returns those that were not there before. In the order of the hashes: how they lie
 * in the database says nothing about the order in which they were printed.
 */
export async function insertCodes(trx: Trx, campaignId: number, hashes: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ code_hash: string }>`
    insert into one_time_code (campaign_id, code_hash)
    select ${campaignId}::integer, hash from unnest(${hashes}::text[]) as made (hash) order by hash
    on conflict on constraint one_time_code_pk do nothing
    returning code_hash`.execute(trx);
  await trx
    .updateTable('campaign')
    .set({ codes_made: sql`codes_made + ${rows.length}::integer` })
    .where('id', '=', campaignId)
    .execute();
  return new Set(rows.map((row) => row.code_hash));
}

/** A code by what is stored of it. */
export interface StoredCode {
  campaignId: number;
  hash: string;
}

const among = (codes: StoredCode[]) => {
  const campaigns = codes.map((code) => code.campaignId);
  const hashes = codes.map((code) => code.hash);
  return sql<boolean>`(campaign_id, code_hash) in (select * from unnest(${campaigns}::integer[], ${hashes}::text[]))`;
};

export async function isUnused(db: Db, { campaignId, hash }: StoredCode): Promise<boolean> {
  const row = await db
    .selectFrom('one_time_code')
    .select('campaign_id')
    .where('campaign_id', '=', campaignId)
    .where('code_hash', '=', hash)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Those of the codes that are unused, locked until the transaction ends: of two that come with one code, the second
 * waits here. In one order everywhere, so that two batches never wait for each other.
 */
export async function lockUnused(trx: Trx, codes: StoredCode[]): Promise<StoredCode[]> {
  if (codes.length === 0) return [];
  const rows = await trx
    .selectFrom('one_time_code')
    .select(['campaign_id', 'code_hash'])
    .where(among(codes))
    .orderBy('campaign_id')
    .orderBy('code_hash')
    .forUpdate()
    .execute();
  return rows.map((row) => ({ campaignId: row.campaign_id, hash: row.code_hash }));
}

/** Uses codes up, by taking them away: no row is left to be compared with that of a response. */
export async function useUp(trx: Trx, codes: StoredCode[]): Promise<void> {
  if (codes.length === 0) return;
  await trx.deleteFrom('one_time_code').where(among(codes)).execute();
}

/**
 * Frees the room of rows that are deleted and still lie in the database's files, where used codes are among them.
 * Cannot be part of a transaction.
 */
export async function clearUsedCodes(db: Db): Promise<void> {
  await sql`vacuum one_time_code`.execute(db);
}

export interface CampaignCounts {
  /** Responses that came in through it. */
  responses: number;
  /** Codes that nobody has used yet. */
  unusedCodes: number;
}

/** What has come in through campaigns so far, by id. */
export async function countCampaigns(db: Db, ids: number[]): Promise<Map<number, CampaignCounts>> {
  const { rows } = await sql<CampaignCounts & { id: number }>`
    select id,
      (select count(*) from response join point on point.id = response.point_id
        where point.campaign_id = one.id) as responses,
      (select count(*) from one_time_code where campaign_id = one.id) as "unusedCodes"
    from unnest(${ids}::integer[]) as one (id)`.execute(db);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** A campaign as it meets a stretch of days at one of the units where it takes answers. */
export type CampaignAtUnit = Campaign & { atUnitId: number };

/** Campaigns that take answers at the units given, or did, and whose days meet the stretch. */
export async function listCampaignsAt(
  db: Db,
  unitIds: number[],
  stretch?: { from: Day; to: Day },
): Promise<CampaignAtUnit[]> {
  const rows = await db
    .selectFrom('campaign')
    .innerJoin('point', 'point.campaign_id', 'campaign.id')
    .selectAll('campaign')
    .select('point.unit_id as at_unit_id')
    .distinctOn(['campaign.id', 'point.unit_id'])
    .where(sql<boolean>`point.unit_id = any(${unitIds}::integer[])`)
    .$if(stretch !== undefined, (query) =>
      query.where('first_day', '<=', stretch!.to).where('last_day', '>=', stretch!.from),
    )
    .execute();
  return rows.map(({ at_unit_id, ...row }) => ({ ...campaignOf(row), atUnitId: at_unit_id }));
}
