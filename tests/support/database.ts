import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type Db, openDatabase } from '../../api/database/open.ts';
import { onTestCluster, randomName, urlOf } from './test-cluster.ts';
import './database-template.ts';

export interface TestDatabase {
  db: Db;
  close: () => Promise<void>;
  /** The folder of an embedded database on the disk. */
  folder?: string;
}

/**
 * A migrated, empty database that nobody else sees, of the kind that TEST_DATABASE names.
 *
 * @example
 * const { db, close } = await openTestDatabase();
 * afterAll(close);
 */
export function openTestDatabase(): Promise<TestDatabase> {
  return process.env.TEST_DATABASE === 'postgres' ? openOnCluster() : openEmbedded();
}

async function openOnCluster(): Promise<TestDatabase> {
  const name = randomName('test');
  await onTestCluster(`create database ${name} template ${inject('databaseTemplate')}`);
  const db = await openDatabase({ databaseUrl: urlOf(name), dataDir: null });
  const close = async () => {
    await db.destroy();
    await onTestCluster(`drop database ${name} with (force)`);
  };
  return { db, close };
}

async function openEmbedded(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-test-'));
  cpSync(inject('databaseTemplate'), folder, { recursive: true });
  const db = await openDatabase({ databaseUrl: null, dataDir: folder });
  const close = async () => {
    await db.destroy();
    rmSync(folder, { recursive: true, force: true });
  };
  return { db, close, folder };
}
