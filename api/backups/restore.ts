import { byCommand } from '../accounts/actor.ts';
import { recordChange } from '../audit/store.ts';
import { lockInstallation } from '../database/lock.ts';
import { migrate, migrateUpTo, migrationNames } from '../database/migrate.ts';
import type { Db, Trx } from '../database/open.ts';
import { bringUpToDate } from '../installation/start.ts';
import { type Difference, recount } from '../responses/recount.ts';
import { listBackupFiles } from './file-store.ts';
import { fingerprintOf, type Header, rowsIn } from './header.ts';
import { filledFromTheStart, leftOut } from './left-out.ts';
import {
  analyze,
  clearSchema,
  emptyTables,
  hasRows,
  insertRows,
  setSequences,
  whileUnwatched,
} from './loading-store.ts';
import { BackupUnusable, checkBackup, eachParcel, newer } from './read.ts';
import { listTables, settleHowValuesAreWritten, type TableShape } from './store.ts';

/** The database is in use, and a backup never replaces what is there. */
export class DatabaseInUse extends Error {
  constructor(tables: string[]) {
    super(
      `Cơ sở dữ liệu này đã có dữ liệu (${tables.join(', ')}); không có gì bị thay đổi. ` +
        'Xin phục hồi vào một cơ sở dữ liệu mới: đặt DATA_DIR là thư mục mới, hoặc DATABASE_URL là cơ sở dữ liệu trống. / ' +
        `This database holds data already (${tables.join(', ')}); nothing was changed. ` +
        'Please restore into a new one: set DATA_DIR to a new folder, or DATABASE_URL to an empty database.',
    );
  }
}

export interface Chosen {
  path: string;
  header: Header;
  /** Newer files of the folder that cannot be used, each with the reason. */
  passedOver: BackupUnusable[];
}

/**
 * The newest usable backup of a folder, or the file given, read to its end.
 * @throws BackupUnusable where there is none
 */
export async function chooseBackup(path: string): Promise<Chosen> {
  const passedOver: BackupUnusable[] = [];
  for (const file of await listBackupFiles(path)) {
    try {
      return { path: file, header: await checkBackup(file), passedOver };
    } catch (error) {
      if (!(error instanceof BackupUnusable)) throw error;
      passedOver.push(error);
    }
  }
  const none = `Không có bản sao lưu nào dùng được trong / no usable backup in: ${path}`;
  throw new BackupUnusable([none, ...passedOver.map(({ message }) => message)].join('\n'));
}

export interface Restored {
  rows: number;
  /** Keys derived from SECRET are those of the backed-up installation. */
  sameSecret: boolean;
  /** What a recount of all responses corrected; none, where the backup was sound. */
  differences: Difference[];
}

/** Puts a backup into an empty database, whole or not at all, and brings it up to date. */
export async function restoreBackup(db: Db, chosen: Chosen, secret: string, now: Date): Promise<Restored> {
  const { path, header } = chosen;
  requireKnownMigrations(path, header);
  await db.transaction().execute(async (trx) => {
    await lockInstallation(trx);
    await requireEmpty(trx);
    await clearSchema(trx);
    await migrateUpTo(trx, header.migrations.at(-1)!);
    await load(trx, path, header);
    await migrate(trx);
    await recordChange(trx, byCommand('manage restore'), restoring(header), now);
    await analyze(trx);
  });
  await bringUpToDate(db, now);
  return {
    rows: rowsIn(header),
    sameSecret: header.secret === fingerprintOf(secret),
    differences: await recount(db),
  };
}

const restoring = ({ createdAt, software }: Header) => ({
  action: 'backup.restore',
  unitId: null,
  subject: { kind: 'backup', key: createdAt },
  after: { software },
});

// Rows fit the schema they come from: it is made as it was then, and migrated on once they are in.
function requireKnownMigrations(path: string, { migrations }: Header): void {
  const isKnown = migrations.length > 0 && migrations.every((name, i) => name === migrationNames[i]);
  if (!isKnown) throw newer(path);
}

async function requireEmpty(trx: Trx): Promise<void> {
  const tables = (await listTables(trx)).map(({ name }) => name);
  const isOurs = tables.length === 0 || tables.includes('kysely_migration');
  const mayHaveRows = (name: string) => Object.hasOwn(leftOut, name) || filledFromTheStart.includes(name);
  const filled: string[] = [];
  for (const name of tables) {
    if (!isOurs || (!mayHaveRows(name) && (await hasRows(trx, name)))) filled.push(name);
  }
  if (filled.length > 0) throw new DatabaseInUse(filled);
}

async function load(trx: Trx, path: string, header: Header): Promise<void> {
  await settleHowValuesAreWritten(trx);
  const tables = await listTables(trx);
  const destinations = destinationsOf(tables, path, header);
  await whileUnwatched(trx, tables, async () => {
    await emptyTables(trx, [...destinations.keys()]);
    for await (const { table, rows } of eachParcel(path)) {
      const { shape, columns } = destinations.get(table)!;
      await insertRows(trx, shape, columns, rows);
    }
  });
  await setSequences(trx, header.sequences);
}

function destinationsOf(tables: TableShape[], path: string, header: Header) {
  const shapes = new Map(tables.map((shape) => [shape.name, shape]));
  return new Map(
    header.tables.map(({ name, columns }) => {
      const shape = shapes.get(name);
      const known = new Set(shape?.columns.map((column) => column.name));
      if (!shape || !columns.every((column) => known.has(column))) throw newer(path);
      return [name, { shape, columns }];
    }),
  );
}
