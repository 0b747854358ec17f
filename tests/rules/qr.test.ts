import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeCode, normaliseCode } from '../../api/points/codes.ts';
import { qrAddress, reachOf, typedAddress } from '../../api/points/qr.ts';

test.each([
  ['http://khaosat.example.gov.vn', 'HTTP://KHAOSAT.EXAMPLE.GOV.VN/S/7K3M9QXA'],
  ['https://khaosat.example.gov.vn:8443', 'HTTPS://KHAOSAT.EXAMPLE.GOV.VN:8443/S/7K3M9QXA'],
  ['http://192.168.1.20:8080', 'HTTP://192.168.1.20:8080/S/7K3M9QXA'],
])('an address without a path is carried in capitals: %s', (publicUrl, address) => {
  expect(qrAddress(publicUrl, '7K3M9QXA')).toBe(address);
  expect(address).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
});

test('an address with a path keeps its letters, which a server may tell apart', () => {
  const publicUrl = 'https://haiphong.gov.vn/khaoSat';
  expect(qrAddress(publicUrl, '7K3M9QXA')).toBe('https://haiphong.gov.vn/khaoSat/S/7K3M9QXA');
});

test.each([
  ['http://khaosat.example.gov.vn', 'khaosat.example.gov.vn/s/7K3M9QXA'],
  ['https://khaosat.example.gov.vn:8443', 'khaosat.example.gov.vn:8443/s/7K3M9QXA'],
  ['https://haiphong.gov.vn/khao-sat', 'haiphong.gov.vn/khao-sat/s/7K3M9QXA'],
])('nobody has to type the scheme of %s', (publicUrl, address) => {
  expect(typedAddress(publicUrl, '7K3M9QXA')).toBe(address);
});

test.each([
  ['this-machine', 'http://localhost:8080'],
  ['this-machine', 'http://LOCALHOST'],
  ['this-machine', 'http://may1.localhost:8080'],
  ['this-machine', 'http://127.0.0.1:8080'],
  ['this-machine', 'http://127.1.2.3'],
  ['this-machine', 'http://0.0.0.0:8080'],
  ['this-machine', 'http://[::1]:8080'],
  ['private', 'http://10.0.0.5:8080'],
  ['private', 'http://192.168.1.20:8080'],
  ['private', 'http://172.16.0.1'],
  ['private', 'http://172.31.255.255'],
  ['private', 'http://169.254.7.7'],
  ['private', 'http://[fd12:3456::1]:8080'],
  ['private', 'http://[fe80::1]'],
  ['private', 'http://mot-cua.local'],
  ['private', 'http://mot-cua.lan:8080'],
  ['private', 'http://mot-cua.internal'],
  ['private', 'http://mot-cua:8080'],
  ['public', 'https://khaosat.example.gov.vn'],
  ['public', 'http://172.15.0.1'],
  ['public', 'http://172.32.0.1'],
  ['public', 'http://11.0.0.1'],
  ['public', 'http://203.0.113.7:8080'],
  ['public', 'http://[2001:db8::1]'],
  ['public', 'http://localhost.example.gov.vn'],
] as const)('%s is how far %s reaches', (reach, publicUrl) => {
  expect(reachOf(publicUrl)).toBe(reach);
});

const code = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 8, maxLength: 8 }).map((bytes) => {
  let next = 0;
  return makeCode(() => bytes[next++]!);
});

// What a finger makes of one letter of a printed code.
const typings: Record<string, string[]> = { '0': ['0', 'O', 'o'], '1': ['1', 'I', 'i', 'L', 'l'] };
const typed = (letter: string) =>
  fc
    .constantFrom(...(typings[letter] ?? [letter, letter.toLowerCase()]))
    .chain((one) => fc.constantFrom('', '', '', ' ', '-', ' - ').map((between) => one + between));

test('however a code is typed, it is the same code', () => {
  const typing = code.chain((made) =>
    fc.tuple(
      fc.constant(made),
      fc.tuple(...[...made].map(typed)).map((letters) => letters.join('')),
    ),
  );
  fc.assert(
    fc.property(typing, ([made, asTyped]) => {
      expect(normaliseCode(asTyped)).toBe(made);
    }),
  );
});

test('a new code has 8 letters that cannot be taken for another', () => {
  fc.assert(
    fc.property(code, (made) => {
      expect(made).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
      expect(normaliseCode(made)).toBe(made);
    }),
  );
});

test('different chance gives different codes: all 40 bits count', () => {
  const bits = fc.array(fc.integer({ min: 0, max: 31 }), { minLength: 8, maxLength: 8 });
  const codeOf = (bytes: number[]) => {
    let next = 0;
    return makeCode(() => bytes[next++]!);
  };
  fc.assert(
    fc.property(bits, bits, (one, other) => {
      expect(codeOf(one) === codeOf(other)).toBe(one.join() === other.join());
    }),
  );
});

test.each([
  '',
  '7K3M9QX',
  '7K3M9QXAB',
  '7K3M9QXU',
  '7K3M_9QXA',
  '7K3M9QX\u0000',
  '🙂'.repeat(8),
  ' '.repeat(50),
])('%j is no code', (wrong) => expect(normaliseCode(wrong)).toBeNull());

test('whatever is typed is a code of 8 letters or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (anything) => {
      expect(normaliseCode(anything) ?? '00000000').toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    }),
  );
});
