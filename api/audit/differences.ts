/** One value that a change has set, taken away or replaced; `path` as in `hours.mon-fri.0`. */
export interface Difference {
  path: string;
  before?: string;
  after?: string;
}

/** What differs between what was there and what is there now, value by value, in the order of the paths. */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => was.get(path) !== is.get(path))
    .sort()
    .map((path) => ({
      path,
      ...(was.has(path) ? { before: was.get(path)! } : {}),
      ...(is.has(path) ? { after: is.get(path)! } : {}),
    }));
}

function valuesOf(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) return found;
  if (typeof value !== 'object') return found.set(path, String(value));
  for (const [name, member] of Object.entries(value)) {
    valuesOf(member, path === '' ? name : `${path}.${name}`, found);
  }
  return found;
}
