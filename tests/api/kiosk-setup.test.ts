import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandFor, sources } from '../../survey-web/kiosk/setup-commands.ts';
import { kioskSetupTexts } from '../../survey-web/texts/kiosk-setup.ts';
import { knownAs } from '../support/sample-units.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const pageAt = async (publicUrl: string, language = '') =>
  (await knownAs(server, publicUrl).request(`/kiosk/thiet-lap${language}`)).text();

test('the set-up page says whether the address of this installation is good for a kiosk', async () => {
  expect(await pageAt('https://khaosat.example.gov.vn')).toContain('dùng được ngay');
  expect(await pageAt('http://192.168.1.20:8080')).toContain('chưa có mã hóa');
  expect(await pageAt('http://localhost:8080')).toContain('chính máy chủ');
  expect(await pageAt('http://192.168.1.20:8080', '?lang=en')).toContain('plain http');
});

test('every step is the same in both languages, and says whether it was tried or whose page it comes from', () => {
  const shape = (locale: 'vi' | 'en') =>
    kioskSetupTexts[locale].parts.map(({ id, steps }) => [id, steps.map(({ code, by }) => [code, by])]);
  expect(shape('en')).toEqual(shape('vi'));
  for (const { steps } of kioskSetupTexts.vi.parts) {
    for (const { code, by } of steps.filter(({ code }) => code)) expect(by, code).toBeDefined();
  }
  expect(Object.values(sources).every(({ url }) => url.startsWith('https://'))).toBe(true);
});

test('commands carry the address of this installation, and a certificate names a host or an IP address', () => {
  expect(commandFor('chromium', 'https://a.gov.vn/khao-sat')).toContain(
    '--app=https://a.gov.vn/khao-sat/kiosk/',
  );
  expect(commandFor('ownAuthority', 'https://a.gov.vn')).toContain('subjectAltName=DNS:a.gov.vn\\n');
  expect(commandFor('ownAuthority', 'https://10.0.0.5:8443')).toContain('subjectAltName=IP:10.0.0.5\\n');
  expect(commandFor('trustOnLinux', 'https://a.gov.vn')).toContain('$HOME/.pki/nssdb');
});
