import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bringUpToDate } from '../../api/installation/start.ts';
import { addAlso } from '../../api/petitions/also-store.ts';
import { inHalves } from '../../api/petitions/code.ts';
import { keepPetitions } from '../../api/petitions/jobs.ts';
import { at } from '../support/alerts.ts';
import { arrangePetitionDesk, type PetitionDesk } from '../support/petition-desk.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());
afterEach(() => {
  server.clock.now = at('2026-06-15');
});

const arrange = async () => {
  const above = await arrangeCommune(server, { unit: { kind: 'province' } });
  return arrangePetitionDesk(server, { parent: above.slug });
};
const inboxOf = async ({ page, at: path, minh }: PetitionDesk) => (await page(path, minh)).html;
const keep = async (day: string) => {
  server.clock.now = at(day);
  await keepPetitions(server.deps, null);
};

test('bug: “superior told” stood on after a reopening had moved the day; it is about the day of now', async () => {
  const desk = await arrange();
  const { take, open, act, answer, send, hoa, at: path } = desk;
  const code = await take();
  const [told, notTold] = [
    async () => {
      expect((await open(code)).html).toContain('đã báo cấp trên');
      expect(await inboxOf(desk)).toContain('đã báo cấp trên');
    },
    async () => {
      expect((await open(code)).html).not.toContain('đã báo cấp trên');
      expect(await inboxOf(desk)).not.toContain('đã báo cấp trên');
    },
  ];
  await notTold();
  await keep('2026-07-07');
  await told();
  await act(code, 'accept');
  await answer(code);
  await act(code, 'approve', {}, hoa);
  const publishing = await desk.page(`${path}/${code}/publish`, hoa);
  const seen = /name="seen" value="([^"]*)"/.exec(publishing.html)![1]!;
  expect((await send(hoa, `${path}/${code}/publish`, { seen, act: 'publish', more: '' })).status).toBe(303);
  await notTold();
  await server.db
    .updateTable('petition')
    .set({ state: 'reopened', ended_at: null, answer_due: at('2026-07-30', '00:00') })
    .where('code', '=', code)
    .execute();
  await notTold();
  await keep('2026-07-31');
  await told();
});

test('how many others met the same stands in the inbox and on the page, where there are any', async () => {
  const desk = await arrange();
  const code = await desk.take();
  expect((await desk.open(code)).html).not.toContain('cũng gặp');
  const { id } = await desk.stateOf(code);
  for (let i = 0; i < 3; i++) {
    await addAlso(server.db, { id: randomUUID(), petitionId: id, day: '2026-06-15' });
  }
  expect((await desk.open(code)).html).toContain('3 người khác cũng gặp');
  expect(await inboxOf(desk)).toContain('3 người khác cũng gặp');
});

test('a code is printed in two halves, as on the slip of its sender', async () => {
  const desk = await arrange();
  const code = await desk.take();
  for (const html of [await inboxOf(desk), (await desk.open(code)).html]) {
    expect(html).toContain(inHalves(code));
    expect(html.replace(/<[^>]*>/g, ' ')).not.toContain(code);
  }
});

test('where a calendar moved the day, the history says from which to which', async () => {
  const desk = await arrange();
  const code = await desk.take();
  const [year] = await server.db.selectFrom('calendar_year').selectAll().where('year', '=', 2026).execute();
  const { off, worked_saturdays: workedSaturdays, status } = year!;
  await server.apply({ calendar: { 2026: { off: [...off, '2026-06-22'], workedSaturdays, status } } });
  expect((await desk.open(code)).html).toContain('Hạn trả lời đổi từ ngày 06/07/2026 sang ngày 07/07/2026');
  const english = await desk.page(`${desk.at}/${code}?lang=en`, desk.minh);
  expect(english.html).toContain('To be answered by 7 Jul 2026 instead of 6 Jul 2026');
  await server.apply({ calendar: { 2026: { off, workedSaturdays, status } } });
});

test('a year that ships with a new version moves the days as soon as it starts', async () => {
  const desk = await arrange();
  server.clock.now = at('2026-12-25');
  const code = await desk.take();
  const before = (await desk.stateOf(code)).answerDue!;
  await server.db.deleteFrom('calendar_year').where('year', '=', 2027).execute();
  await keepPetitions(server.deps, null);
  // Without its year the first of January is a day like others.
  expect((await desk.stateOf(code)).answerDue!.getTime()).toBeLessThan(before.getTime());
  await bringUpToDate(server.db, server.clock.now);
  expect((await desk.stateOf(code)).answerDue).toEqual(before);
});
