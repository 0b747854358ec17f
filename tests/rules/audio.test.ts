import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostAudioBytes } from '../../api/attachments/attachment.ts';
import { checkAudio } from '../../api/attachments/audio.ts';
import { audioResponse } from '../../api/attachments/response.ts';
import { Problem } from '../../api/problems.ts';
import { archive } from '../support/archives.ts';
import { aac, chunk, id3, m4a, mp3, ogg, wave } from '../support/sounds.ts';

const refusal = (bytes: Buffer) => {
  try {
    checkAudio(bytes, 'tep');
    return 'taken';
  } catch (error) {
    return error instanceof Problem ? error.code : `no problem: ${error}`;
  }
};

test('MP3, M4A, AAC, Ogg and WAV are told by their content and named for it', () => {
  const taken = [mp3(), m4a(), aac(), ogg(), ogg('\x01vorbis'), wave()].map((bytes) =>
    checkAudio(bytes, 'Câu chung.exe'),
  );
  expect(taken.map(({ mediaType }) => mediaType)).toEqual([
    'audio/mpeg',
    'audio/mp4',
    'audio/aac',
    'audio/ogg',
    'audio/ogg',
    'audio/wav',
  ]);
  expect(taken.map(({ name }) => name.split('.').at(-1))).toEqual(['mp3', 'm4a', 'aac', 'ogg', 'ogg', 'wav']);
  expect(taken[0]!.name).toBe('Câu chung.mp3');
});

test('tags and chunks beside the sound are left out', () => {
  const tagged = Buffer.concat([
    id3('<script>alert(1)</script>'),
    id3('again'),
    mp3(),
    Buffer.from('TAG'.padEnd(128, 'x')),
  ]);
  expect(checkAudio(tagged, 'a').bytes.equals(mp3())).toBe(true);
  const talking = wave(801, [chunk('LIST', Buffer.from('INFO who spoke'))]);
  expect(checkAudio(talking, 'a').bytes.equals(wave(801))).toBe(true);
});

test('a recording that was stopped in the middle of a frame loses that frame only', () => {
  expect(checkAudio(mp3(10).subarray(0, -50), 'a').bytes.equals(mp3(9))).toBe(true);
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a page behind the mark of an MP3 tag', id3('<script>alert(1)</script>')],
  ['MP3 with a page behind', Buffer.concat([mp3(), Buffer.from('<html>'.repeat(100))])],
  ['MP3 with an archive behind', Buffer.concat([mp3(), archive({ 'a.txt': 'a' })])],
  ['a film', m4a(['soun', 'vide'])],
  ['an M4A file without a track', m4a([])],
  ['M4A with an archive behind', Buffer.concat([m4a(), archive({ 'a.txt': 'a' })])],
  ['M4A cut off', m4a().subarray(0, -1)],
  ['Ogg with video', ogg('\x80theora')],
  ['Ogg with a page behind', Buffer.concat([ogg(), Buffer.from('<html>')])],
  ['WAV without samples', wave(0)],
  ['another RIFF', chunk('RIFF', Buffer.from('WEBPVP8 '))],
  ['a picture', Buffer.from('ffd8ffe000104a464946', 'hex')],
  ['three frames', mp3(3)],
])('%s is refused', (_name, bytes) => {
  expect(refusal(bytes)).toBe('audio-unreadable');
});

test('a WAV file that is PDF too is refused', () => {
  const bytes = wave();
  bytes.write('%PDF-1.7', 60);
  expect(refusal(bytes)).toBe('audio-unreadable');
});

test('more than 2 MB are refused before anything is looked at', () => {
  expect(refusal(wave(mostAudioBytes))).toBe('audio-too-large');
});

test('whatever is sent is taken or refused by a problem, and never breaks', () => {
  const heads = [mp3(), m4a(), aac(), ogg(), wave(), id3('x')];
  const damaged = fc
    .tuple(fc.constantFrom(...heads), fc.nat(300), fc.uint8Array({ minLength: 1, maxLength: 12 }))
    .map(([head, at, bytes]) => {
      const copy = Buffer.from(head);
      copy.set(bytes.subarray(0, Math.max(0, copy.length - at)), Math.min(at, copy.length));
      return copy;
    });
  fc.assert(
    fc.property(damaged, (bytes) => {
      expect(refusal(bytes)).toMatch(/^(taken|audio-unreadable)$/);
    }),
    { numRuns: 500 },
  );
});

test('a recording is handed out so that nothing in it can run, and by parts where a browser asks', async () => {
  const bytes = wave();
  const kept = { ...checkAudio(bytes, 'a'), id: 'x', size: bytes.length, sha256: '', createdAt: new Date(0) };
  const whole = audioResponse(kept);
  expect(whole.status).toBe(200);
  expect(whole.headers.get('content-type')).toBe('audio/wav');
  expect(whole.headers.get('x-content-type-options')).toBe('nosniff');
  expect(whole.headers.get('content-security-policy')).toContain('sandbox');
  expect(whole.headers.get('cache-control')).toContain('immutable');

  const asked = async (range: string) => {
    const answer = audioResponse(kept, range);
    return [answer.status, answer.headers.get('content-range'), (await answer.arrayBuffer()).byteLength];
  };
  const all = bytes.length;
  expect(await asked('bytes=0-1')).toEqual([206, `bytes 0-1/${all}`, 2]);
  expect(await asked('bytes=100-')).toEqual([206, `bytes 100-${all - 1}/${all}`, all - 100]);
  expect(await asked('bytes=-10')).toEqual([206, `bytes ${all - 10}-${all - 1}/${all}`, 10]);
  expect(await asked(`bytes=${all}-`)).toEqual([416, `bytes */${all}`, 0]);
  expect(await asked('lines=1-2')).toEqual([200, null, all]);
});
