import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { z } from 'zod';
import { byCommand } from './accounts/actor.ts';
import { inviteAdministrator } from './accounts/first-administrator.ts';
import { findStaff } from './accounts/store.ts';
import { keepRecord, writeAndCheck } from './backups/make.ts';
import { beginBackup } from './backups/record-store.ts';
import { chooseBackup, restoreBackup } from './backups/restore.ts';
import { importCaseload, readCaseloadFile } from './caseload/import.ts';
import { type Config, callersFolder, readConfig } from './config.ts';
import { type Db, openDatabase } from './database/open.ts';
import { inTransaction } from './database/transaction.ts';
import { demonstrate } from './demonstration/demonstrate.ts';
import { findDemonstration } from './demonstration/store.ts';
import { applyFile, type Report } from './installation/apply.ts';
import { bringUpToDate } from './installation/start.ts';
import { letPair } from './kiosks/pairing.ts';
import { pairingKeyFrom, pairingMinutes } from './kiosks/pairing-code.ts';
import { normaliseCode } from './points/codes.ts';
import { findPoint } from './points/store.ts';
import { Problem, problem, problemKinds } from './problems.ts';
import { type Difference, recount } from './responses/recount.ts';
import { countOf } from './sheets/review.ts';

type Run = (db: Db, args: string[], config: Config) => Promise<void>;

interface Command {
  usage: string;
  run: Run;
  /** Makes the schema itself, as it needs it. */
  onAnySchema?: true;
}

const now = () => new Date();

const commands: Record<string, Command> = {
  migrate: {
    usage: 'migrate',
    run: async () => console.log('Cơ sở dữ liệu đã cập nhật. / The database is up to date.'),
  },
  apply: { usage: 'apply FILE.json', run: applyCommand },
  recount: { usage: 'recount', run: recountCommand },
  backup: { usage: 'backup DIR', run: backupCommand },
  restore: { usage: 'restore DIR | FILE', run: restoreCommand, onAnySchema: true },
  'import-caseload': { usage: 'import-caseload FILE.csv [--reason "…"]', run: importCaseloadCommand },
  demo: { usage: 'demo', run: demoCommand },
  'pair-kiosk': { usage: 'pair-kiosk POINT', run: pairKioskCommand },
  'create-admin': { usage: 'create-admin EMAIL', run: createAdminCommand },
};

await main(process.argv.slice(2));

async function main([name = '', ...args]: string[]): Promise<void> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    const usages = Object.values(commands).map(({ usage }) => `  npm run manage -- ${usage}`);
    return fail(
      `${name ? `Không có lệnh / no command “${name}”. ` : ''}Các lệnh / commands:\n${usages.join('\n')}`,
    );
  }
  let db: Db | undefined;
  try {
    const config = readConfig();
    db = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir });
    if (!command.onAnySchema) await bringUpToDate(db, now());
    await command.run(db, args, config);
  } catch (error) {
    fail(messageOf(error));
  } finally {
    await db?.destroy();
  }
}

async function applyCommand(db: Db, [file]: string[]): Promise<void> {
  if (!file) throw new Error('Thiếu tên tệp: apply FILE.json / the file is missing');
  const path = resolve(callersFolder(), file);
  const report = await applyFile(
    db,
    byCommand('manage apply'),
    await readInstallationFile(path),
    now(),
    'vi',
  );
  printReport(report);
}

/** Reads the file, and in the place of `{ "file": "…" }` the questionnaires that it names. */
async function readInstallationFile(path: string): Promise<unknown> {
  const raw = await readJson(path, path);
  const named = (raw as { questionnaires?: unknown } | null)?.questionnaires;
  if (!Array.isArray(named)) return raw;
  const questionnaires = await Promise.all(
    named.map((one, i) => {
      const file = (one as { file?: unknown } | null)?.file;
      if (typeof file !== 'string') return one;
      return readJson(resolve(dirname(path), file), `questionnaires.${i}.file`);
    }),
  );
  return { ...(raw as object), questionnaires };
}

async function readJson(path: string, place: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw problem('invalid-input', {
      errors: [{ path: place, message: `không đọc được tệp / cannot read ${path}` }],
    });
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const message = `không phải JSON / not JSON: ${(error as Error).message}`;
    throw problem('invalid-input', { errors: [{ path: place, message }] });
  }
}

function printReport({ changes, newPoints, codesMoved }: Report): void {
  for (const [kind, list] of Object.entries(changes)) {
    if (list.length === 0) continue;
    const count = (change: string) => list.filter((one) => one === change).length;
    console.log(`${kind}: ${count('added')} added, ${count('changed')} changed, ${count('left')} left`);
  }
  for (const { code, unit } of newPoints.slice(0, 200)) console.log(`  + /s/${code}  ${unit}`);
  if (newPoints.length > 200) console.log(`  … ${newPoints.length - 200} more`);
  if (codesMoved > 0) console.log(`codes that went on for a successor: ${codesMoved}`);
}

async function recountCommand(db: Db): Promise<void> {
  printDifferences(await recount(db));
}

function printDifferences(differences: Difference[]): void {
  for (const { unit, tally, row, stored, recounted } of differences) {
    console.log(
      `${unit} ${tally} ${row}: stored ${stored ?? 'none'}, recounted ${recounted ?? 'none'} responses; corrected`,
    );
  }
  console.log(`${differences.length} differences`);
}

async function backupCommand(db: Db, [folder]: string[], config: Config): Promise<void> {
  if (!folder) throw new Error('Thiếu tên thư mục: backup DIR / the folder is missing');
  const id = await beginBackup(db, 'command', now(), hostname());
  const { path, rows, bytes } = await keepRecord(db, id, now, () =>
    writeAndCheck(db, resolve(callersFolder(), folder), now(), config.secret),
  );
  console.log(`Đã sao lưu / backed up: ${rows} dòng / rows, ${bytes} bytes
SECRET không nằm trong tệp này, xin giữ riêng một bản. / SECRET is not in this file; please keep a copy of it apart.
${path}`);
}

async function restoreCommand(db: Db, [from]: string[], config: Config): Promise<void> {
  if (!from) throw new Error('Thiếu tên thư mục hoặc tệp: restore DIR | FILE / the folder is missing');
  const chosen = await chooseBackup(resolve(callersFolder(), from));
  for (const { message } of chosen.passedOver) console.error(message);
  console.log(`${chosen.path} (${chosen.header.createdAt})`);
  const { rows, sameSecret, differences } = await restoreBackup(db, chosen, config.secret, now());
  console.log(`Đã phục hồi / restored: ${rows} dòng / rows`);
  printDifferences(differences);
  if (!sameSecret) console.error(warningOfSecret());
}

function warningOfSecret(): string {
  return (
    'Chú ý: SECRET ở đây khác với nơi đã sao lưu: mã dùng một lần, xác thực hai bước sẽ không dùng được. Xin chép tệp "secret" trong DATA_DIR cũ sang DATA_DIR mới, hoặc đặt SECRET như cũ.\n' +
    'Note: SECRET here is not that of the backed-up installation: one-time codes and second factors will not work. ' +
    'Please copy the file "secret" from the old DATA_DIR, or set SECRET as it was.'
  );
}

async function importCaseloadCommand(db: Db, args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    options: { reason: { type: 'string' } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (!file) throw new Error('Thiếu tên tệp: import-caseload FILE.csv / the file is missing');
  const path = resolve(callersFolder(), file);
  const bytes = await readFile(path).catch(() => {
    throw new Error(`không đọc được tệp / cannot read ${path}`);
  });
  const by = byCommand('manage import-caseload');
  const rows = await readCaseloadFile(bytes, 'vi');
  const reason = values.reason?.trim() || null;
  const review = await inTransaction(db, (trx) =>
    importCaseload(trx, rows, { by, reason, now: now(), locale: 'vi' }),
  );
  const [added, changed, left] = (['added', 'changed', 'left'] as const).map((change) =>
    countOf(review, change),
  );
  console.log(`caseload: ${added} added, ${changed} changed, ${left} left`);
  for (const { row, name, differences } of review.rows.filter(({ change }) => change === 'changed')) {
    const corrected = differences.map(({ column, before, after }) => `${column} ${before} → ${after}`);
    console.log(`  ${row}  ${name}: ${corrected.join(', ')}`);
  }
}

async function demoCommand(db: Db, _args: string[], config: Config): Promise<void> {
  const begun = await findDemonstration(db);
  if (begun?.finished) return console.log('Dữ liệu minh họa đã có. / The demonstration is there already.');
  await demonstrate({ db, config, now, log: pino({ level: 'silent' }) }, begun?.until);
  console.log('Đã nạp dữ liệu minh họa. / The demonstration is loaded.');
}

async function pairKioskCommand(db: Db, [typed = '']: string[], config: Config): Promise<void> {
  if (!typed) throw new Error('Thiếu mã điểm khảo sát: pair-kiosk POINT / the code of the point is missing');
  const code = normaliseCode(typed);
  const point = code === null ? undefined : await findPoint(db, code);
  if (!point) {
    throw new Error(`${typed}: không có điểm khảo sát mang mã này / no survey point has this code`);
  }
  const key = pairingKeyFrom(config.secret);
  const made = await inTransaction(db, (trx) =>
    letPair(trx, point, key, byCommand('manage pair-kiosk'), now()),
  );
  console.log(`Mở ${config.publicUrl}/kiosk/ trên máy rồi nhập mã dưới đây trong ${pairingMinutes} phút; mã dùng một lần.
Open ${config.publicUrl}/kiosk/ on the device and type this code within ${pairingMinutes} minutes; it works once.
${made.code}`);
}

async function createAdminCommand(db: Db, [email = '']: string[], config: Config): Promise<void> {
  if (!z.email().safeParse(email).success) {
    throw new Error('Thiếu hoặc sai địa chỉ: create-admin EMAIL / the e-mail address is missing or wrong');
  }
  if (await findStaff(db, { email })) {
    throw new Error(`${email} đã có tài khoản. / ${email} has an account already.`);
  }
  const path = await inTransaction(db, (trx) => inviteAdministrator(trx, email, now()));
  console.log(`Mở liên kết dùng một lần này để đặt mật khẩu / open this one-time link to set the password:
${config.publicUrl}${path}`);
}

function messageOf(error: unknown): string {
  if (!(error instanceof Problem)) {
    // Several addresses tried in vain come as one error without words.
    const { message, errors } = error as AggregateError;
    return message || (errors ?? []).map((one: Error) => one.message).join('\n') || String(error);
  }
  const paths = (error.errors ?? []).map(({ path, message }) => `  ${path}: ${message}`);
  const { title, detail } = problemKinds[error.code];
  const details = paths.length > 0 ? paths : [detail.vi];
  return [title.vi, ...details].join('\n');
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
