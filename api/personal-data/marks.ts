import { findAddresses } from './addresses.ts';
import { findEmails } from './emails.ts';
import type { Mark, MarkKind, Passage } from './mark.ts';
import { findNames } from './names.ts';
import { findIdentities, findPhones } from './numbers.ts';
import { findPlates } from './plates.ts';
import { type Reading, readText } from './reading.ts';

/** What finds each kind; where two overlap, the one further up holds. */
const finders: [MarkKind, (reading: Reading) => Passage[]][] = [
  ['email', findEmails],
  ['identity', findIdentities],
  ['phone', findPhones],
  ['plate', findPlates],
  ['address', findAddresses],
  ['name', findNames],
];

/**
 * Where a text gives away who is meant: phone numbers, citizens' numbers, plates, e-mail, addresses and names, in
 * order and without overlap. It helps a person who reads the text, and does not replace one.
 */
export function markPersonalData(text: string): Mark[] {
  const reading = readText(text);
  const marks: Mark[] = [];
  for (const [kind, find] of finders) {
    for (const { start, end } of find(reading)) {
      const mark = { kind, start: reading.origin[start]!, end: reading.origin[end]! };
      if (!marks.some((other) => mark.start < other.end && other.start < mark.end)) marks.push(mark);
    }
  }
  return marks.sort((a, b) => a.start - b.start);
}
