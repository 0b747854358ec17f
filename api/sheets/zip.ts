import { inflateRawSync } from 'node:zlib';

/** Why an archive was not opened: it is no whole zip file, or it would unfold to more than is allowed. */
export type ZipFault = 'unreadable' | 'too-large';

/** Thrown by `unfold`. */
export class ZipRefused extends Error {
  readonly fault: ZipFault;
  constructor(fault: ZipFault) {
    super(fault);
    this.fault = fault;
  }
}

// Signatures and fixed sizes of the zip format (APPNOTE.TXT 4.3).
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const longestComment = 65_535;

/**
 * The files of a zip archive. What an archive says of its sizes may be a lie, so each is unfolded here with a limit
 * that holds: a bomb is refused before a library takes it into memory.
 * @param most bytes of all files together
 * @throws ZipRefused
 */
export function unfold(bytes: Buffer, most: number): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let left = most;
  try {
    for (const { name, start, length, method } of listEntries(bytes)) {
      const packed = bytes.subarray(start, start + length);
      const file = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
      left -= file.length;
      if (left < 0) throw new ZipRefused('too-large');
      files.set(name, file);
    }
  } catch (error) {
    if (error instanceof ZipRefused) throw error;
    const isTooLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new ZipRefused(isTooLarge ? 'too-large' : 'unreadable');
  }
  return files;
}

function listEntries(bytes: Buffer) {
  let end = bytes.length - 22;
  const least = Math.max(0, end - longestComment);
  while (end >= least && bytes.readUInt32LE(end) !== endOfDirectory) end--;
  if (end < least) throw new ZipRefused('unreadable');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (bytes.readUInt32LE(at) !== directoryEntry) throw new ZipRefused('unreadable');
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const entry = {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      length: bytes.readUInt32LE(at + 20),
      start: local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28),
    };
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    return entry;
  });
}
