import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../api/database/transaction.ts';
import { closeWhatIsOrdered } from '../../api/publication/closing/jobs.ts';
import { insertClosing } from '../../api/publication/closing/store.ts';
import type { PetitionBooks } from '../../api/publication/petition-books.ts';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { recount } from '../../api/responses/recount.ts';
import { deliverWebhooks } from '../../api/webhooks/jobs.ts';
import { addWebhook } from '../../api/webhooks/store.ts';
import { bytesAt, closingDesk, unitIdOf } from '../support/closings.ts';
import { sendPetition } from '../support/petitions.ts';
import { figureOn, figuresOn, openPage, target, textOf } from '../support/public-page.ts';
import { arrangeStaff } from '../support/staff.ts';
import { arrangeCommune, freshCode, openTestApp, sendRated, type TestApp } from '../support/test-app.ts';
import { openWebhookReceiver } from '../support/webhook-receiver.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterEach(() => {
  server.clock.now = new Date('2026-06-15T03:00:00Z');
});
afterAll(() => server.close());

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const august = new Date('2026-08-03T02:00:00Z');

/** A commune with responses of June, and the head of the unit. */
async function arrange(more: Parameters<typeof arrangeCommune>[1] = { targets: [target(0.8)] }) {
  const unit = await arrangeCommune(server, more);
  await sendRated(server, unit, 'ho-tich', 9, 10);
  await sendRated(server, unit, 'dat-dai', 4, 6);
  const head = await arrangeStaff(server, 'manager', unit.slug);
  return { ...unit, head, desk: (period: string) => closingDesk(server, head, unit.slug, period) };
}

const files = ['satisfaction.json', 'satisfaction.csv', 'petitions.json'];

/** All that is kept of June, in both languages, then the figures as its page shows them. */
const readClosed = async (slug: string) =>
  Promise.all([
    ...files.flatMap((file) =>
      ['vi', 'en'].map((lang) => bytesAt(server, `/u/${slug}/${file}?period=2026-06&lang=${lang}`)),
    ),
    openPage(server, `/u/${slug}?period=2026-06`).then((page) => JSON.stringify(figuresOn(page))),
    openPage(server, `/u/${slug}?period=2026-06`).then((page) => page.match(/<h1>.*?<\/h1>/s)![0]),
  ]);

type Listed = {
  closings: {
    period: { slug: string; name: string };
    revision: number;
    reason: string | null;
    closedAt: string;
    url: string;
    files: { name: string; locale: string; format: string; sha256: string; url: string }[];
  }[];
};
const listOf = (slug: string) => server.getJson(`/u/${slug}/periods.json`) as Promise<Listed>;

test('a closed period keeps every byte, whatever comes after it', async () => {
  const { slug, code, desk } = await arrange();
  await sendPetition(server, slug, {});
  server.clock.now = new Date('2026-07-01T02:30:00Z');
  const open = (await server.getJson(`/u/${slug}/satisfaction.json?period=2026-06`)) as Satisfaction;
  expect(open.closing).toBeNull();
  expect((await desk('2026-06').close()).status).toBe(303);

  const read = () => readClosed(slug);
  const before = await read();
  const closed = JSON.parse(before[0]!) as Satisfaction;
  expect(closed).toEqual({
    ...open,
    asOf: '2026-07-01T02:30:00.000Z',
    closing: { period: { slug: '2026-06', name: 'Tháng 6/2026' }, revision: 1, reason: null },
  });
  expect(closed.overall).toMatchObject({ responses: 16, target: 0.8, official: 'met', evidence: 'unsure' });
  expect((JSON.parse(before[4]!) as PetitionBooks).total.received).toBe(1);

  // Late answers, a recount, another target, measure, name, and a field that goes; the clock goes on.
  server.clock.now = new Date('2026-06-20T03:00:00Z');
  await sendRated(server, { code }, 'ho-tich', 0, 12);
  await sendPetition(server, slug, {});
  server.clock.now = august;
  await recount(server.db);
  await server.apply({
    fields: [{ slug: 'ho-tich', name: 'Hộ tịch và quốc tịch' }],
    units: [{ slug, name: 'Xã Đã Đổi Tên', kind: 'commune', fields: ['ho-tich'] }],
    targets: [{ unit: slug, ...target(0.99, { reason: 'nâng chỉ tiêu' }) }],
  });
  const present = (await server.getJson(
    `/u/${slug}/satisfaction.json?from=2026-06-01&to=2026-06-30`,
  )) as Satisfaction;
  expect(present).toMatchObject({
    unit: { name: 'Xã Đã Đổi Tên' },
    overall: { responses: 28, target: 0.99 },
  });
  expect(await read()).toEqual(before);
});

test('whatever is done in whatever order, the bytes of a closed period are the same', async () => {
  const { slug, code, desk } = await arrange();
  server.clock.now = new Date('2026-07-01T02:30:00Z');
  await desk('2026-06').close();
  const before = await readClosed(slug);
  const at = (day: string) => {
    server.clock.now = new Date(`${day}T03:00:00Z`);
  };
  const deeds: Record<string, (n: number) => Promise<unknown>> = {
    'late responses': (n) => {
      at(`2026-06-${20 + (n % 10)}`);
      return sendRated(server, { code }, n % 2 ? 'ho-tich' : 'chung-thuc', n % 3, 3);
    },
    'later responses': () => sendRated(server, { code }, 'dat-dai', 0, 5),
    'a petition': () => sendPetition(server, slug, {}),
    recount: () => recount(server.db),
    'another target': (n) =>
      server.apply({ targets: [{ unit: slug, ...target(0.5 + n / 200, { reason: 'đổi' }) }] }),
    'another measure': (n) =>
      server.apply({
        targets: [
          {
            unit: slug,
            ...target(0.8, {
              reason: 'đổi',
              measure: { family: 'mot-cua', id: n % 2 ? 'criteria' : 'overall' },
            }),
          },
        ],
      }),
    'another name': (n) => server.apply({ units: [{ slug, name: `Xã Tên ${n}`, kind: 'commune' }] }),
    'other fields': (n) =>
      server.apply({ units: [{ slug, name: 'Xã', kind: 'commune', fields: n % 2 ? [] : ['dat-dai'] }] }),
    'another field': (n) => server.apply({ fields: [{ slug: 'ho-tich', name: `Hộ tịch ${n}` }] }),
    'a superior': () => server.apply({ units: [{ slug, name: 'Xã', kind: 'commune', parent: 'tinh-moi' }] }),
  };
  await server.apply({ units: [{ slug: 'tinh-moi', name: 'Tỉnh Mới', kind: 'province' }] });
  const deed = fc.tuple(fc.constantFrom(...Object.keys(deeds)), fc.nat(99));
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 3 }), async (done) => {
      server.clock.now = august;
      for (const [name, n] of done) await deeds[name]!(n);
      server.clock.now = august;
      expect(await readClosed(slug)).toEqual(before);
    }),
    { numRuns: 8, endOnFailure: true, interruptAfterTimeLimit: 15_000 },
  );
});

// What joins the figures later has to say what a file without it means: see `gainedSince`.
test('a file that was kept on the first day there were any still opens', async () => {
  const { slug } = await arrange();
  const content = readFileSync(join(import.meta.dirname, '../golden/closed-satisfaction.json'), 'utf8');
  const { overall, unit: kept } = JSON.parse(content) as Satisfaction;
  const books = await bytesAt(server, `/u/${slug}/petitions.json?period=2026-05`);
  const of = { coverage: 'unit', locale: 'vi', format: 'json' } as const;
  const unitId = await unitIdOf(server, slug);
  await inTransaction(server.db, (trx) =>
    insertClosing(
      trx,
      {
        unitId,
        period: { slug: '2026-05', name: { vi: 'Tháng 5/2026' }, from: '2026-05-01', to: '2026-05-31' },
        revision: 1,
        reason: null,
        closedAt: august,
        closedBy: 'Lan',
        summary: {
          measure: { family: 'mot-cua', id: 'overall', kind: 'single' },
          unit: overall,
          withBelow: null,
        },
      },
      [
        { ...of, name: 'satisfaction', content },
        { ...of, name: 'petitions', content: books },
      ],
    ),
  );
  expect(await bytesAt(server, `/u/${slug}/satisfaction.json?period=2026-05`)).toBe(content);
  expect(figureOn(await openPage(server, `/u/${slug}?period=2026-05`), 'overall', kept.slug).numbers).toMatchObject({
    rate: overall.rate,
    responses: overall.responses,
  });
});

test('each kept file stands at an address of its own with its SHA-256, and can be kept for ever', async () => {
  const { slug, desk } = await arrange();
  server.clock.now = august;
  await desk('2026-06').close();
  const [closing] = (await listOf(slug)).closings;
  expect(closing).toMatchObject({ period: { slug: '2026-06' }, revision: 1, reason: null });
  expect(closing!.files).toHaveLength(6);
  for (const file of closing!.files) {
    const { pathname } = new URL(file.url);
    const answer = await server.get(pathname);
    expect(answer.headers.get('Cache-Control')).toContain('immutable');
    expect(sha256(await answer.text()), file.url).toBe(file.sha256);
    if (file.name === 'units-below') continue;
    const path = `/u/${slug}/${file.name}.${file.format}?period=2026-06&lang=${file.locale}`;
    expect(sha256(await bytesAt(server, path)), path).toBe(file.sha256);
  }
  const page = await openPage(server, `/u/${slug}?period=2026-06`);
  for (const { sha256: hash } of closing!.files) expect(page).toContain(hash);
  for (const wrong of ['0'.repeat(64), 'x', `${'0'.repeat(64)}/../x`]) {
    expect((await server.get(`/u/${slug}/closed/2026-06/${wrong}.json`)).status).toBe(404);
  }
});

test('the database refuses to change, delete or empty what is closed, and a file whose hash is untrue', async () => {
  const { slug, desk } = await arrange();
  server.clock.now = august;
  await desk('2026-06').close();
  const { rows } = await sql<{ id: number }>`select max(id) as id from closing`.execute(server.db);
  for (const attempt of [
    sql`update closing set reason = 'x'`,
    sql`delete from closing`,
    sql`truncate closing cascade`,
    sql`update closing_file set content = 'x'`,
    sql`delete from closing_file`,
    sql`truncate closing_file`,
    sql`insert into closing_file values (${rows[0]!.id}, 'petitions', 'unit', 'fr', 'json', 'a', ${'0'.repeat(64)})`,
  ]) {
    await expect(attempt.execute(server.db)).rejects.toThrow(/frozen|closing_file_hash_true|refuse/);
  }
  expect((await listOf(slug)).closings).toHaveLength(1);
});

test('a period is closed from the day after its last, or from its set day where that is later', async () => {
  const { slug, desk } = await arrange();
  const name = (own: string) => `${own}-${slug}`;
  await server.apply({
    periods: [
      { slug: name('som'), name: 'Kỳ sớm', from: '2026-03-15', to: '2026-06-14', due: '2026-06-10' },
      { slug: name('muon'), name: 'Kỳ muộn', from: '2026-03-15', to: '2026-06-14', due: '2026-06-20' },
    ],
  });
  const closeOn = async (day: string, period: string) => {
    server.clock.now = new Date(`${day}T01:00:00+07:00`);
    return (await desk(period).close()).status;
  };
  expect(await closeOn('2026-06-14', name('som'))).toBe(409);
  expect(await closeOn('2026-06-15', name('som'))).toBe(303);
  expect(await closeOn('2026-06-19', name('muon'))).toBe(409);
  expect(await closeOn('2026-06-20', name('muon'))).toBe(303);
  expect(await closeOn('2026-06-30', '2026-06')).toBe(409);
  expect(await closeOn('2026-06-30', '2026-q2')).toBe(409);
  expect(await closeOn('2026-07-01', '2026-06')).toBe(303);
  expect(await closeOn('2026-07-01', '2026-Q2')).toBe(303);
  expect(await closeOn('2026-07-02', '2026')).toBe(409);
  expect(await closeOn('2026-07-02', '2026-06')).toBe(409);
  expect(await closeOn('2026-07-02', 'khong-co')).toBe(404);
  expect((await listOf(slug)).closings.map(({ period }) => period.slug)).toEqual([
    '2026-q2',
    '2026-06',
    name('muon'),
    name('som'),
  ]);
  // Its days are changed afterwards: what was closed stays as it was called and bounded.
  await server.apply({
    periods: [{ slug: name('som'), name: 'Kỳ khác hẳn', from: '2026-04-01', to: '2026-04-30' }],
  });
  const page = textOf(await openPage(server, `/u/${slug}?period=${name('som')}`));
  expect(page).toContain('Kỳ sớm: 15/03/2026 – 14/06/2026');
  expect((await server.getJson(`/u/${slug}/satisfaction.json?period=${name('som')}`)).period).toEqual({
    from: '2026-03-15',
    to: '2026-06-14',
  });
});

test('nothing is closed without the word of the person, twice, or where the unit did not exist', async () => {
  const { slug, desk } = await arrange({ unit: { validFrom: '2026-06-01' } });
  server.clock.now = august;
  const without = await desk('2026-06').close({});
  expect(without.status).toBe(422);
  expect(await without.text()).toContain('href="#f-sure"');
  expect((await desk('2026-05').close()).status).toBe(409);
  const both = await Promise.all([desk('2026-06').close(), desk('2026-06').close()]);
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect((await listOf(slug)).closings).toHaveLength(1);
  expect(await desk('2026-05').open()).toContain('chưa hoạt động');
});

test('a revision stands beside what was closed, with its reason; each stays at its address', async () => {
  const { slug, code, desk } = await arrange();
  server.clock.now = new Date('2026-07-01T02:30:00Z');
  await desk('2026-06').close();
  const first = await bytesAt(server, `/u/${slug}/satisfaction.json?period=2026-06`);
  expect((await desk('2026-06').revise('Không có gì mới cả')).status).toBe(409);
  expect(await desk('2026-06').open()).toContain('giống hệt');

  server.clock.now = new Date('2026-06-30T03:00:00Z');
  await sendRated(server, { code }, 'ho-tich', 2, 8);
  server.clock.now = august;
  const console_ = textOf(await desk('2026-06').open());
  expect(console_).toContain(
    'Cả đơn vị 81,3 %, 16 phiếu, chỉ tiêu 80 %, đạt 62,5 %, 24 phiếu, chỉ tiêu 80 %, chưa đạt'.replaceAll(
      ' %',
      '\u00a0%',
    ),
  );
  const short = await desk('2026-06').revise('ngắn');
  expect(short.status).toBe(422);
  expect(await short.text()).toContain('>ngắn</textarea>');
  const reason = 'Nhập bổ sung 8 phiếu giấy của ngày 30/6 <b>';
  expect((await desk('2026-06').revise(reason)).status).toBe(303);

  const of = (query: string) => bytesAt(server, `/u/${slug}/satisfaction.json?period=2026-06${query}`);
  expect(await of('&revision=1')).toBe(first);
  const latest = JSON.parse(await of('')) as Satisfaction;
  expect(latest).toMatchObject({ asOf: august.toISOString(), closing: { revision: 2, reason } });
  expect(latest.overall).toMatchObject({ responses: 24, rate: 0.625, official: 'not-met' });
  expect(await of('&revision=2')).toBe(JSON.stringify(latest));
  expect((await server.get(`/u/${slug}/satisfaction.json?period=2026-06&revision=3`)).status).toBe(422);
  expect((await server.get(`/u/${slug}?period=2026-05&revision=1`)).status).toBe(422);

  const page = await openPage(server, `/u/${slug}?period=2026-06`);
  expect(page).toContain('Nhập bổ sung 8 phiếu giấy của ngày 30/6 &lt;b&gt;');
  expect(textOf(page)).toContain('Bản đính chính lần 1, công bố lúc 09:00 ngày 03/08/2026');
  expect(textOf(await openPage(server, `/u/${slug}?period=2026-06&revision=1`))).toContain(
    'Đã có bản đính chính mới hơn',
  );
  expect((await desk('2026-07').revise('Chưa chốt bao giờ')).status).toBe(409);
});

test('what is not kept is computed now, and says so', async () => {
  const { slug, desk } = await arrange();
  server.clock.now = august;
  await desk('2026-06').close();
  const other = (await server.getJson(
    `/u/${slug}/satisfaction.json?period=2026-06&measure=criteria`,
  )) as Satisfaction;
  expect(other).toMatchObject({ closing: null, measure: { id: 'criteria' } });
  const page = textOf(await openPage(server, `/u/${slug}?period=2026-06&measure=criteria`));
  expect(page).toContain('được tính ngay bây giờ');
  expect(page).not.toContain('Số liệu đã chốt.');
});

test('a superior closes for all below at once, each on its own figures, and keeps them together', async () => {
  const province = `tinh-${freshCode().toLowerCase()}`;
  await server.apply({ units: [{ slug: province, name: 'Tỉnh Thử', kind: 'province' }] });
  const one = await arrange({ unit: { parent: province, name: 'Xã Một' } });
  const two = await arrange({ unit: { parent: province, name: 'Xã Hai' } });
  await arrangeCommune(server, { unit: { parent: province, name: 'Xã Sau', validFrom: '2026-07-01' } });
  const superior = await arrangeStaff(server, 'manager', province);
  server.clock.now = august;
  await one.desk('2026-06').close();
  const desk = closingDesk(server, superior, province, '2026-06');
  expect((await desk.closeBelow({})).status).toBe(422);
  expect(textOf(await desk.open())).toContain('1/2 đơn vị trực thuộc đã chốt');
  expect((await desk.closeBelow()).status).toBe(303);
  await closeWhatIsOrdered(server.deps);
  await closeWhatIsOrdered(server.deps);
  expect((await listOf(two.slug)).closings).toHaveLength(1);
  expect((await listOf(one.slug)).closings).toHaveLength(1);
  expect(textOf(await desk.open())).toContain('2/2 đơn vị trực thuộc đã chốt');
  const [entry] = await server.db
    .selectFrom('audit_entry')
    .select(['staff_id'])
    .where('unit_id', '=', await unitIdOf(server, two.slug))
    .where('action', '=', 'period.close')
    .execute();
  expect(entry!.staff_id).toBe(superior.id);

  await desk.close();
  const own = (await server.getJson(`/u/${province}/satisfaction.json?period=2026-06`)) as Satisfaction;
  expect(own.overall.suppressed).toBe(true);
  const together = `/u/${province}/satisfaction.json?period=2026-06&descendants=true`;
  const before = await bytesAt(server, together);
  expect((JSON.parse(before) as Satisfaction).overall.responses).toBe(32);
  const page = await bytesAt(server, `/u/${province}?period=2026-06&descendants=true`);
  server.clock.now = new Date('2026-06-30T03:00:00Z');
  await sendRated(server, one, 'ho-tich', 0, 10);
  server.clock.now = august;
  expect(await bytesAt(server, together)).toBe(before);
  expect(await bytesAt(server, `/u/${province}?period=2026-06&descendants=true`)).toBe(page);
  expect(page).toContain('Xã Hai');
});

test('other systems hear of each closing and revision, and the feed has an entry for each', async () => {
  const hook = await openWebhookReceiver();
  const { slug, code, desk } = await arrange();
  const settings = {
    url: hook.url,
    description: '',
    events: ['period.published' as const],
    unitId: await unitIdOf(server, slug),
  };
  await inTransaction(server.db, (trx) => addWebhook(trx, settings, server.clock.now));
  server.clock.now = new Date('2026-07-01T02:30:00Z');
  await desk('2026-06').close();
  await sendRated(server, { code }, 'ho-tich', 5, 5);
  server.clock.now = august;
  await server.apply({ units: [{ slug, name: 'Xã Tên Mới', kind: 'commune' }] });
  await desk('2026-06').revise('Sửa tên đơn vị cho đúng');
  await deliverWebhooks(server.deps);
  const told = hook.received.map(({ body }) => JSON.parse(body));
  expect(told.map(({ type }) => type)).toEqual(['period.published', 'period.published']);
  expect(told[0].data).toMatchObject({
    unit: slug,
    period: { slug: '2026-06', from: '2026-06-01', to: '2026-06-30' },
    revision: 1,
    reason: null,
    closedAt: '2026-07-01T02:30:00.000Z',
    overall: { responses: 16 },
  });
  expect(told[1].data).toMatchObject({ revision: 2, reason: 'Sửa tên đơn vị cho đúng' });
  for (const { url, sha256: hash } of told[0].data.files) {
    expect(sha256(await bytesAt(server, new URL(url).pathname))).toBe(hash);
  }
  await hook.close();

  const feed = await bytesAt(server, `/u/${slug}/feed.xml`);
  expect(feed.match(/<entry>/g)).toHaveLength(2);
  expect(feed).toContain(`<updated>${august.toISOString()}</updated>\n<author>`);
  expect(feed.indexOf('bản đính chính')).toBeLessThan(feed.indexOf('kết quả đã chốt</title>\n<id>'));
  expect(feed).toContain(`?period=2026-06&amp;revision=1</id>`);
  expect(feed).toContain('Lý do đính chính: Sửa tên đơn vị cho đúng');
});

test('the page of a unit lists what it has closed', async () => {
  const { slug, desk } = await arrange();
  expect(await openPage(server, `/u/${slug}`)).not.toContain('Các kỳ đã chốt');
  server.clock.now = august;
  await desk('2026-06').close();
  await desk('2026-q2').close();
  const page = textOf(await openPage(server, `/u/${slug}`));
  expect(page).toMatch(/Các kỳ đã chốt.*Quý II\/2026 \(chốt 03\/08\/2026\) Tháng 6\/2026 \(chốt/s);
});
