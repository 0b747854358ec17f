import { sql } from 'kysely';
import type { Db, Trx } from '../database/open.ts';

/** A try to push, and what came of it. */
export interface PushRun {
  id: number;
  because: string;
  begunAt: Date;
  endedAt: Date;
  /** Files that were sent; others had not changed. */
  files: number;
  bytes: number;
  /** null: all of it lies there. */
  problem: string | null;
}

export async function recordRun(trx: Trx, targetId: number, run: Omit<PushRun, 'id'>): Promise<void> {
  await trx
    .insertInto('push_run')
    .values({
      target_id: targetId,
      because: run.because,
      begun_at: run.begunAt,
      ended_at: run.endedAt,
      files: run.files,
      bytes: run.bytes,
      problem: run.problem,
    })
    .execute();
}

/** The last tries of a target, latest first. */
export async function listRuns(db: Db, targetId: number, most: number): Promise<PushRun[]> {
  const rows = await db
    .selectFrom('push_run')
    .selectAll()
    .where('target_id', '=', targetId)
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    because: row.because,
    begunAt: row.begun_at,
    endedAt: row.ended_at,
    files: row.files,
    bytes: row.bytes,
    problem: row.problem,
  }));
}

const daysKept = 90;

export async function forgetOldRuns(trx: Trx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - daysKept * 86_400_000);
  await trx.deleteFrom('push_run').where('ended_at', '<', before).execute();
}

/** The digests of what lies at a target, by path. */
export async function listPushed(db: Db, targetId: number): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('push_file')
    .select(['path', 'digest'])
    .where('target_id', '=', targetId)
    .execute();
  return new Map(rows.map(({ path, digest }) => [path, digest]));
}

/** Writes down what now lies there. */
export async function recordPushed(
  trx: Trx,
  targetId: number,
  files: { path: string; digest: string }[],
): Promise<void> {
  const [paths, digests] = [files.map(({ path }) => path), files.map(({ digest }) => digest)];
  await sql`
    insert into push_file (target_id, path, digest)
    select ${targetId}::integer, path, digest from unnest(${paths}::text[], ${digests}::text[]) as put (path, digest)
    on conflict on constraint push_file_pk do update set digest = excluded.digest`.execute(trx);
}
