const mebibyte = 2 ** 20;

/** Less than this free on the disk is worth a warning. */
export const spaceWanted = (lastBytes: number): number => Math.max(1024 * mebibyte, 3 * lastBytes);

/** With less than this no backup is begun: a full disk would stop the database as well. */
export const spaceNeeded = (lastBytes: number): number => 100 * mebibyte + 2 * lastBytes;
