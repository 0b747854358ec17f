import { expect, test } from 'vitest';
import { readAddress, shownAddress } from '../../api/webhooks/address.ts';
import { isWebhookEvent, testEvent } from '../../api/webhooks/events.ts';
import { nextDelivery } from '../../api/webhooks/message.ts';
import { secretOf, signingSecrets } from '../../api/webhooks/secret.ts';

test.each([
  ['https://sms.example.gov.vn/hook', 'https://sms.example.gov.vn/hook'],
  ['https://10.0.0.5/hook?key=1#part', 'https://10.0.0.5/hook?key=1'],
  ['http://localhost:9000/hook', 'http://localhost:9000/hook'],
  ['http://192.168.1.20:8080/sms', 'http://192.168.1.20:8080/sms'],
  ['http://172.31.0.1/', 'http://172.31.0.1/'],
  ['http://[fd12:3456::1]/x', 'http://[fd12:3456::1]/x'],
  ['http://[::1]:81/x', 'http://[::1]:81/x'],
  ['http://gateway/x', 'http://gateway/x'],
  ['http://sms.lan/x', 'http://sms.lan/x'],
  // Written otherwise, it is the same machine.
  ['http://0x7f.1/x', 'http://127.0.0.1/x'],
])('webhooks may go to %s', (typed, url) => expect(readAddress(typed)).toEqual({ url }));

test.each([
  ['', 'not-an-address'],
  ['sms.example.gov.vn', 'not-an-address'],
  ['ftp://10.0.0.5/', 'not-an-address'],
  ['file:///etc/passwd', 'not-an-address'],
  [`https://a.vn/${'x'.repeat(1000)}`, 'not-an-address'],
  ['https://me:secret@sms.example.gov.vn/', 'has-user'],
  ['http://sms.example.gov.vn/', 'needs-https'],
  ['http://172.32.0.1/', 'needs-https'],
  ['http://8.8.8.8/', 'needs-https'],
  ['http://127.0.0.1.example.com/', 'needs-https'],
  ['http://169.254.169.254/latest', 'link-local'],
  ['https://169.254.169.254/latest', 'link-local'],
  ['http://0xa9fea9fe/latest', 'link-local'],
  ['http://0.0.0.0/', 'link-local'],
  ['http://[fe80::1]/', 'link-local'],
  ['http://[::ffff:169.254.169.254]/', 'link-local'],
])('webhooks may not go to %s: %s', (typed, fault) => expect(readAddress(typed)).toEqual({ fault }));

test('an address is shown without its query, which may carry a key', () => {
  expect(shownAddress('https://a.vn/x?key=8X2K')).toBe('https://a.vn/x?…');
  expect(shownAddress('https://a.vn/')).toBe('https://a.vn');
});

test('it is tried ten times over three days', () => {
  const begun = new Date('2026-06-15T03:00:00Z');
  const seconds: number[] = [];
  for (let now: Date | null = begun, tried = 1; now !== null; tried++) {
    seconds.push((now.getTime() - begun.getTime()) / 1000);
    now = nextDelivery(tried, now);
  }
  expect(seconds).toHaveLength(10);
  expect(seconds.slice(0, 4)).toEqual([0, 5, 305, 2105]);
  expect(seconds.at(-1)! / 3600).toBeCloseTo(75.58, 2);
});

test('each webhook and each installation has a secret of its own, and a former one signs for a day more', () => {
  const secrets = [
    secretOf('a', { id: 1, secretNumber: 1 }),
    secretOf('a', { id: 1, secretNumber: 2 }),
    secretOf('a', { id: 2, secretNumber: 1 }),
    secretOf('a', { id: 11, secretNumber: 1 }),
    secretOf('a', { id: 1, secretNumber: 11 }),
    secretOf('b', { id: 1, secretNumber: 1 }),
  ];
  expect(new Set(secrets).size).toBe(secrets.length);
  for (const secret of secrets) expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);

  const made = new Date('2026-06-15T03:00:00Z');
  const renewed = { id: 1, secretNumber: 2, secretMadeAt: made };
  const later = (hours: number) => new Date(made.getTime() + hours * 3_600_000);
  expect(signingSecrets('a', renewed, later(23))).toEqual([secrets[1], secrets[0]]);
  expect(signingSecrets('a', renewed, later(24))).toEqual([secrets[1]]);
  expect(signingSecrets('a', { ...renewed, secretNumber: 1 }, later(1))).toEqual([secrets[0]]);
});

test('nobody can ask for tests', () => expect(isWebhookEvent(testEvent)).toBe(false));
