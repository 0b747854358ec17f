// The smallest files of each kind that players take, put together by their standards.

/** A WAVE file of silence; `more` are chunks beside the samples. */
export function wave(samples = 800, more: Buffer[] = []): Buffer {
  const format = Buffer.alloc(16);
  format.writeUInt16LE(1, 0);
  format.writeUInt16LE(1, 2);
  format.writeUInt32LE(8_000, 4);
  format.writeUInt32LE(8_000, 8);
  format.writeUInt16LE(1, 12);
  format.writeUInt16LE(8, 14);
  const chunks = [chunk('fmt ', format), ...more, chunk('data', Buffer.alloc(samples, 128))];
  const body = Buffer.concat([Buffer.from('WAVE'), ...chunks]);
  return chunk('RIFF', body);
}

export function chunk(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

/** Frames of 64 kbit/s at 44.1 kHz, MPEG-1 layer III. */
export const mp3 = (frames = 10): Buffer =>
  Buffer.concat(Array.from({ length: frames }, () => frame([0xff, 0xfb, 0x50, 0xc0], 208)));

/** Frames of 40 bytes in ADTS. */
export const aac = (frames = 10): Buffer =>
  Buffer.concat(
    Array.from({ length: frames }, () => frame([0xff, 0xf1, 0x50, 0x80, 40 >> 3, (40 & 7) << 5, 0xfc], 40)),
  );

const frame = (head: number[], size: number) =>
  Buffer.concat([Buffer.from(head), Buffer.alloc(size - head.length)]);

export function ogg(codec = 'OpusHead'): Buffer {
  return Buffer.concat([
    oggPage(Buffer.from(`${codec}12345678901`, 'latin1')),
    oggPage(Buffer.alloc(100, 1)),
  ]);
}

function oggPage(packet: Buffer): Buffer {
  const head = Buffer.alloc(28);
  head.write('OggS');
  head[26] = 1;
  head[27] = packet.length;
  return Buffer.concat([head, packet]);
}

export function m4a(handlers = ['soun']): Buffer {
  const track = (handler: string) =>
    box('trak', box('mdia', box('hdlr', Buffer.from(`\0\0\0\0\0\0\0\0${handler}\0\0\0\0`, 'latin1'))));
  return Buffer.concat([
    box('ftyp', Buffer.from('M4A \0\0\0\0M4A mp42', 'latin1')),
    box('moov', ...handlers.map(track)),
    box('mdat', Buffer.alloc(64, 7)),
  ]);
}

function box(name: string, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, content]);
}

/** A tag of ID3v2 with anything in it. */
export function id3(content: string): Buffer {
  const text = Buffer.from(content);
  return Buffer.concat([
    Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 0, text.length >> 7, text.length & 0x7f]),
    text,
  ]);
}
