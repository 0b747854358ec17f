import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Look, looksLikeSpam, textHashOf } from '../../api/petitions/spam.ts';

const look = (text: string, more: Partial<Look> = {}): Look => ({
  text,
  photos: 0,
  same: { here: 1, everywhere: 1 },
  ...more,
});
const copied = 'Mua thuốc giảm cân thần kỳ, chỉ hôm nay, gọi ngay để nhận quà.';

describe('what is held for a person to look at', () => {
  test.each<[string, Look]>([
    ['four web addresses', look('https://a.vn http://b.vn www.c.vn https://d.vn')],
    ['no letter at all', look('0912 345 678 !!!')],
    ['signs alone', look('??? …')],
    ['one key held down', look('a'.repeat(40))],
    ['two keys', look('hahahahahahaha')],
    ['the same words 21 times to one unit', look('Đèn hỏng', { same: { here: 21, everywhere: 21 } })],
    ['long words 41 times anywhere', look(copied, { same: { here: 1, everywhere: 41 } })],
  ])('%s', (_, one) => expect(looksLikeSpam(one)).toBe(true));
});

describe('what is not, since a citizen would wait', () => {
  test.each<[string, Look]>([
    ['three web addresses', look('Xem https://a.vn https://b.vn và https://c.vn')],
    ['a photo that says enough', look('!!!', { photos: 1 })],
    ['two words', look('Đèn hỏng')],
    ['anger in capitals', look('KHÔNG AI LÀM GÌ CẢ!!! ĐÃ BA THÁNG RỒI!!!')],
    ['a laugh', look('haha')],
    ['no diacritics, misspelt', look('den hog ko sang dc 3 dem r')],
    ['another language', look('街灯坏了')],
    ['the same words from twenty neighbours', look(copied, { same: { here: 20, everywhere: 20 } })],
    [
      'short words that coincide across the province',
      look('Mất nước', { same: { here: 2, everywhere: 500 } }),
    ],
  ])('%s', (_, one) => expect(looksLikeSpam(one)).toBe(false));
});

test('whatever is written with three letters or more, once and without addresses, is not held', () => {
  const words = fc
    .string({ unit: fc.constantFrom(...'abcdeghiklmnopqrstuvxyđâêôơư ,.!?0123456789') })
    .filter((text) => new Set(text.match(/\p{L}/gu)).size >= 3);
  fc.assert(fc.property(words, (text) => !looksLikeSpam(look(text))));
});

test('more copies never take away the suspicion, and a photo never adds to it', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(100), fc.nat(100), fc.nat(5), (text, here, more, photos) => {
      const same = { here, everywhere: here + more };
      const is = looksLikeSpam(look(text, { same, photos }));
      const again = { here: here + 1, everywhere: here + more + 1 };
      if (is) expect(looksLikeSpam(look(text, { same: again, photos }))).toBe(true);
      else expect(looksLikeSpam(look(text, { same, photos: photos + 1 }))).toBe(false);
    }),
  );
});

test('the same words have the same hash, however they are written', () => {
  expect(textHashOf('ĐÈN đường   hỏng!')).toBe(textHashOf('den duong hong'));
  expect(textHashOf('Đèn đường hỏng')).not.toBe(textHashOf('Đèn đường hỏng 2'));
});
