const mostAddresses = 3;

/**
 * True for what advertisers send by script: many web addresses. It is held for a person to look at, with its code and
 * its deadline, and counted as such; nothing is dropped.
 */
export const looksLikeSpam = (text: string): boolean =>
  (text.match(/https?:\/\/|www\./gi)?.length ?? 0) > mostAddresses;
