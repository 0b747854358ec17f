import { utils } from 'ssh2';
import { expect, test } from 'vitest';
import { readFingerprint, readHost, readOwnFolder, readRemoteFolder } from '../../api/push/address.ts';
import { sealPassword, sshKeyOf, unsealPassword } from '../../api/push/secret.ts';

test.each([
  ['web.example.gov.vn', 'web.example.gov.vn'],
  [' WEB-1 ', 'web-1'],
  ['192.168.1.20', '192.168.1.20'],
  ['[::1]', '::1'],
  ['169.254.169.254', undefined],
  ['fe80::1', undefined],
  ['999.1.1.1', undefined],
  ['a b', undefined],
  ['web_1', undefined],
  ['-a', undefined],
  ['a..b', undefined],
  ['sftp://web', undefined],
  ['', undefined],
  [`${'a'.repeat(254)}`, undefined],
])('the server “%s” is read as %s', (typed, host) => expect(readHost(typed)).toBe(host));

test.each([
  ['web/ket-qua', 'web/ket-qua'],
  ['/web/', 'web'],
  ['..', undefined],
  ['a/../b', undefined],
  ['a//b', undefined],
  ['.ssh', undefined],
  ['a\\b', undefined],
  ['kết quả', undefined],
  ['', undefined],
  ['x'.repeat(201), undefined],
])('the folder “%s” below the one set aside is read as %s', (typed, folder) => {
  expect(readOwnFolder(typed)).toBe(folder);
});

test.each([
  ['/var/www/kết quả/', '/var/www/kết quả'],
  ['web', 'web'],
  ['/', '/'],
  ['/a/../b', undefined],
  ['..', undefined],
  ['', undefined],
  ['a\u0000', undefined],
])('the folder “%s” on a server is read as %s', (typed, folder) => {
  expect(readRemoteFolder(typed)).toBe(folder);
});

const fingerprint = `SHA256:${'a'.repeat(43)}`;

test.each([
  [fingerprint, fingerprint],
  [` ${'a'.repeat(43)}= `, fingerprint],
  ['MD5:aa:bb', undefined],
  [`SHA256:${'a'.repeat(42)}`, undefined],
])('the fingerprint “%s” is read as %s', (typed, read) => expect(readFingerprint(typed)).toBe(read));

test('a sealed password opens with the secret it was sealed with, and with no other', () => {
  const sealed = sealPassword('bí mật', 'ba con gà');
  expect(sealed).not.toBe(sealPassword('bí mật', 'ba con gà'));
  expect(unsealPassword('bí mật', sealed)).toBe('ba con gà');
  expect(unsealPassword('khác', sealed)).toBeUndefined();
  expect(unsealPassword('bí mật', sealed.slice(8))).toBeUndefined();
  expect(unsealPassword('bí mật', '')).toBeUndefined();
});

test('the key pair of a place is a sound one, the same each time, and another for each place and secret', () => {
  const { privateKey, publicLine } = sshKeyOf('bí mật', 7);
  const [own, known] = [utils.parseKey(privateKey), utils.parseKey(publicLine)];
  if (own instanceof Error || known instanceof Error) throw new Error('not a key');
  const signature = own.sign(Buffer.from('x'));
  if (signature instanceof Error) throw signature;
  expect(known.verify(Buffer.from('x'), signature)).toBe(true);
  expect(sshKeyOf('bí mật', 7)).toEqual({ privateKey, publicLine });
  expect(sshKeyOf('bí mật', 8).publicLine).not.toBe(publicLine);
  expect(sshKeyOf('khác', 7).publicLine).not.toBe(publicLine);
});
