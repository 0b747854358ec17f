import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../config.ts';
import type { Change } from '../database/change.ts';
import type { Db, Trx } from '../database/open.ts';
import { remembered } from '../database/remembered.ts';
import { Questionnaire } from './questionnaire.ts';

/** A published version of a questionnaire; its content never changes again. */
export interface Version {
  id: number;
  questionnaire: string;
  version: number;
  family: string;
  createdAt: Date;
  content: Questionnaire;
}

const summaryColumns = ['id', 'questionnaire', 'version', 'family', 'content_hash', 'created_at'] as const;
interface Summary {
  id: number;
  questionnaire: string;
  version: number;
  family: string;
  content_hash: string;
  created_at: Date;
}

// Contents are immutable and known by their hash, so that parsing one is needed once per process.
const contents = new Map<string, Questionnaire>();

async function withContents(db: Db, summaries: Summary[]): Promise<Version[]> {
  const missing = summaries
    .filter((summary) => !contents.has(summary.content_hash))
    .map((summary) => summary.id);
  if (missing.length > 0) {
    const rows = await db
      .selectFrom('questionnaire_version')
      .select(['content_hash', 'content'])
      .where('id', 'in', missing)
      .execute();
    for (const row of rows) contents.set(row.content_hash, Questionnaire.parse(row.content));
  }
  return summaries.map((row) => ({
    id: row.id,
    questionnaire: row.questionnaire,
    version: row.version,
    family: row.family,
    createdAt: row.created_at,
    content: contents.get(row.content_hash)!,
  }));
}

/** All versions of the questionnaires named, oldest first. */
export async function listVersions(db: Db, questionnaires: string[]): Promise<Version[]> {
  if (questionnaires.length === 0) return [];
  const rows = await db
    .selectFrom('questionnaire_version')
    .select(summaryColumns)
    .where('questionnaire', 'in', questionnaires)
    .orderBy('questionnaire')
    .orderBy('version')
    .execute();
  return withContents(db, rows);
}

/** Every version of every questionnaire, in the order they were published. */
export const listAllVersions = remembered(async (db): Promise<Version[]> => {
  const rows = await db.selectFrom('questionnaire_version').select(summaryColumns).orderBy('id').execute();
  return withContents(db, rows);
});

export async function listQuestionnaireIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('questionnaire_version').select('questionnaire').distinct().execute();
  return rows.map((row) => row.questionnaire);
}

/** Publishes `content` as the next version of its id; the same content as the newest version changes nothing. */
export async function publishVersion(trx: Trx, content: Questionnaire, now: Date): Promise<Change> {
  const newest = await trx
    .selectFrom('questionnaire_version')
    .select(['version', 'content_hash'])
    .where('questionnaire', '=', content.id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const hash = contentHash(content);
  if (newest?.content_hash === hash) return 'left';
  await trx
    .insertInto('questionnaire_version')
    .values({
      questionnaire: content.id,
      version: (newest?.version ?? 0) + 1,
      family: content.family,
      content: JSON.stringify(content),
      content_hash: hash,
      created_at: now,
    })
    .execute();
  return newest ? 'changed' : 'added';
}

/** Puts in the shipped questionnaires whose id is absent; never overwrites. */
export async function publishShipped(trx: Trx, now: Date): Promise<void> {
  const known = new Set(await listQuestionnaireIds(trx));
  const absent = (await readShippedFiles()).filter(({ id }) => !known.has(id));
  for (const content of absent) await publishVersion(trx, Questionnaire.parse(content), now);
}

/** The questionnaires that come with the product. */
export async function readShipped(): Promise<Questionnaire[]> {
  return (await readShippedFiles()).map((content) => Questionnaire.parse(content));
}

async function readShippedFiles(): Promise<{ id: string }[]> {
  const folder = join(projectRoot, 'api/questionnaires/shipped');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8'))));
}

// zod gives members in the schema's order, so that the order in a file makes no difference.
const contentHash = (content: Questionnaire) =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex');
