import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrangeAction } from '../support/actions.ts';
import { openWatchedApp } from '../support/alerts.ts';
import { closingDesk } from '../support/closings.ts';
import { arrangeStaff, type TestStaff } from '../support/staff.ts';
import { arrangeCommune } from '../support/test-app.ts';

let watched: Awaited<ReturnType<typeof openWatchedApp>>;
beforeAll(async () => {
  watched = await openWatchedApp();
});
afterAll(() => watched.close());

const remindersOf = async (slug: string) =>
  (await watched.alertsOf(slug)).filter(({ kind }) => ['actions-overdue', 'periods-due'].includes(kind));
const lettersTo = (staff: TestStaff) => watched.lettersTo(staff).map(({ text }) => text);

async function watchFromTo(first: number, last: number) {
  for (let day = first; day <= last; day++) await watched.watchOn(`2026-07-${String(day).padStart(2, '0')}`);
}

test('actions past their day are told to those in charge the day after, again each week, and no more once they are done', async () => {
  const { slug } = await arrangeCommune(watched.server);
  const head = await arrangeStaff(watched.server, 'manager', slug);
  await arrangeAction(watched.server, slug, { due: '2026-07-01' });
  await arrangeAction(watched.server, slug, { due: '2026-07-20' });
  await watched.watchOn('2026-07-01');
  expect([await remindersOf(slug), lettersTo(head)]).toEqual([[], []]);
  await watched.watchOn('2026-07-02');
  expect(await remindersOf(slug)).toMatchObject([
    { kind: 'actions-overdue', facts: { actions: 1, since: '2026-07-01' }, cleared_day: null },
  ]);
  const [letter] = lettersTo(head);
  expect(letter).toContain('Có 1 việc cải thiện quá hẹn mà chưa xong, việc lâu nhất hẹn ngày 01/07/2026.');
  expect(letter).toContain('việc còn phải làm được nhắc mỗi tuần một lần');
  // What an action says may name somebody.
  expect(letter).not.toContain('Chờ lâu vào đầu giờ sáng');
  await watchFromTo(3, 8);
  expect(lettersTo(head)).toHaveLength(1);
  await watchFromTo(9, 9);
  expect(lettersTo(head)).toHaveLength(2);
  const page = await watched.pageOf(head, slug);
  expect(page.text).toContain('Việc quá hẹn');
  expect(page.html).toContain(`/console/units/${slug}/actions"`);

  await watched.server.db
    .updateTable('action')
    .set({ state: 'done', done_day: '2026-07-09', result: 'Xong' })
    .execute();
  await watchFromTo(10, 17);
  expect((await remindersOf(slug))[0]!.cleared_day).not.toBeNull();
  expect(lettersTo(head)).toHaveLength(2);
});

test('a period that was to be closed is told of the morning after, until it is closed', async () => {
  const { server } = watched;
  const { slug, code } = await arrangeCommune(server);
  const { slug: idle } = await arrangeCommune(server);
  const head = await arrangeStaff(server, 'manager', slug);
  const period = { name: 'Báo cáo 6 tháng', from: '2026-07-01', to: '2026-07-20' };
  await server.apply({
    periods: [
      { slug: 'bao-cao', ...period, due: '2026-07-22' },
      { slug: 'khong-han', ...period, name: 'Không hẹn ngày' },
    ],
  });
  await watched.answersOn('2026-07-18', code, [5, 5, 4, 2, 1], { field: 'ho-tich' });
  await watched.watchOn('2026-07-22');
  expect(await remindersOf(slug)).toEqual([]);
  await watched.watchOn('2026-07-23');
  expect(await remindersOf(slug)).toMatchObject([
    { kind: 'periods-due', facts: { periods: [{ vi: 'Báo cáo 6 tháng' }] }, cleared_day: null },
  ]);
  expect(await remindersOf(idle)).toEqual([]);
  expect(lettersTo(head).join()).toContain('Đã đến ngày chốt mà chưa chốt: Báo cáo 6 tháng.');
  const page = await watched.pageOf(head, slug);
  expect(page.text).toContain('Kỳ chưa chốt');
  expect(page.html).toContain(`/console/units/${slug}/closings"`);

  expect((await closingDesk(server, head, slug, 'bao-cao').close()).status).toBe(303);
  await watched.watchOn('2026-07-24');
  expect((await remindersOf(slug))[0]!.cleared_day).toBe('2026-07-24');
});
