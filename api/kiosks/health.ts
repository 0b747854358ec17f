/** A device that is well is heard of each minute; after this long without a word it counts as dark. */
export const longestSilence = 3 * 60_000;
