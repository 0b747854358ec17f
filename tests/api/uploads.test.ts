import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { receiveUpload } from '../../api/http/multipart.ts';
import { Problem } from '../../api/problems.ts';

const megabyte = new Uint8Array(1024 * 1024);
const limits = { bytes: 100 * megabyte.length, parts: 10, fieldBytes: 1_000 };

const app = new Hono();
app.post('/', (c) =>
  receiveUpload(c, limits, async ({ fields, files }) =>
    c.json({ fields: [...fields], files: files.get('photo')?.map(({ bytes }) => bytes.length) ?? [] }),
  ),
);
app.onError((error, c) => {
  if (!(error instanceof Problem)) throw error;
  return c.json({ code: error.code, retryAfter: error.retryAfterSeconds }, error.status);
});

const type = 'multipart/form-data; boundary=b';
const post = async (body: BodyInit, headers: Record<string, string> = { 'Content-Type': type }) => {
  const answer = await app.request('/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
  return { status: answer.status, body: await answer.json() };
};

const small = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--';

/** Sends so many megabytes, then waits until it is told to stop. */
function slowBody(megabytes: number) {
  let stop = () => {};
  let sent = () => {};
  const allSent = new Promise<void>((resolve) => {
    sent = resolve;
  });
  let left = megabytes;
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        stop = () => controller.error(new Error('gone'));
      },
      pull: (controller) => {
        if (left-- > 0) controller.enqueue(megabyte);
        else sent();
        return left < 0 ? new Promise(() => {}) : undefined;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, allSent, stop: () => stop() };
}

test('a form with files arrives whole', async () => {
  const form = new FormData();
  form.set('text', 'Đèn hỏng');
  form.append('photo', new File([megabyte], 'a.jpg'));
  form.append('photo', new File(['xy'], 'b.jpg'));
  expect(await post(form, {})).toEqual({
    status: 200,
    body: { fields: [['text', 'Đèn hỏng']], files: [megabyte.length, 2] },
  });
});

test('another type is 415, no boundary or a broken body 400', async () => {
  const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded' };
  expect(await post('a=1', urlencoded)).toMatchObject({ status: 415 });
  expect(await post('a', { 'Content-Type': 'multipart/form-datax; boundary=b' })).toMatchObject({
    status: 415,
  });
  for (const broken of [
    'multipart/form-data',
    'multipart/form-data; boundary=',
    `multipart/form-data; boundary=${'b'.repeat(71)}`,
  ])
    expect(await post(small, { 'Content-Type': broken }), broken).toMatchObject({ status: 400 });
  expect(await post('--b\r\n')).toMatchObject({ status: 400, body: { code: 'malformed-request' } });
  expect(
    await post(small, { 'Content-Type': 'Multipart/Form-Data; charset=utf-8; Boundary="b"' }),
  ).toMatchObject({
    status: 200,
    body: { fields: [['a', '1']] },
  });
});

test('a body over the limit is refused by what it claims, and by what comes', async () => {
  const claimed = { 'Content-Type': type, 'Content-Length': String(limits.bytes + 1) };
  expect(await post(small, claimed)).toMatchObject({ status: 413, body: { code: 'too-large' } });
  const { stream } = slowBody(101);
  expect(await post(stream)).toMatchObject({ status: 413, body: { code: 'too-large' } });
});

test('when the memory for files is taken, the next sender is asked to wait; once others are gone, it goes on', async () => {
  const senders = [slowBody(90), slowBody(90)];
  const waiting = senders.map(({ stream }) => post(stream));
  await Promise.all(senders.map(({ allSent }) => allSent));

  expect(await post(slowBody(90).stream)).toEqual({
    status: 503,
    body: { code: 'server-busy', retryAfter: 10 },
  });
  expect(await post(small)).toMatchObject({ status: 200 });

  for (const { stop } of senders) stop();
  for (const answer of await Promise.all(waiting)) expect(answer).toMatchObject({ status: 400 });
  const later = slowBody(90);
  const answer = post(later.stream);
  await later.allSent;
  later.stop();
  expect(await answer).toMatchObject({ status: 400 });
});
