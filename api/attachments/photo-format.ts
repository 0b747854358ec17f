export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic';

// Brands of ISO base media files (ISO/IEC 23008-12, AV1 Image File Format 4.2).
const avifBrands = ['avif', 'avis'];
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx'];

/** The format that a file begins as; undefined: no photo that is known here. */
export function photoFormatOf(bytes: Buffer): PhotoFormat | undefined {
  if (begins(bytes, 'ffd8ff')) return 'jpeg';
  if (begins(bytes, '89504e470d0a1a0a')) return 'png';
  if (textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP') return 'webp';
  if (textAt(bytes, 4, 4) !== 'ftyp') return undefined;
  const brands = brandsOf(bytes);
  // HEVC first: a file may carry both brands, and it is the one that cannot be read.
  if (brands.some((brand) => heicBrands.includes(brand))) return 'heic';
  return brands.some((brand) => avifBrands.includes(brand)) ? 'avif' : undefined;
}

const begins = (bytes: Buffer, hex: string) => bytes.subarray(0, hex.length / 2).toString('hex') === hex;
const textAt = (bytes: Buffer, at: number, length: number) => bytes.toString('latin1', at, at + length);

/** The main brand and those that it is compatible with, from the first box. */
function brandsOf(bytes: Buffer): string[] {
  const end = Math.min(bytes.length, bytes.readUInt32BE(0), 256);
  const brands = [textAt(bytes, 8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(textAt(bytes, at, 4));
  return brands;
}
