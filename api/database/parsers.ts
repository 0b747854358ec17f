const numbersOf = (text: string): number[] => JSON.parse(`[${text.slice(1, -1)}]`);

/**
 * How column values arrive, by type oid, the same from both drivers: counts as numbers (all stay below
 * 2^53), days as 'YYYY-MM-DD' (pg would make a local midnight of them: the day before, in UTC+7).
 */
export const valueParsers: Record<number, (text: string) => unknown> = {
  20: Number, // int8
  1700: Number, // numeric, as sum(int8) gives it
  1082: String, // date
  1007: numbersOf, // int4[]
  1016: numbersOf, // int8[]
};
