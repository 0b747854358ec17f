import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  codeKeyFrom,
  hashOfTyped,
  inGroups,
  makeCodes,
  normaliseOneTimeCode,
} from '../../api/campaigns/one-time-code.ts';

const key = codeKeyFrom('a secret of the tests');
const seeded = (seed: number) => (size: number) => {
  let state = seed >>> 0;
  return Buffer.from(
    Array.from({ length: size }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    }),
  );
};

test('a code has twelve letters that cannot be mistaken, and fifty random bits', () => {
  const codes = makeCodes(key, 'phu-huynh', 2_000).map(({ code }) => code);
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
  expect(new Set(codes).size).toBe(2_000);
  // Each of the ten random letters takes all 32 values: 2 000 draws leave one out with a chance of 32 · e^-62.
  for (let place = 0; place < 10; place++) {
    expect(new Set(codes.map((code) => code[place])).size).toBe(32);
  }
});

test('however a code is typed, it is the same code', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.array(fc.constantFrom('', '-', ' ', '.', '–'), { minLength: 12, maxLength: 12 }),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      (seed, gaps, lower) => {
        const [{ code, hash }] = makeCodes(key, 'phu-huynh', 1, seeded(seed)) as [
          { code: string; hash: string },
        ];
        const typed = [...code]
          .map((letter, i) => {
            const alike = { '0': 'O', '1': lower[i] ? 'l' : 'I' }[letter] ?? letter;
            return gaps[i] + (lower[i] ? alike.toLowerCase() : alike);
          })
          .join('');
        expect(normaliseOneTimeCode(typed)).toBe(code);
        expect(hashOfTyped(key, 'phu-huynh', typed)).toBe(hash);
        expect(normaliseOneTimeCode(inGroups(code))).toBe(code);
      },
    ),
  );
});

test('one mistyped letter, another campaign or another secret: no code that was ever made', () => {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const other = codeKeyFrom('another secret');
  let passed = 0;
  const codes = makeCodes(key, 'phu-huynh', 300, seeded(7));
  for (const [i, { code }] of codes.entries()) {
    const place = i % 12;
    const wrong = letters[(letters.indexOf(code[place]!) + 1 + (i % 31)) % 32]!;
    const mistyped = code.slice(0, place) + wrong + code.slice(place + 1);
    if (hashOfTyped(key, 'phu-huynh', mistyped) !== null) passed++;
    if (hashOfTyped(key, 'phu-huynh-2', code) !== null) passed++;
    if (hashOfTyped(other, 'phu-huynh', code) !== null) passed++;
  }
  // Two letters of check let one in 1 024 pass; of 900 tries more than 6 would have a chance of one in 50 000.
  expect(passed).toBeLessThanOrEqual(6);
});

test('what is not a code is none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (typed) => {
      const code = normaliseOneTimeCode(typed);
      expect(code === null || /^[0-9A-HJKMNP-TV-Z]{12}$/.test(code)).toBe(true);
    }),
  );
  for (const typed of ['', ' ', '4F7K2M9QXZ1', '4F7K2M9QXZ1BC', 'UUUUUUUUUUUU', '4F7K2M9QXZ1\u0000']) {
    expect(normaliseOneTimeCode(typed)).toBeNull();
  }
});
