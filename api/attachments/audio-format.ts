import type { AudioKind } from './attachment.ts';
import { framesOfAac, framesOfMp3 } from './audio-frames.ts';

export interface Sound {
  kind: AudioKind;
  /** The sound alone. */
  bytes: Buffer;
}

/** The sound in a file, walked from one part to the next until its end; undefined where that is not what it is. */
export function soundIn(bytes: Buffer): Sound | undefined {
  const begins = bytes.toString('latin1', 0, 4);
  if (begins === 'RIFF') return found('wav', partsOfWave(bytes));
  if (begins === 'OggS') return found('ogg', isWholeOgg(bytes) ? bytes : undefined);
  if (bytes.toString('latin1', 4, 8) === 'ftyp') return found('m4a', isSoundOnly(bytes) ? bytes : undefined);
  return found('mp3', framesOfMp3(bytes)) ?? found('aac', framesOfAac(bytes));
}

const found = (kind: AudioKind, bytes: Buffer | undefined): Sound | undefined => bytes && { kind, bytes };

// Sample formats that browsers play: PCM, floating point, and those two described at length.
const waveFormats = [1, 3, 0xfffe];

/** The format and the samples of a WAVE file, put together anew; what else was in it is gone. */
function partsOfWave(bytes: Buffer): Buffer | undefined {
  if (bytes.toString('latin1', 8, 12) !== 'WAVE') return undefined;
  const chunks = new Map<string, Buffer>();
  let at = 12;
  while (at + 8 <= bytes.length) {
    const [name, size] = [bytes.toString('latin1', at, at + 4), bytes.readUInt32LE(at + 4)];
    if (!chunks.has(name)) chunks.set(name, bytes.subarray(at, at + 8 + size));
    // Chunks begin at even places.
    at += 8 + size + (size % 2);
  }
  const [format, samples] = [chunks.get('fmt '), chunks.get('data')];
  // A recorder that is cut off leaves its sizes wrong; a last byte may be missing.
  if (at > bytes.length + 1 || !format || format.length < 24 || !samples || samples.length <= 8)
    return undefined;
  if (!waveFormats.includes(format.readUInt16LE(8))) return undefined;
  const header = Buffer.from('RIFF\0\0\0\0WAVE', 'latin1');
  const parts = [header, format, samples, Buffer.alloc(samples.length % 2)];
  const whole = Buffer.concat(parts);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}

const firstPackets = ['OpusHead', '\x01vorbis'];

/** Pages of RFC 3533, one after the other to the end, of which the first carries Opus or Vorbis. */
function isWholeOgg(bytes: Buffer): boolean {
  let at = 0;
  while (at < bytes.length) {
    if (at + 27 > bytes.length || bytes.toString('latin1', at, at + 4) !== 'OggS') return false;
    const segments = bytes.subarray(at + 27, at + 27 + bytes[at + 26]!);
    if (segments.length < bytes[at + 26]!) return false;
    const body = at + 27 + segments.length;
    if (at === 0 && !firstPackets.some((one) => bytes.toString('latin1', body, body + 8).startsWith(one)))
      return false;
    at = body + segments.reduce((sum, size) => sum + size, 0);
  }
  return at === bytes.length;
}

/** Boxes of ISO/IEC 14496-12 to the end, with sound in them and no picture that moves. */
function isSoundOnly(bytes: Buffer): boolean {
  const boxes = boxesIn(bytes);
  const film = boxes?.find(({ name }) => name === 'moov');
  if (!boxes || !film || !boxes.some(({ name }) => name === 'mdat')) return false;
  const tracks = (boxesIn(film.content) ?? []).filter(({ name }) => name === 'trak');
  return tracks.length > 0 && tracks.every(({ content }) => handlerOf(content) === 'soun');
}

/** What a track is of: `soun`, `vide` … */
function handlerOf(track: Buffer): string | undefined {
  const media = boxesIn(track)?.find(({ name }) => name === 'mdia');
  const handler = media && boxesIn(media.content)?.find(({ name }) => name === 'hdlr');
  return handler?.content.toString('latin1', 8, 12);
}

interface Box {
  name: string;
  content: Buffer;
}

function boxesIn(bytes: Buffer): Box[] | undefined {
  const boxes: Box[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 8 > bytes.length) return undefined;
    const size = bytes.readUInt32BE(at);
    // Sizes 0 (to the end) and 1 (more than 4 GB) have no place in two megabytes.
    if (size < 8 || at + size > bytes.length) return undefined;
    boxes.push({
      name: bytes.toString('latin1', at + 4, at + 8),
      content: bytes.subarray(at + 8, at + size),
    });
    at += size;
  }
  return boxes;
}
