import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { writeBackup } from '../../api/backups/write.ts';
import { inTransaction } from '../../api/database/transaction.ts';
import { sendLetters } from '../../api/notices/jobs.ts';
import type { Subject } from '../../api/notices/letter.ts';
import { mailBy, type SendMail } from '../../api/notices/mail.ts';
import { listLettersAbout, queueLetter, takeLetter, withdrawLetters } from '../../api/notices/store.ts';
import { linesOf, makeBackupFolder } from '../support/backups.ts';
import { openMailReceiver } from '../support/mail-receiver.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let mail: Awaited<ReturnType<typeof openMailReceiver>>;
let server: TestApp;
let send: SendMail;
beforeAll(async () => {
  mail = await openMailReceiver();
  server = await openTestApp({ smtpUrl: mail.url, mailFrom: 'phananh@example.gov.vn' });
  send = mailBy(server.deps.config)!;
});
afterAll(async () => {
  await mail.close();
  await server.close();
});
beforeEach(() => server.db.deleteFrom('letter').execute());
afterEach(() => {
  mail.state.refuses = false;
  mail.received.length = 0;
});

let made = 0;

/** A letter with a secret to a citizen; returns what it is about. */
async function write(to = 'hoa@example.vn', by: SendMail | null = send): Promise<Subject> {
  const about = { kind: 'petition', key: `PA-${++made}` };
  const letter = { to, subject: 'Đã tiếp nhận', text: 'Mã bí mật: 8X2K-QQ71', about };
  await inTransaction(server.db, (trx) => queueLetter(trx, by, letter, server.clock.now));
  return about;
}

const after = (minutes: number) => {
  server.clock.now = new Date(server.clock.now.getTime() + minutes * 60_000);
};
const rows = () => server.db.selectFrom('letter').selectAll().orderBy('id').execute();
const recordOf = async (about: Subject) => (await listLettersAbout(server.db, about))[0];
const empty = { to_address: null, subject: null, text: null, next_try_at: null };

test('a letter is sent once, and nothing of it stays but that it was', async () => {
  const about = await write();
  expect(await recordOf(about)).toMatchObject({ sentAt: null, tries: 0 });
  await sendLetters(server.deps, send);
  await sendLetters(server.deps, send);
  expect(mail.received).toHaveLength(1);
  expect(mail.received[0]).toMatchObject({
    from: 'phananh@example.gov.vn',
    to: ['hoa@example.vn'],
    text: expect.stringContaining('8X2K-QQ71'),
  });
  expect(await rows()).toMatchObject([{ ...empty, sent_at: server.clock.now, about_key: about.key }]);
  expect(await recordOf(about)).toMatchObject({ sentAt: server.clock.now, tries: 1, lastProblem: null });
});

test('a letter of a transaction that fails is never sent', async () => {
  const about = { kind: 'petition', key: 'none' };
  const failing = inTransaction(server.db, async (trx) => {
    await queueLetter(trx, send, { to: 'a@example.vn', subject: 'x', text: 'x', about }, server.clock.now);
    throw new Error('refused');
  });
  await expect(failing).rejects.toThrow('refused');
  await sendLetters(server.deps, send);
  expect(mail.received).toEqual([]);
});

test('several processes at once send each letter once', async () => {
  for (let i = 0; i < 12; i++) await write(`nguoi-${i}@example.vn`);
  await Promise.all(Array.from({ length: 4 }, () => sendLetters(server.deps, send)));
  const to = mail.received.flatMap((one) => one.to);
  expect(to.sort()).toEqual(Array.from({ length: 12 }, (_, i) => `nguoi-${i}@example.vn`).sort());
});

test('a letter that is not taken is tried again later, and holds up no other', async () => {
  mail.state.refuses = true;
  const about = await write();
  await write('minh@example.vn');
  await sendLetters(server.deps, send);
  expect((await rows()).map(({ tries }) => tries)).toEqual([1, 1]);
  expect(await recordOf(about)).toMatchObject({ sentAt: null, lastProblem: 'EENVELOPE 550' });
  mail.state.refuses = false;
  await sendLetters(server.deps, send);
  expect(mail.received).toEqual([]);
  after(1);
  await sendLetters(server.deps, send);
  expect(mail.received.map(({ to }) => to[0])).toEqual(['hoa@example.vn', 'minh@example.vn']);
  expect(await recordOf(about)).toMatchObject({ sentAt: server.clock.now, tries: 2, lastProblem: null });
});

test('a mail server that is away is asked once a round, and all is sent when it is back', async () => {
  await mail.close();
  await write('mot@example.vn');
  await write('hai@example.vn');
  await sendLetters(server.deps, send);
  expect(await rows()).toMatchObject([{ tries: 1, last_problem: 'ESOCKET' }, { tries: 0 }]);
  await sendLetters(server.deps, send);
  expect(await rows()).toMatchObject([{ tries: 1 }, { tries: 1 }]);
  mail = await openMailReceiver(mail.port);
  after(1);
  await sendLetters(server.deps, send);
  expect(mail.received.map(({ to }) => to[0]).sort()).toEqual(['hai@example.vn', 'mot@example.vn']);
});

test('after five days a letter is given up, emptied, and its problem kept', async () => {
  mail.state.refuses = true;
  const about = await write();
  const begun = server.clock.now.getTime();
  for (let i = 0; i < 20; i++) {
    await sendLetters(server.deps, send);
    const next = (await rows())[0]!.next_try_at;
    if (next === null) break;
    server.clock.now = next;
  }
  expect(await rows()).toMatchObject([
    { ...empty, sent_at: null, tries: 10, last_problem: 'EENVELOPE 550', given_up_at: server.clock.now },
  ]);
  expect((server.clock.now.getTime() - begun) / 86_400_000).toBeCloseTo(4.36, 2);
  mail.state.refuses = false;
  after(60 * 24 * 10);
  await sendLetters(server.deps, send);
  expect(mail.received).toEqual([]);
  expect(await recordOf(about)).toMatchObject({ sentAt: null, lastProblem: 'EENVELOPE 550' });
});

test('a process that dies while it sends leaves the letter to another', async () => {
  await write();
  expect(await inTransaction(server.db, (trx) => takeLetter(trx, server.clock.now))).toBeDefined();
  after(4);
  await sendLetters(server.deps, send);
  expect(mail.received).toEqual([]);
  after(1);
  await sendLetters(server.deps, send);
  expect(mail.received).toHaveLength(1);
});

test('without a mail server there is no letter, and one from before it was taken away is given up in time', async () => {
  await write('hoa@example.vn', null);
  expect(await rows()).toEqual([]);
  await write();
  await sendLetters(server.deps, null);
  expect(await rows()).toMatchObject([{ to_address: 'hoa@example.vn' }]);
  after(60 * 24 * 5 + 1);
  await sendLetters(server.deps, null);
  expect(await rows()).toMatchObject([{ ...empty, sent_at: null, last_problem: 'no mail server' }]);
});

test('what is withdrawn before it was sent is never sent, and its contents are gone at once', async () => {
  const [withdrawn, other] = [await write(), await write('minh@example.vn')];
  await inTransaction(server.db, (trx) => withdrawLetters(trx, withdrawn, server.clock.now));
  expect(await rows()).toMatchObject([empty, { to_address: 'minh@example.vn' }]);
  await sendLetters(server.deps, send);
  expect(mail.received.map(({ to }) => to[0])).toEqual(['minh@example.vn']);
  expect(await recordOf(withdrawn)).toMatchObject({ sentAt: null, givenUpAt: expect.any(Date) });
  expect(await recordOf(other)).toMatchObject({ sentAt: expect.any(Date) });
});

test('neither the log nor a backup has anything of a letter', async () => {
  mail.state.refuses = true;
  await write();
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  await sendLetters({ ...server.deps, log }, send);
  expect(lines.join()).toContain('a letter could not be sent');
  const files = makeBackupFolder();
  const { path } = await writeBackup(server.db, files.folder, server.clock.now, server.deps.config.secret);
  for (const text of [lines.join(), linesOf(path).join()]) expect(text).not.toMatch(/hoa@example|8X2K|PA-\d/);
  files.remove();
});
