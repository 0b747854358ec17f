/** Fewer could be chance in a file of anything. */
const fewestFrames = 4;

/** The frames of an MP3 file without the tags before and behind them; undefined where they do not reach the end. */
export const framesOfMp3 = (bytes: Buffer) => framesIn(withoutTags(bytes), sizeOfMp3Frame);

/** The frames of an AAC file (ADTS). */
export const framesOfAac = (bytes: Buffer) => framesIn(withoutTags(bytes), sizeOfAacFrame);

function framesIn(
  bytes: Buffer,
  sizeAt: (bytes: Buffer, at: number) => number | undefined,
): Buffer | undefined {
  let [at, frames] = [0, 0];
  while (at < bytes.length) {
    const size = sizeAt(bytes, at);
    if (size === undefined) return undefined;
    // A recorder that is stopped leaves its last frame half written: it is left out.
    if (at + size > bytes.length) break;
    at += size;
    frames++;
  }
  return frames >= fewestFrames ? bytes.subarray(0, at) : undefined;
}

/** Without what players write before (ID3v2, also several times) and behind (APEv2, ID3v1) the sound. */
function withoutTags(bytes: Buffer): Buffer {
  let [from, to] = [0, bytes.length];
  while (bytes.toString('latin1', from, from + 3) === 'ID3' && from + 10 <= to) {
    const size = [6, 7, 8, 9].reduce((sum, i) => sum * 128 + (bytes[from + i]! & 0x7f), 0);
    from += 10 + size + (bytes[from + 5]! & 0x10 ? 10 : 0);
  }
  // Encoders fill up with zeros.
  while (from < to && bytes[from] === 0) from++;
  if (bytes.toString('latin1', to - 128, to - 125) === 'TAG') to -= 128;
  if (bytes.toString('latin1', to - 32, to - 24) === 'APETAGEX') {
    const size = bytes.readUInt32LE(to - 20);
    to -= size + (bytes[to - 9]! & 0x80 ? 32 : 0);
  }
  return bytes.subarray(Math.min(from, to), Math.max(from, to, 0));
}

// ISO/IEC 11172-3 and 13818-3, layer III: kilobits a second, and samples a second.
const bitRates = {
  one: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  two: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const sampleRates: Record<number, number[]> = {
  0: [11_025, 12_000, 8_000],
  2: [22_050, 24_000, 16_000],
  3: [44_100, 48_000, 32_000],
};

function sizeOfMp3Frame(bytes: Buffer, at: number): number | undefined {
  if (at + 4 > bytes.length || bytes[at] !== 0xff || (bytes[at + 1]! & 0xe6) !== 0xe2) return undefined;
  const version = (bytes[at + 1]! >> 3) & 3;
  const rate = (version === 3 ? bitRates.one : bitRates.two)[bytes[at + 2]! >> 4];
  const samples = sampleRates[version]?.[(bytes[at + 2]! >> 2) & 3];
  if (!rate || !samples) return undefined;
  const padding = (bytes[at + 2]! >> 1) & 1;
  return Math.floor(((version === 3 ? 144_000 : 72_000) * rate) / samples) + padding;
}

function sizeOfAacFrame(bytes: Buffer, at: number): number | undefined {
  if (at + 7 > bytes.length || bytes[at] !== 0xff || (bytes[at + 1]! & 0xf6) !== 0xf0) return undefined;
  const size = ((bytes[at + 3]! & 3) << 11) | (bytes[at + 4]! << 3) | (bytes[at + 5]! >> 5);
  return size > 7 ? size : undefined;
}
