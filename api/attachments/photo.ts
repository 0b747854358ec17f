import type { Metadata } from 'sharp';
import { problem } from '../problems.ts';
import { mostFileBytes, type Photo, photoType } from './attachment.ts';
import { type PhotoFormat, photoFormatOf } from './photo-format.ts';

const longestSide = 1_600;
const longestPreviewSide = 480;

/** Phones store 12 to 50 megapixels; 100 of them unfold to 300 MB and more. */
const mostPixels = 100_000_000 - 1;
/** AV1 takes 20 times as long to unpack as JPEG, and cannot be stopped half way. */
const mostAvifPixels = 16_000_000;
/** Interlaced files stand in memory whole. */
const mostUnfolded = 400_000_000;
const mostSeconds = 20;

/**
 * Makes a photo anew: upright, in sRGB, as JPEG, its longer side at most 1 600 pixels, without EXIF, place, comments or
 * anything else that was in the file; of moving pictures the first. One photo is made at a time, the others wait.
 * @throws Problem file-too-large, photo-unreadable, photo-heic, photo-too-large
 */
export function makePhoto(bytes: Buffer): Promise<Photo> {
  return inTurn(async () => {
    if (bytes.length > mostFileBytes) throw problem('file-too-large');
    const format = photoFormatOf(bytes);
    if (!format) throw problem('photo-unreadable');
    if (format === 'heic') throw problem('photo-heic');
    const sharp = await loadSharp();
    requireSmall(format, await reading(() => sharp(bytes, { limitInputPixels: false }).metadata()));
    const { data, info } = await reading(() =>
      scaled(sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' }).autoOrient(), longestSide)
        .toColourspace('srgb')
        .flatten({ background: 'white' })
        .jpeg({ quality: 80 })
        .timeout({ seconds: mostSeconds })
        .toBuffer({ resolveWithObject: true }),
    );
    const preview = await reading(() =>
      scaled(sharp(data), longestPreviewSide).jpeg({ quality: 70 }).toBuffer(),
    );
    return { mediaType: photoType, name: null, bytes: data, preview, width: info.width, height: info.height };
  });
}

type Sharp = Awaited<ReturnType<typeof loadSharp>>;

const scaled = (image: ReturnType<Sharp>, side: number) =>
  image.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });

/** What the header says of its size, before anything is unpacked. */
function requireSmall(format: PhotoFormat, { width, height, channels, depth }: Metadata): void {
  const pixels = width * height;
  const bytesASample = depth === 'uchar' ? 1 : 2;
  const isSmall =
    pixels <= (format === 'avif' ? mostAvifPixels : mostPixels) &&
    pixels * channels * bytesASample <= mostUnfolded;
  if (!isSmall) throw problem('photo-too-large');
}

/** Whatever the decoder says of a file is a matter of that file; a person can choose another one. */
async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw problem(/timeout/.test((error as Error).message) ? 'photo-too-large' : 'photo-unreadable');
  }
}

let last: Promise<unknown> = Promise.resolve();

/** Unpacked, a photo takes up to 400 MB, and a core: twenty at once would take the machine. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work);
  last = mine.catch(() => {});
  return mine;
}

let loaded: ReturnType<typeof importSharp> | undefined;

// At the first use: its code would slow down every start.
function loadSharp() {
  loaded ??= importSharp();
  return loaded;
}

async function importSharp() {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  // People's photos stay in no cache.
  sharp.cache(false);
  // A format is opened by its own reader alone: GIF, TIFF and the rest have none here. This holds for the whole
  // process, so SVG is left to the server's own drawings; no photo is one, as its first bytes have said.
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: readers });
  return sharp;
}

const readers = [
  'VipsForeignLoadSvgBuffer',
  ...['Jpeg', 'Png', 'Webp', 'Heif'].flatMap((format) => [
    `VipsForeignLoad${format}Buffer`,
    `VipsForeignLoad${format}Source`,
  ]),
];
