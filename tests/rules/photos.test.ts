import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { mostFileBytes } from '../../api/attachments/attachment.ts';
import { makePhoto } from '../../api/attachments/photo.ts';
import { Problem } from '../../api/problems.ts';
import { colourAt, cornered, phonePhoto, plain, pngClaiming, tellTales } from '../support/photos.ts';

vi.setConfig({ testTimeout: 60_000 });

const refusal = (bytes: Buffer) =>
  makePhoto(bytes).then(
    () => 'taken',
    (error: unknown) => (error instanceof Problem ? error.code : `no problem: ${error}`),
  );

test('a photo comes out upright and small, and tells neither place nor maker nor owner', async () => {
  const sent = await phonePhoto();
  for (const word of tellTales) expect(sent.includes(word) || word === 'GPS', word).toBe(true);
  expect((await sharp(sent).metadata()).orientation).toBe(6);

  const photo = await makePhoto(sent);

  expect([photo.width, photo.height]).toEqual([1200, 1600]);
  for (const bytes of [photo.bytes, photo.preview]) {
    for (const word of tellTales) expect(bytes.includes(word), word).toBe(false);
    const { format, exif, xmp, iptc, icc, comments, orientation, space } = await sharp(bytes).metadata();
    expect({ format, space }).toEqual({ format: 'jpeg', space: 'srgb' });
    expect([exif, xmp, iptc, icc, comments, orientation]).toEqual(Array(6).fill(undefined));
  }
  // Turned by a quarter: what was at the top left is at the top right now.
  expect(await colourAt(photo.bytes, 0.9, 0.1)).toBe('red');
  expect(await colourAt(photo.bytes, 0.1, 0.9)).toBe('blue');
  const preview = await sharp(photo.preview).metadata();
  expect([preview.width, preview.height]).toEqual([360, 480]);
});

test('a small photo is not made larger', async () => {
  const photo = await makePhoto(await plain(300, 200).jpeg().toBuffer());
  expect([photo.width, photo.height]).toEqual([300, 200]);
});

test.each(['png', 'webp', 'avif'] as const)('%s becomes JPEG, what is transparent white', async (format) => {
  const clear = sharp({
    create: { width: 60, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  });
  const photo = await makePhoto(await clear.toFormat(format).toBuffer());
  expect((await sharp(photo.bytes).metadata()).format).toBe('jpeg');
  expect(await colourAt(photo.bytes, 0.5, 0.5)).toBe('white');
});

test('colours of another profile, and those of printers, become those of sRGB', async () => {
  const green = [0, 200, 0];
  const wide = await plain(40, 40, 'rgb(0, 200, 0)').withIccProfile('p3').png().toBuffer();
  const numbersIn = async (bytes: Buffer) => [
    ...(await sharp(bytes, { ignoreIcc: true }).raw().toBuffer()).subarray(0, 3),
  ];
  const away = (numbers: number[]) => Math.max(...numbers.map((one, i) => Math.abs(one - green[i]!)));
  expect(away(await numbersIn(wide))).toBeGreaterThan(50);
  expect(away(await numbersIn((await makePhoto(wide)).bytes))).toBeLessThan(6);

  const printed = await plain(40, 40, 'red').toColourspace('cmyk').jpeg().toBuffer();
  expect((await sharp(printed).metadata()).space).toBe('cmyk');
  const photo = await makePhoto(printed);
  expect((await sharp(photo.bytes).metadata()).space).toBe('srgb');
  expect(await colourAt(photo.bytes, 0.5, 0.5)).toBe('red');
});

test('of moving pictures the first is taken', async () => {
  const frames = await Promise.all(['red', 'blue'].map((colour) => plain(50, 50, colour).png().toBuffer()));
  const moving = await sharp(frames, { join: { animated: true } })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer();
  expect((await sharp(moving).metadata()).pages).toBe(2);

  const photo = await makePhoto(moving);

  expect([photo.width, photo.height]).toEqual([50, 50]);
  expect(await colourAt(photo.bytes, 0.5, 0.5)).toBe('red');
});

test('what pretends to be a photo is refused, and nothing hidden behind one comes out', async () => {
  const jpeg = await cornered(80, 60).jpeg().toBuffer();
  const png = await cornered(80, 60).png().toBuffer();
  const script = '<script>alert("KeXau")</script>';
  const hidden = [
    Buffer.concat([jpeg, Buffer.from(`PK\x03\x04KeXau${script}PK\x05\x06${'\0'.repeat(18)}`)]),
    Buffer.concat([png, Buffer.from(`<html>${script}</html>`)]),
    // A comment of JPEG, as GIFAR and JPEG+JavaScript files carry them.
    Buffer.concat([
      jpeg.subarray(0, 2),
      Buffer.from([0xff, 0xfe, 0, 2 + script.length]),
      Buffer.from(script),
      jpeg.subarray(2),
    ]),
  ];
  for (const file of hidden) {
    const photo = await makePhoto(file);
    expect(Buffer.concat([photo.bytes, photo.preview]).includes('KeXau')).toBe(false);
  }

  const pretenders = {
    nothing: '',
    text: 'xin chào',
    svg: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    'svg after a byte order mark': '\ufeff<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    pdf: '%PDF-1.7\n%%EOF',
    gif: 'GIF89a\x01\x00\x01\x00\x00\x00\x00;',
    html: '<!doctype html><img>',
    'text that begins as JPEG': '\xff\xd8\xff<script>',
    'RIFF without WebP': 'RIFF\x04\x00\x00\x00WAVE',
    'a box that never ends': '\x7f\xff\xff\xffftypavif',
  };
  for (const [what, text] of Object.entries(pretenders)) {
    expect(await refusal(Buffer.from(text, 'latin1')), what).toBe('photo-unreadable');
  }
});

test('formats that other readers would open are refused', async () => {
  const picture = plain(20, 20);
  for (const file of [await picture.clone().tiff().toBuffer(), await picture.clone().gif().toBuffer()])
    expect(await refusal(file)).toBe('photo-unreadable');
});

test('a broken photo is refused, at whatever byte it ends', async () => {
  for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
    const whole = await sharp({
      create: {
        width: 200,
        height: 150,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 30 },
      },
    })
      .toFormat(format)
      .toBuffer();
    for (const share of [0.02, 0.3, 0.6, 0.9])
      expect(await refusal(whole.subarray(0, whole.length * share)), `${format} ${share}`).toBe(
        'photo-unreadable',
      );
  }
});

test('a HEIC photo is told what its owner can do', async () => {
  const head = '\0\0\0\x18ftypheic\0\0\0\0mif1heic';
  expect(await refusal(Buffer.from(head, 'latin1'))).toBe('photo-heic');
});

test('a photo of 100 megapixels is refused by its header, at once', async () => {
  const whole = await plain(12_000, 9_000).png({ compressionLevel: 1 }).toBuffer();
  expect(whole.length).toBeLessThan(mostFileBytes);
  const claims = [
    whole,
    await pngClaiming(10_000, 10_000),
    await pngClaiming(1_000_000, 1_000_000),
    await pngClaiming(1, 2 ** 31 - 1),
  ];
  await refusal(await plain(8, 8).png().toBuffer());
  const before = performance.now();
  const codes = await Promise.all(claims.map(refusal));
  expect(performance.now() - before).toBeLessThan(1_000);
  expect(codes.slice(0, 2)).toEqual(['photo-too-large', 'photo-too-large']);
  // Not even the reader of headers takes a million pixels a side.
  for (const code of codes.slice(2)) expect(['photo-too-large', 'photo-unreadable']).toContain(code);
});

test('an AVIF photo, slow to unpack, may have fewer pixels', async () => {
  const avif = await plain(4_100, 4_000).avif({ effort: 0 }).toBuffer();
  expect(await refusal(avif)).toBe('photo-too-large');
});

test('a file over 10 MB is refused', async () => {
  expect(await refusal(Buffer.alloc(mostFileBytes + 1))).toBe('file-too-large');
});

test('whatever bytes come, there is a photo or a problem', async () => {
  const photos = [
    await phonePhoto(60, 40),
    await cornered(60, 40).png().toBuffer(),
    await cornered(60, 40).webp().toBuffer(),
    await cornered(60, 40).avif().toBuffer(),
  ];
  const start = fc.constantFrom(...photos.map((photo) => photo.subarray(0, 32)), Buffer.alloc(0));
  const noise = fc.tuple(start, fc.uint8Array({ maxLength: 400 })).map((parts) => Buffer.concat(parts));
  const damage = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), {
    minLength: 1,
    maxLength: 8,
  });
  const damaged = fc.tuple(fc.constantFrom(...photos), damage).map(([photo, places]) => {
    const copy = Buffer.from(photo);
    for (const [at, byte] of places) copy[Math.floor(at * copy.length)] = byte;
    return copy;
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(noise, damaged), async (bytes) => {
      expect(await refusal(bytes)).not.toMatch(/^no problem/);
    }),
    { numRuns: 100 },
  );
});

test('of twenty photos at once one is unpacked at a time, and one that is refused holds up none', async () => {
  const photo = await phonePhoto(1_200, 900);
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, sharp.counters().process);
  }, 1);
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, i) => refusal(i % 4 === 0 ? photo.subarray(0, 3_000) : photo)),
  );
  clearInterval(watch);
  expect(results.filter((code) => code === 'taken')).toHaveLength(15);
  expect(results.filter((code) => code === 'photo-unreadable')).toHaveLength(5);
  expect(most).toBe(1);
});
