type Kind = 'localStorage' | 'sessionStorage';

// Browsers inside apps may refuse storage, by throwing at the first touch; without it less is kept, nothing breaks.
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** True where it is kept indeed. */
export const keep = (kind: Kind, key: string, value: string): boolean =>
  attempt(() => {
    window[kind].setItem(key, value);
    return true;
  }) ?? false;

export const recall = (kind: Kind, key: string): string | null =>
  attempt(() => window[kind].getItem(key)) ?? null;

export const forget = (kind: Kind, key: string): void => attempt(() => window[kind].removeItem(key));

export const listKeys = (kind: Kind): string[] => attempt(() => Object.keys(window[kind])) ?? [];
