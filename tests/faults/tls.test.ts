import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { createServer, request } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { readConfig } from '../../api/config.ts';
import { readTlsPair, renewalOf } from '../../api/http/tls.ts';
import { type Server, spawnServer } from '../load/support/server.mjs';
import { makeFolder, undoAll, undoLater } from '../load/support/undo.mjs';
import { testPairs, writePair } from '../support/tls.ts';

afterEach(undoAll);

const [first, second] = testPairs;

test('with TLS_CERT and TLS_KEY the server speaks https, and plain http on its port does it no harm', async () => {
  const dataDir = makeFolder();
  const server = await spawnServer({ dataDir, databaseUrl: null, tls: writePair(dataDir, first) });
  await untilReady(server);
  expect(await ask(`${server.url}/healthz`, first.cert)).toMatchObject({ status: 200, body: 'ok' });
  const console = await ask(`${server.url}/console`, first.cert);
  expect(console.headers['strict-transport-security']).toContain('max-age=');
  expect(server.log()).toMatch(/in trên mã QR \/ QR codes {3}https:\/\//);

  await expect(askPlainly(server.url.replace('https:', 'http:'))).rejects.toThrow();
  const garbage = connect(Number(new URL(server.url).port), '127.0.0.1').on('error', () => {});
  garbage.write('\x16\x03\x01\x00\x05hello');
  // Whether it is answered by an alert or by silence is the library's affair.
  await Promise.race([once(garbage, 'close'), sleep(1_000)]);
  garbage.destroy();
  expect((await ask(`${server.url}/healthz`, first.cert)).status).toBe(200);
  expect(await server.stop()).toEqual({ code: 0, signal: null });
});

test('a key of another certificate, and a file that is not there, end the start with a word on which one', async () => {
  const dataDir = makeFolder();
  const files = writePair(dataDir, { cert: first.cert, key: second.key });
  const server = await spawnServer({ dataDir, databaseUrl: null, tls: files });
  expect(await server.ended).toEqual({ code: 1, signal: null });
  expect(server.log()).toContain('TLS_KEY');
  expect(server.log()).toContain('is not the key of the certificate');

  const pairOf = (cert: string, key: string) => () => readTlsPair({ cert, key });
  expect(pairOf(`${dataDir}/gone.crt`, files.key)).toThrow(/^TLS_CERT .*cannot be read/);
  expect(pairOf(files.cert, files.cert)).toThrow(/^TLS_KEY .*no usable PEM/);
  expect(pairOf(files.key, files.key)).toThrow(/^TLS_CERT .*no usable PEM/);
  expect(() => readConfig({ TLS_CERT: files.cert, DATA_DIR: dataDir })).toThrow('TLS_CERT + TLS_KEY');
});

test('a renewed certificate is taken while the server runs; one half written leaves the old one in use', async () => {
  const files = writePair(makeFolder(), first);
  const server = createServer(first, (_asked, answer) => answer.end('ok')).listen(0, '127.0.0.1');
  undoLater(() => server.close());
  await once(server, 'listening');
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const renew = renewalOf(server, files, first);
  expect(await renew()).toBe(false);

  writeFileSync(files.cert, second.cert);
  await expect(renew()).rejects.toThrow('is not the key of the certificate');
  expect((await ask(url, first.cert)).body).toBe('ok');

  writeFileSync(files.key, second.key);
  expect(await renew()).toBe(true);
  expect((await ask(url, second.cert)).body).toBe('ok');
  await expect(ask(url, first.cert)).rejects.toThrow();
  expect(await renew()).toBe(false);
});

async function untilReady(server: Server): Promise<void> {
  for (const until = Date.now() + 110_000; Date.now() < until && !server.isGone(); await sleep(200)) {
    const answer = await ask(`${server.url}/readyz`, first.cert).catch(() => undefined);
    if (answer?.status === 200) return;
  }
  throw new Error(`The server did not come up:\n${server.log()}`);
}

interface Answer {
  status: number | undefined;
  headers: Record<string, unknown>;
  body: string;
}

/** Asks by https, trusting nobody but `ca`. */
const ask = (url: string, ca: string) => answerTo(request(url, { ca, agent: false }));
const askPlainly = (url: string) => answerTo(plainRequest(url, { agent: false }));

function answerTo(sent: ReturnType<typeof plainRequest>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    sent.once('error', reject);
    sent.once('response', async (answer) => {
      let body = '';
      for await (const part of answer) body += part;
      resolve({ status: answer.statusCode, headers: answer.headers, body });
    });
    sent.end();
  });
}
