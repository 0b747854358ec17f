import type { Passage } from './mark.ts';
import type { Reading } from './reading.ts';

// Province, series, number: 59-X1 123.45, 29A-12345, 51F 123.45, 50LD-012.34, 20A-5678.
const plate =
  /(?<![\p{L}\p{N}]|[0-9][.,/])[1-9]\d[ -]?[a-z]{1,2}\d?(?: ?[-.] ?| )?(?:\d{3}[. ]?\d{2}|\d{4})(?![\p{L}\p{N}]|[/-]\d)/gu;
const saysVehicle = /\b(?:xe|bien|bien so|bs|bks|bsx|o ?to|oto|taxi|wave|dream|sh|vision|honda|chiec)\b/;
const lookBack = 40;

/** Plates of motorbikes and cars: by their form alone, or where a vehicle is spoken of. */
export function findPlates({ typed, plain }: Reading): Passage[] {
  return [...plain.matchAll(plate)].flatMap(({ 0: match, index }) => {
    const passage = { start: index, end: index + match.length };
    const before = plain.slice(Math.max(0, index - lookBack), index);
    // "lớp 12A1 2026"
    if (/\b(?:lop|khoi)\s*$/.test(before)) return [];
    // "50k 2000" and "10h 1530" look like plates in small letters.
    const looksLikeOne = /\p{Lu}/u.test(typed.slice(passage.start, passage.end)) || /\d[.-]\d/.test(match);
    return looksLikeOne || saysVehicle.test(before) ? [passage] : [];
  });
}
