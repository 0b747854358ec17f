import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileNameAt, isBackupName, outlived } from '../../api/backups/file-name.ts';
import { splitLines } from '../../api/backups/lines.ts';
import { nightDue } from '../../api/backups/night.ts';
import { addDays } from '../../api/days.ts';

test('a backup is named for its moment in Việt Nam', () => {
  expect(fileNameAt(new Date('2026-11-21T18:00:09Z'))).toBe('lang-nghe-2026-11-22T010009.backup.gz');
});

test('the copy of a night is due from one in the morning on', () => {
  expect(nightDue(new Date('2026-11-22T00:59:59+07:00'))).toBe('2026-11-21');
  expect(nightDue(new Date('2026-11-22T01:00:00+07:00'))).toBe('2026-11-22');
  expect(nightDue(new Date('2026-11-22T23:59:59+07:00'))).toBe('2026-11-22');
});

const nightly = (day: string) => fileNameAt(new Date(`${day}T01:00:00+07:00`));
const daysFrom = (first: string, count: number) => Array.from({ length: count }, (_, i) => addDays(first, i));

test('fourteen nights are kept, and what is no backup is never touched', () => {
  const names = daysFrom('2026-10-01', 20).map(nightly);
  const others = ['notes.txt', 'lang-nghe.gz', 'lang-nghe-2026-01-01T010000.backup.gz.old', 'secret'];
  expect(outlived([...others, ...names]).sort()).toEqual(names.slice(0, 6));
});

test('who makes many backups in a day does not push the nights out', () => {
  const nights = daysFrom('2026-10-01', 13).map(nightly);
  const today = Array.from({ length: 20 }, (_, i) => fileNameAt(new Date(Date.UTC(2026, 9, 14, 1, i))));
  expect(outlived([...nights, ...today])).toEqual([]);
  // A day later the last one of that day stands for it.
  const tomorrow = nightly('2026-10-15');
  expect(outlived([...nights, ...today, tomorrow]).sort()).toEqual([nights[0], ...today.slice(0, -1)].sort());
});

test('whatever is in a folder, the newest backup stays', () => {
  const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.array(moment, { minLength: 1, maxLength: 60 }), (moments) => {
      const names = [...new Set(moments.map(fileNameAt))];
      const gone = outlived(names);
      expect(names.every(isBackupName)).toBe(true);
      expect(gone).not.toContain([...names].sort().at(-1));
      expect(outlived(names.filter((name) => !gone.includes(name)))).toEqual([]);
    }),
  );
});

test('lines end at line feeds alone, wherever the bytes were cut', async () => {
  const line = fc.stringMatching(/^[^\n]*$/);
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.array(fc.nat(50)), async (lines, cuts) => {
      const bytes = Buffer.from(lines.map((each) => `${each}\n`).join(''));
      async function* chunks() {
        let from = 0;
        for (const cut of cuts) {
          yield bytes.subarray(from, from + cut);
          from = Math.min(bytes.length, from + cut);
        }
        yield bytes.subarray(from);
      }
      const found: string[] = [];
      for await (const each of splitLines(chunks())) found.push(each.toString());
      expect(found).toEqual(lines);
    }),
  );
});
