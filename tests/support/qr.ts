import { createRequire } from 'node:module';
import { PNG } from 'pngjs';

// jsqr is a CommonJS function whose types say that it were an ES module.
const jsQr = createRequire(import.meta.url)('jsqr') as typeof import('jsqr').default;

/** The text of the QR code in a picture, read by another library than the one that draws them. */
export function decodeQr(png: Buffer): string {
  const { data, width, height } = PNG.sync.read(png);
  const found = jsQr(new Uint8ClampedArray(data), width, height);
  if (!found) throw new Error(`no QR code can be read in this picture of ${width} × ${height} pixels`);
  return found.data;
}
