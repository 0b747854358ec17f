import { isDeepStrictEqual } from 'node:util';

/** What applying a piece of data did. */
export type Change = 'added' | 'changed' | 'left';

export function changeOf(was: object | undefined, next: object): Change {
  if (!was) return 'added';
  return isDeepStrictEqual(withoutUndefined(was), withoutUndefined(next)) ? 'left' : 'changed';
}

// A text without English has `en: undefined` from a file and no `en` at all from the database.
const withoutUndefined = (value: object): unknown => JSON.parse(JSON.stringify(value));
