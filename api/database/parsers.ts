const bytesOf = (text: string): Buffer => Buffer.from(text.slice(2), 'hex');
const numbersOf = (text: string): number[] => JSON.parse(`[${text.slice(1, -1)}]`);

/**
 * How column values arrive, by type oid, the same from both drivers: counts as numbers (all stay below
 * 2^53), days as 'YYYY-MM-DD' (pg would make a local midnight of them: the day before, in UTC+7), bytes as a Buffer
 * (the embedded database would give a Uint8Array, whose toString is another one).
 */
export const valueParsers: Record<number, (text: string) => unknown> = {
  17: bytesOf, // bytea, which both write in hex
  20: Number, // int8
  1700: Number, // numeric, as sum(int8) gives it
  1082: String, // date
  1007: numbersOf, // int4[]
  1016: numbersOf, // int8[]
};

/** How bytes go in on the embedded database, whose own way makes a string of every byte: it would stand still for seconds. */
export const valueSerializers: Record<number, (value: Uint8Array) => string> = {
  17: (bytes) => `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')}`, // bytea
};
