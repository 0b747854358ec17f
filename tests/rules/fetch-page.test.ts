import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchPage } from '../../api/placements/fetch-page.ts';
import { openWebsite } from '../support/website.ts';

let website: Awaited<ReturnType<typeof openWebsite>>;
beforeAll(async () => {
  website = await openWebsite();
});
afterAll(() => website.close());

const publicUrl = 'http://khaosat.example.gov.vn';

test('no address inside is asked for where that is not allowed, not even by a name or a redirect', async () => {
  const manners = { publicUrl, allowInside: false, patience: 2000 };
  website.html('/trong', 'bí mật');
  const before = website.asked.length;
  for (const url of [`${website.url}/trong`, `http://localhost:${website.port}/trong`]) {
    expect(await fetchPage(url, manners)).toEqual({ problem: 'forbidden' });
  }
  expect(website.asked.length).toBe(before);
  website.answer('/sang', (_request, response) =>
    response.writeHead(302, { Location: 'http://169.254.169.254/latest/meta-data' }).end(),
  );
  const inside = { ...manners, allowInside: true };
  expect(await fetchPage(`${website.url}/sang`, inside)).toEqual({ problem: 'forbidden' });
});

test('what never ends, or goes round in circles, does', async () => {
  const manners = { publicUrl, allowInside: true, patience: 1000 };
  website.answer('/vong', (_request, response) => response.writeHead(302, { Location: '/vong' }).end());
  expect(await fetchPage(`${website.url}/vong`, manners)).toEqual({ problem: 'redirects' });
  website.answer('/im', () => undefined);
  expect(await fetchPage(`${website.url}/im`, manners)).toEqual({ problem: 'timeout' });
  website.html('/bom', gzipSync(Buffer.alloc(50_000_000, 'a')), { 'Content-Encoding': 'gzip' });
  const bomb = await fetchPage(`${website.url}/bom`, { ...manners, patience: 20_000 });
  expect('html' in bomb && bomb.html.length).toBe(3 * 1024 * 1024);
  website.html('/hong', 'không phải gzip', { 'Content-Encoding': 'gzip' });
  expect(await fetchPage(`${website.url}/hong`, manners)).toEqual({ problem: 'Z_DATA_ERROR' });
  const nobody = await openWebsite();
  await nobody.close();
  expect(await fetchPage(nobody.url, manners)).toEqual({ problem: 'ECONNREFUSED' });
  const latin = Buffer.from('<p>caf\xe9</p>', 'latin1');
  website.html('/cu', latin, { 'Content-Type': 'text/html; charset=windows-1252' });
  expect(await fetchPage(`${website.url}/cu`, manners)).toEqual({ html: '<p>café</p>' });
});
