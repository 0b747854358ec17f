import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import { serve } from '@hono/node-server';
import pino from 'pino';
import { surveyWeb } from '../survey-web/pages.ts';
import { pushedSurfaces } from '../survey-web/static-page/surfaces.ts';
import { invitationToBegin } from './accounts/first-administrator.ts';
import { keepWatch } from './alerts/jobs.ts';
import { createApp } from './app.ts';
import { backUpForTheNight } from './backups/jobs.ts';
import { type Config, lanAddress, readConfig } from './config.ts';
import { type Db, openDatabase } from './database/open.ts';
import { inTransaction } from './database/transaction.ts';
import { demonstrateIfWanted } from './demonstration/demonstrate.ts';
import { demonstrationCodes } from './demonstration/installation.ts';
import { findDemonstration } from './demonstration/store.ts';
import { publicPathOf, withoutPublicPath } from './http/public-path.ts';
import { readTlsPair, renewalOf, type TlsPair } from './http/tls.ts';
import { bringUpToDate, keepUpWithTheDay } from './installation/start.ts';
import { sendLetters } from './notices/jobs.ts';
import { mailBy } from './notices/mail.ts';
import { keepPetitions } from './petitions/jobs.ts';
import { keepPlacements, writeSightings } from './placements/jobs.ts';
import { closeWhatIsOrdered } from './publication/closing/jobs.ts';
import { pushWhatIsDue } from './push/jobs.ts';
import { deliverSoon, deliverWebhooks } from './webhooks/jobs.ts';

const log = pino();
const now = () => new Date();
const { config, db, tls } = await prepare().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exit(1);
});

const stopping = new AbortController();
const deps = { db, config, now, log, stopping: stopping.signal };
const app = createApp(deps, surveyWeb);
const fetch = withoutPublicPath(app.fetch, publicPathOf(config.publicUrl));
const speech = tls ? { createServer: createTlsServer, serverOptions: tls } : {};
const server = serve({ fetch, port: config.port, hostname: config.host, ...speech }, () => {
  printAddresses(config);
  printFirstSignIn().catch((error) => log.error({ err: error }, 'no link for the first administrator'));
  // The first request must not wait for the demonstration.
  demonstrateIfWanted(deps)
    .then(printDemonstration)
    .catch((error) => log.error({ err: error }, 'demonstration failed'));
});
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `Cổng ${config.port} đang được dùng; xin đặt PORT khác. / Port ${config.port} is taken; set another PORT.`
      : error.message,
  );
  process.exit(1);
});

/** What is under way of the regular work; the stop waits for it. */
const underWay = new Map<string, Promise<void>>();
every(60, 'hourly work', () => keepUpWithTheDay(db, now()));
every(60, 'petitions', () => keepPetitions(deps, mailBy(config)));
every(10, 'backup', () => backUpForTheNight(deps));
every(1, 'alerts', () => keepWatch(deps, mailBy(config)));
every(1, 'letters', () => sendLetters(deps, mailBy(config)));
every(1, 'closing periods', () => closeWhatIsOrdered(deps));
every(1, 'embeds', () => writeSightings(deps));
every(60, 'placements', () => keepPlacements(deps));
every(1, 'push', () => pushWhatIsDue(deps, pushedSurfaces));
every(1, 'webhooks', () => deliverWebhooks(deps));
if (tls && config.tls) every(10, 'certificate', renewalOf(server as TlsServer, config.tls, tls));

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(db));

/** Regular work while the server runs; a round that takes longer than the pause is not joined by another. */
function every(minutes: number, name: string, work: () => Promise<unknown>): void {
  setInterval(() => {
    if (underWay.has(name)) return;
    const round = work()
      .catch((error) => log.error({ err: error }, `${name} failed`))
      .then(() => void underWay.delete(name));
    underWay.set(name, round);
  }, minutes * 60_000).unref();
}

/** Answers what is under way, then closes the database. */
async function stop(open: Db): Promise<void> {
  stopping.abort();
  const closed = new Promise((resolve) => server.close(resolve));
  // A connection turns idle only once its request is answered.
  const closing = setInterval(() => 'closeIdleConnections' in server && server.closeIdleConnections(), 50);
  // A browser may hold its connection open for minutes.
  const ended = Promise.all([closed, ...underWay.values(), deliverSoon(deps), writeSightings(deps)]);
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5_000))]);
  clearInterval(closing);
  await open.destroy();
  process.exit(0);
}

async function prepare(): Promise<{ config: Config; db: Db; tls: TlsPair | null }> {
  const read = readConfig();
  const pair = read.tls && readTlsPair(read.tls);
  const opened = await openDatabase({ databaseUrl: read.databaseUrl, dataDir: read.dataDir });
  await bringUpToDate(opened, now());
  return { config: read, db: opened, tls: pair };
}

/** What went wrong, for whoever started it: several addresses tried in vain come as one error without words. */
function messageOf(error: unknown): string {
  const { message, errors } = error as AggregateError;
  return message || (errors ?? []).map((one: Error) => one.message).join('\n') || String(error);
}

function printAddresses({ publicUrl, databaseUrl, dataDir, secret }: Config): void {
  if (secret.length < 16) console.warn('SECRET quá ngắn, dễ đoán. / SECRET is short: it can be guessed.');
  const lan = lanAddress();
  console.log(`
  Lắng Nghe đang chạy / is running

    Trên máy này / on this machine     ${addressAt('localhost')}
    Điện thoại cùng mạng / phones      ${lan ? addressAt(lan) : 'chưa có mạng / no network found'}
    Địa chỉ in trên mã QR / QR codes   ${publicUrl}

    Dữ liệu / data: ${databaseUrl ? 'PostgreSQL' : `${dataDir} (thử nghiệm; dùng thật xin đặt DATABASE_URL / for trials; set DATABASE_URL for real use)`}
    Dừng / stop: Ctrl+C
`);
}

async function printFirstSignIn(): Promise<void> {
  const path = await inTransaction(db, (trx) => invitationToBegin(trx, now()));
  console.log(
    path
      ? `  Chưa có quản trị viên. Mở liên kết dùng một lần này để tạo / no administrator yet, open this one-time link:

    ${localAddress(path)}
`
      : `  Quản lý / console: ${localAddress('/console')}\n`,
  );
}

const addressAt = (host: string) => `${tls ? 'https' : 'http'}://${host}:${config.port}`;
const localAddress = (path: string) => `${addressAt('localhost')}${path}`;

async function printDemonstration(): Promise<void> {
  if (config.demo === 'off' || !(await findDemonstration(db))) return;
  const at = addressAt('localhost');
  console.log(`  Dữ liệu minh họa đã sẵn sàng / the demonstration is ready

    Trả lời thử / answer as a citizen     ${at}/s/${demonstrationCodes.benThanh}
    Kết quả của đơn vị / a unit's results ${at}/u/phuong-ben-thanh
    Tờ mời tại quầy / the poster          ${at}/points/${demonstrationCodes.benThanh}/poster
`);
}
