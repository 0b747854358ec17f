import QRCode from 'qrcode';

/** A QR symbol without its quiet zone: its dark modules as horizontal runs. */
export interface Modules {
  size: number;
  runs: { x: number; y: number; length: number }[];
}

/** White modules on each side, as the standard (ISO/IEC 18004) asks: phones fail without them. */
export const quietZone = 4;

export function qrModules(text: string, correction: 'M' | 'H'): Modules {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: correction }).modules;
  const runs: Modules['runs'] = [];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!data[y * size + x]) continue;
      const last = runs.at(-1);
      if (last && last.y === y && last.x + last.length === x) last.length++;
      else runs.push({ x, y, length: 1 });
    }
  }
  return { size, runs };
}
