import { serve } from '@hono/node-server';
import pino from 'pino';
import { surveyWeb } from '../survey-web/pages.ts';
import { createApp } from './app.ts';
import { type Config, lanAddress, readConfig } from './config.ts';
import { type Db, openDatabase } from './database/open.ts';
import { demonstrateIfWanted } from './demonstration/demonstrate.ts';
import { bringUpToDate, keepUpWithTheDay } from './installation/start.ts';

const config = configOrExit();
const log = pino();
const now = () => new Date();
const db = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir });
await bringUpToDate(db, now());

const deps = { db, config, now, log };
const app = createApp(deps, surveyWeb);
const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, () => {
  printAddresses(config);
  // The first request must not wait for the demonstration.
  void demonstrateIfWanted(deps).catch((error) => log.error({ err: error }, 'demonstration failed'));
});
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `Cổng ${config.port} đang được dùng; xin đặt PORT khác. / Port ${config.port} is taken; set another PORT.`
      : error.message,
  );
  process.exit(1);
});

setInterval(() => {
  keepUpWithTheDay(db, now()).catch((error) => log.error({ err: error }, 'hourly work failed'));
}, 3_600_000).unref();

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(db));

/** Answers what is under way, then closes the database. */
async function stop(open: Db): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  // A browser may hold its connection open for minutes.
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 5_000))]);
  await open.destroy();
  process.exit(0);
}

function configOrExit(): Config {
  try {
    return readConfig();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

function printAddresses({ port, publicUrl, databaseUrl, dataDir }: Config): void {
  const lan = lanAddress();
  console.log(`
  Lắng Nghe đang chạy / is running

    Trên máy này / on this machine     http://localhost:${port}
    Điện thoại cùng mạng / phones      ${lan ? `http://${lan}:${port}` : 'chưa có mạng / no network found'}
    Địa chỉ in trên mã QR / QR codes   ${publicUrl}

    Dữ liệu / data: ${databaseUrl ? 'PostgreSQL' : `${dataDir} (thử nghiệm; dùng thật xin đặt DATABASE_URL / for trials; set DATABASE_URL for real use)`}
    Dừng / stop: Ctrl+C
`);
}
