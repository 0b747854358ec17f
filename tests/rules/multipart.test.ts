import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readParts } from '../../api/http/multipart-parts.ts';
import { Problem } from '../../api/problems.ts';

const boundary = 'ranh-gioi';
const limits = { parts: 20, fieldBytes: 1_000 };

const part = (disposition: string, content: string | Buffer) =>
  Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: ${disposition}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
const field = (name: string, value: string | Buffer) => part(`form-data; name="${name}"`, value);
const file = (fileName: string, content: string | Buffer, name = 'photo') =>
  part(`form-data; name="${name}"; filename="${fileName}"`, content);
const form = (...parts: Buffer[]) => Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);

const read = (body: Buffer) => readParts(body, boundary, limits);
const refusal = (body: Buffer) => {
  try {
    read(body);
    return 'taken';
  } catch (error) {
    return error instanceof Problem ? error.code : `no problem: ${error}`;
  }
};

test('what a browser sends is read as it was typed and chosen', async () => {
  const sent = new FormData();
  sent.append('text', 'Đèn hỏng\r\n"hai" tuần; a=b');
  sent.append('kind', 'phan-anh');
  sent.append('kind', 'khen');
  sent.append('photo', new File([new Uint8Array([0, 13, 10, 255])], 'ảnh "1";.jpg'));
  sent.append('photo', new File(['--ranh'], 'b.png'));
  const request = new Request('http://localhost', { method: 'POST', body: sent });
  const [, theirs = ''] = request.headers.get('content-type')!.split('boundary=');

  const { fields, files } = readParts(Buffer.from(await request.arrayBuffer()), theirs, limits);

  expect([...fields]).toEqual([
    ['text', 'Đèn hỏng\r\n"hai" tuần; a=b'],
    ['kind', 'phan-anh'],
    ['kind', 'khen'],
  ]);
  expect([...files.keys()]).toEqual(['photo']);
  expect(files.get('photo')!.map(({ name }) => name)).toEqual(['ảnh "1";.jpg', 'b.png']);
  expect([...files.get('photo')![0]!.bytes]).toEqual([0, 13, 10, 255]);
});

test('where no file was chosen, browsers send an empty one, which is none', () => {
  const { fields, files } = read(
    form(field('text', ''), file('', ''), file('', '', 'other'), file('rong.jpg', '')),
  );
  expect([...fields]).toEqual([['text', '']]);
  expect([...files]).toEqual([['photo', [{ name: 'rong.jpg', bytes: Buffer.alloc(0) }]]]);
});

test('other programs write the same in other ways', () => {
  const body = form(
    part('form-data; name=text', 'không ngoặc'),
    Buffer.from(
      `--${boundary}\r\ncontent-type: image/jpeg\r\nCONTENT-DISPOSITION: Form-Data; filename="a \\"b\\".jpg"; name="photo"\r\n\r\nx\r\n`,
    ),
  );
  const { fields, files } = read(body);
  expect(fields.get('text')).toBe('không ngoặc');
  expect(files.get('photo')![0]!.name).toBe('a "b".jpg');
  expect([...read(Buffer.from(`--${boundary}--`)).fields]).toEqual([]);
});

test('what is no form with files is refused as malformed', () => {
  const malformed = {
    nothing: Buffer.alloc(0),
    'another boundary': Buffer.from('--khac\r\n'),
    'no end': Buffer.concat([field('a', '1')]),
    'no end of a head': Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="a"`),
    'a head without end': form(part(`form-data; name="${'a'.repeat(5_000)}"`, '1')),
    'no name': form(part('form-data', '1')),
    'no disposition': form(Buffer.from(`--${boundary}\r\nContent-Type: text/plain\r\n\r\n1\r\n`)),
    'two names': form(part('form-data; name="a"; name="b"', '1')),
    'NUL in a name': form(field('a\0b', '1')),
    'a line break in a name': form(field('a%0Ab\u0001', '1')),
    'NUL in a value': form(field('a', '1\0')),
    'no UTF-8': form(field('a', Buffer.from([0xff, 0xfe]))),
    'something behind a boundary': Buffer.from(`--${boundary}x\r\n\r\n\r\n--${boundary}--`),
  };
  for (const [what, body] of Object.entries(malformed)) expect(refusal(body), what).toBe('malformed-request');
});

test('too many parts and too much text are too large', () => {
  expect(refusal(form(...Array<Buffer>(21).fill(file('', ''))))).toBe('too-large');
  expect(refusal(form(field('a', 'x'.repeat(600)), field('b', 'x'.repeat(600))))).toBe('too-large');
  expect(refusal(form(field('a', 'x'.repeat(1_000)), file('a', 'x'.repeat(5_000))))).toBe('taken');
});

test('a million parts are refused as soon as the first ones are read', () => {
  const body = form(Buffer.from(file('x', '').toString().repeat(1_000_000)));
  const before = performance.now();
  expect(refusal(body)).toBe('too-large');
  expect(performance.now() - before).toBeLessThan(500);
});

test('whatever bytes come, there is a form or a problem', () => {
  const whole = form(field('text', 'Đèn'), file('a.jpg', 'x'), field('b', ''));
  const damaged = fc
    .tuple(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length))
    .map(([at, byte, length]) => {
      const copy = Buffer.from(whole);
      copy[at] = byte;
      return length % 2 ? copy : copy.subarray(0, length);
    });
  const noise = fc
    .uint8Array({ maxLength: 200 })
    .map((bytes) => form(Buffer.from(`--${boundary}\r\n`), Buffer.from(bytes)));
  fc.assert(
    fc.property(fc.oneof(damaged, noise), (body) => {
      expect(refusal(body)).toMatch(/^(taken|malformed-request|too-large)$/);
    }),
    { numRuns: 500 },
  );
});
