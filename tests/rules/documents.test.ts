import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostFileBytes } from '../../api/attachments/attachment.ts';
import { checkAttachment, checkDocument } from '../../api/attachments/document.ts';
import { tidyName } from '../../api/attachments/document-name.ts';
import { attachmentResponse, photoResponse } from '../../api/attachments/response.ts';
import { Problem } from '../../api/problems.ts';
import { archive } from '../support/archives.ts';
import { phonePhoto } from '../support/photos.ts';
import { workbookFrom } from '../support/uploads.ts';

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n');
const types = { '[Content_Types].xml': '<Types/>' };
const docx = archive({ ...types, 'word/document.xml': '<w:document/>' });

const refusal = (bytes: Buffer) => {
  try {
    checkDocument(bytes, 'tep');
    return 'taken';
  } catch (error) {
    return error instanceof Problem ? error.code : `no problem: ${error}`;
  }
};

test('PDF, Word and Excel are told by their content and kept as they are', async () => {
  const xlsx = await workbookFrom([['a', 1]]);
  const taken = [pdf, docx, xlsx].map((bytes) => checkDocument(bytes, 'Trả lời.exe'));
  expect(taken.map(({ name }) => name)).toEqual(['Trả lời.exe.pdf', 'Trả lời.exe.docx', 'Trả lời.exe.xlsx']);
  expect(taken.map(({ mediaType }) => mediaType)).toEqual([
    'application/pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ]);
  expect(taken[2]!.bytes.equals(xlsx)).toBe(true);
});

test('a photo that an officer attaches is made anew like any other', async () => {
  const attached = await checkAttachment(await phonePhoto(60, 40), 'cot-den.pdf');
  expect(attached).toMatchObject({ mediaType: 'image/jpeg', name: null });
  expect(await checkAttachment(pdf, 'a.jpg')).toMatchObject({
    mediaType: 'application/pdf',
    name: 'a.jpg.pdf',
  });
});

test('what is no document, or more than one, is refused', () => {
  const refused = {
    nothing: Buffer.alloc(0),
    text: Buffer.from('xin chào'),
    'a page': Buffer.from('<html><script>1</script>'),
    'a program': Buffer.from('MZ\x90\x00'),
    'an old Word file, or one with a password': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    'half a PDF': pdf.subarray(0, 30),
    'a PDF behind something else': Buffer.concat([Buffer.from('<html>'), pdf]),
    'a PDF that is an archive too': Buffer.concat([pdf, archive({ 'a.class': 'x' })]),
    'an archive of anything': archive({ 'a.txt': 'x' }),
    'an archive without types': archive({ 'word/document.xml': 'x' }),
    'a document with a program': archive({ ...types, 'word/document.xml': 'x', 'word/vbaProject.bin': 'x' }),
    'a name that leads out': archive({ ...types, 'word/document.xml': 'x', '../../etc/cron.d/a': 'x' }),
    'half a document': docx.subarray(0, docx.length - 30),
    'a bomb': archive({ ...types, 'word/document.xml': 'x', 'word/a.bin': Buffer.alloc(90 * 1024 * 1024) }),
  };
  for (const [what, bytes] of Object.entries(refused))
    expect(refusal(bytes), what).toBe('document-unreadable');
  expect(refused['a bomb'].length).toBeLessThan(1024 * 1024);
  expect(refusal(Buffer.alloc(mostFileBytes + 1))).toBe('file-too-large');
});

test('whatever bytes come, there is a document or a problem', () => {
  const start = fc.constantFrom('', '%PDF-', 'PK\x03\x04').map((text) => Buffer.from(text, 'latin1'));
  const noise = fc.tuple(start, fc.uint8Array({ maxLength: 300 })).map((parts) => Buffer.concat(parts));
  const damaged = fc.tuple(fc.nat(docx.length - 1), fc.nat(255)).map(([at, byte]) => {
    const copy = Buffer.from(docx);
    copy[at] = byte;
    return copy;
  });
  fc.assert(
    fc.property(fc.oneof(noise, damaged), (bytes) => {
      expect(refusal(bytes)).toMatch(/^(taken|document-unreadable)$/);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['C:\\Users\\lan\\Trả lời.pdf', 'Trả lời.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['BA\u0301O CA\u0301O.PDF', 'BÁO CÁO.pdf'],
  ['hoa don\u202Efdp.exe', 'hoa donfdp.exe.pdf'],
  ['a\0b\r\nX-Evil: 1\u200b.pdf', 'abX-Evil 1.pdf'],
  ['"quoted";%41.pdf', 'quoted 41.pdf'],
  ['  .htaccess', 'htaccess.pdf'],
  ['\ud83d.pdf', 'tai-lieu.pdf'],
  ['', 'tai-lieu.pdf'],
  ['...', 'tai-lieu.pdf'],
  ['😀.pdf', '😀.pdf'],
])('the name %j becomes %j', (name, tidy) => expect(tidyName(name, 'pdf')).toBe(tidy));

test('whatever its name, it is short, visible and harmless, and tidied once is tidy', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const tidy = tidyName(name, 'docx');
      expect([...tidy].length).toBeLessThanOrEqual(120);
      expect(tidy).toMatch(/^[^\p{C}<>:"/\\|?*;%.][^\p{C}<>:"/\\|?*;%]*$/u);
      expect(tidy).toMatch(/\.docx$/);
      expect(tidyName(tidy, 'docx')).toBe(tidy);
    }),
    { numRuns: 500 },
  );
});

test('a document is only saved, a photo is shown, and neither runs', async () => {
  const about = { id: '', width: null, height: null, size: 0, sha256: '', createdAt: new Date(0) };
  const answer = attachmentResponse({ ...about, ...checkDocument(pdf, "Đơn trả lời (1)'.pdf") });
  expect(answer.headers.get('Content-Type')).toBe('application/pdf');
  expect(answer.headers.get('Content-Disposition')).toBe(
    `attachment; filename="Don tra loi (1)'.pdf"; filename*=UTF-8''%C4%90%C6%A1n%20tr%E1%BA%A3%20l%E1%BB%9Di%20%281%29%27.pdf`,
  );
  expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true);
  for (const one of [answer, photoResponse(Buffer.from('x'))]) {
    expect(one.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(one.headers.get('Content-Security-Policy')).toContain('sandbox');
  }
  expect(photoResponse(Buffer.from('x')).headers.get('Content-Type')).toBe('image/jpeg');
});
