import type { Passage } from './mark.ts';
import type { Reading } from './reading.ts';

// People type o for 0, l and i for 1. Between digits stands at most one blank, dot or dash, or a bracket.
const digit = '[0-9oli]';
const between = '[ .\\-–()]{0,2}';
const digits = (count: number) => `(?:${between}${digit}){${count}}`;
// "sdt0912345678gọi em": hurried people leave no blanks.
const begin = '(?:(?<![\\p{L}\\p{N}]|[0-9][.,\\-])|(?<=sdt|dt|so|zalo|cccd|cmnd))';
const end = '(?![0-9oli]|[.\\-][0-9])';

// Mobile: 0, 84 or 0084, then nine digits, the first 3, 5, 7, 8 or 9. Landline: 02 and nine more.
const mobile = new RegExp(`${begin}\\(?(?:\\+?84|0084|[0o])${between}[35789]${digits(8)}${end}`, 'gu');
const landline = new RegExp(`${begin}\\(?(?:\\+84|[0o])${between}2${digits(9)}${end}`, 'gu');
// Shorter ones only where the text says that they are one.
const shortPhone = new RegExp(`${begin}[2-9]${digits(7)}(?:${between}${digit})?${end}`, 'gu');
const saysPhone =
  /(?:\b(?:sdt|dt|d[. ]?thoai|dien thoai|phone|tel|zalo|viber|lien he|lien lac|may ban|goi(?: toi| em| minh| so| lai)?)\b)[^\d\n]{0,15}$/;

// Citizen's number: 12 digits that begin with a province (001 to 096); the older one has nine.
const twelve = new RegExp(`${begin}${digit}(?:[ .\\-–]?${digit}){11}${end}`, 'gu');
const nine = new RegExp(`${begin}${digit}(?:[ .\\-–]?${digit}){8}${end}`, 'gu');
const saysIdentity =
  /\b(?:cccd|cmnd|cmtnd|cmt|can cuoc|chung minh|dinh danh|giay to tuy than)\b[^\d\n]{0,40}(?:cu|moi|so|la|[^\d\n]){0,3}$/;

/** Numbers of other things, whatever they look like. */
const saysOther =
  /\b(?:mst|ma so thue|tai khoan|stk|bhxh|bhyt|seri|ma giao dich|ma ho so|bien lai|hop dong|gplx)\b[^\d\n]{0,15}$/;

/** How far back the words are looked at that say what a number is. */
const lookBack = 60;

export function findPhones(reading: Reading): Passage[] {
  return [
    ...found(reading, mobile),
    ...found(reading, landline),
    ...found(reading, shortPhone).filter(
      (one) => saysPhone.test(before(reading, one)) && !isHotline(reading, one),
    ),
  ];
}

export function findIdentities(reading: Reading): Passage[] {
  const saysSo = (one: Passage) => saysIdentity.test(before(reading, one));
  return [
    ...found(reading, twelve).filter((one) => saysSo(one) || beginsWithProvince(digitsOf(reading, one))),
    ...found(reading, nine).filter(saysSo),
  ];
}

/** Matches that have enough real digits to be a number. */
function found(reading: Reading, pattern: RegExp): Passage[] {
  return [...reading.plain.matchAll(pattern)]
    .filter(([match]) => (match.match(/[0-9]/g)?.length ?? 0) >= 7)
    .map(({ 0: match, index }) => ({ start: index + openBracket(match), end: index + match.length }))
    .filter((one) => !saysOther.test(before(reading, one)));
}

/** "(028) 3822 1234" begins with its bracket; in "(0912 345 678)" it belongs to the sentence. */
const openBracket = (match: string) => (match.startsWith('(') && !match.includes(')') ? 1 : 0);

const before = ({ plain }: Reading, { start }: Passage) => plain.slice(Math.max(0, start - lookBack), start);

const digitsOf = ({ plain }: Reading, { start, end: last }: Passage) =>
  plain.slice(start, last).replace(/o/g, '0').replace(/[li]/g, '1').replace(/\D/g, '');

const beginsWithProvince = (number: string) => /^0(?:0[1-9]|[1-8]\d|9[0-6])/.test(number);

const isHotline = (reading: Reading, one: Passage) => /^1[89]00/.test(digitsOf(reading, one));
