import { describe, expect, test } from 'vitest';
import { isLocked, oneMore } from '../../api/accounts/lock-out.ts';
import { otpauthAddress, typedSecret } from '../../api/accounts/otpauth.ts';
import { findPasswordFault } from '../../api/accounts/password.ts';
import { makeRecoveryCodes, readOneTimeCode, readRecoveryCode } from '../../api/accounts/recovery-codes.ts';

const known = ['lan.nguyen@xathuonghong.gov.vn', 'Nguyễn Thị Lan'];

describe('a new password', () => {
  test.each([
    'ba con gà đi chợ',
    'ngựa-đỏ-qua-cầu',
    'tr0ngnhakhongcogao',
    'x7#kQ9!mLp2v',
    '8391-0472-6655-1209',
    'matkhau của bà hàng xóm',
  ])('%s will do', (password) => expect(findPasswordFault(password, known)).toBeUndefined());

  test.each([
    ['ngắn', 'ít nhất 10 ký tự'],
    ['x'.repeat(129), 'dài nhất'],
    ['matkhau123', 'hay bị đoán'],
    ['Mật khẩu 2026', 'hay bị đoán'],
    ['anhyeuem123', 'hay bị đoán'],
    ['123456789a@', 'hay bị đoán'],
    ['1234567890', 'hay bị đoán'],
    ['0912 345 678', 'hay bị đoán'],
    ['password123', 'hay bị đoán'],
    ['qwertyuiop', 'hay bị đoán'],
    ['matkhaumatkhau', 'hay bị đoán'],
    ['UBND@2026!!', 'hay bị đoán'],
    ['iloveyou1234', 'hay bị đoán'],
    ['aaaaaaaaaaaa', 'dễ đoán'],
    ['nguyễn thị lan 1', 'dễ đoán'],
    ['lan.nguyen@xathuonghong.gov.vn', 'dễ đoán'],
  ])('%s is refused: %s', (password, why) => expect(findPasswordFault(password, known)?.vi).toContain(why));
});

describe('failures at sign-in', () => {
  const start = Date.parse('2026-06-15T03:00:00Z');
  const at = (minutes: number) => new Date(start + minutes * 60_000);

  test('the fifth locks for a quarter of an hour, later ones for twice as long up to an hour', () => {
    let failures = oneMore(undefined, at(0));
    const locks = [failures.lockedUntil];
    for (let i = 1; i < 9; i++) {
      failures = oneMore(failures, at(0));
      locks.push(failures.lockedUntil);
    }
    expect(locks).toEqual([null, null, null, null, at(15), at(30), at(60), at(60), at(60)]);
    expect([14.9, 15].map((minutes) => isLocked({ ...failures, lockedUntil: at(15) }, at(minutes)))).toEqual([
      true,
      false,
    ]);
  });

  test('are forgotten after a day', () => {
    const four = { failures: 4, lastAt: at(0), lockedUntil: null };
    expect(oneMore(four, at(24 * 60 - 1)).failures).toBe(5);
    expect(oneMore(four, at(24 * 60)).failures).toBe(1);
  });
});

describe('codes', () => {
  test('recovery codes differ, and are read however they are typed', () => {
    const codes = makeRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){2}$/);
      expect(readRecoveryCode(` ${code.toUpperCase().replaceAll('-', '')} `)).toBe(code);
    }
    expect(readRecoveryCode('OIL0 abcd efgh')).toBe('0110-abcd-efgh');
  });

  test.each([
    ['123456', '123456'],
    ['123 456', '123456'],
    ['12345', undefined],
    ['1234567', undefined],
    ['12345a', undefined],
  ])('%s is read as %s', (typed, read) => expect(readOneTimeCode(typed)).toBe(read));

  test('an authenticator gets the secret in base 32 (RFC 4648)', () => {
    const address = otpauthAddress('12345678901234567890', 'lan@example.gov.vn');
    expect(typedSecret(address).replaceAll(' ', '')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(address).toMatch(/^otpauth:\/\/totp\/L%E1%BA%AFng%20Nghe:lan%40example\.gov\.vn\?/);
  });
});
