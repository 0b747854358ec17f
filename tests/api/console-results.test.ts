import { afterAll, beforeAll, expect, test } from 'vitest';
import { figureOn, sendAll, target, textOf } from '../support/public-page.ts';
import { arrangeStaff, type TestStaff } from '../support/staff.ts';
import { arrangeCommune, fitting, freshCode, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

// Monday and Tuesday; the page is opened on Wednesday.
const monday = '2026-06-15';
const tuesday = '2026-06-16';
const at = (day: string, time: string) => new Date(`${day}T${time}:00+07:00`);

/** Sends responses at a time of the clock; each is the level of the overall question. */
async function sendAt(when: Date, code: string, levels: number[], more: object = {}) {
  server.clock.now = when;
  await sendAll(
    server,
    levels.map((overall) => fitting(code, { ratings: { overall }, ...more })),
  );
}

async function open(staff: TestStaff, path: string): Promise<string> {
  const answer = await server.get(path, staff.headers);
  expect(answer.status, path).toBe(200);
  return answer.text();
}

/** The cells of parts of the responses, by scope and key. */
function partOn(html: string, scope: string, key: string) {
  const tag = [...html.matchAll(/<t[rd]\b[^>]*data-scope="[^>]*>/g)].find(
    ([each]) => each.includes(`data-scope="${scope}"`) && each.includes(`data-key="${key}"`),
  )?.[0];
  if (!tag) return undefined;
  const value = (name: string) => tag.match(new RegExp(`data-${name}="([^"]*)"`))?.[1];
  const rate = value('rate');
  return { responses: Number(value('responses')), rate: rate === undefined ? null : Number(rate) };
}

/** Monday: 8 of 10 satisfied at ho-tich's counter at 9 o'clock; Tuesday: 3 more of 4 at 14 o'clock; and one of dat-dai. */
async function arrangeFinishedDays() {
  const unit = await arrangeCommune(server, { targets: [target(0.9), target(0.9, { scope: 'each-field' })] });
  await sendAt(at(monday, '09:30'), unit.oneFieldCode, [5, 5, 5, 5, 4, 4, 4, 4, 3, 1]);
  await sendAt(at(tuesday, '14:10'), unit.oneFieldCode, [5, 5, 4, 2]);
  await sendAt(at(tuesday, '14:50'), unit.code, [5], { field: 'dat-dai' });
  server.clock.now = at('2026-06-17', '10:00');
  return unit;
}

test('a manager sees finished days exactly: per field, point, channel, day, hour and weekday', async () => {
  const unit = await arrangeFinishedDays();
  const manager = await arrangeStaff(server, 'manager', unit.slug);
  const html = await open(manager, `/console/units/${unit.slug}/results`);

  // 8 + 3 + 1 of 10 + 4 + 1.
  expect(figureOn(html, 'overall', unit.slug).numbers).toMatchObject({
    rate: 12 / 15,
    responses: 15,
    target: 0.9,
  });
  expect(figureOn(html, 'field', 'ho-tich').numbers).toMatchObject({
    rate: 11 / 14,
    responses: 14,
    target: 0.9,
  });
  expect(figureOn(html, 'field', 'dat-dai').numbers).toMatchObject({ rate: 1, responses: 1 });
  expect(figureOn(html, 'field', 'chung-thuc').numbers).toMatchObject({ rate: null, responses: null });
  expect(textOf(html)).toContain('Chưa đạt');
  expect(partOn(html, 'point', unit.oneFieldCode)).toEqual({ responses: 14, rate: 11 / 14 });
  expect(partOn(html, 'channel', 'qr')).toEqual({ responses: 15, rate: 12 / 15 });
  expect(partOn(html, 'day', monday)).toEqual({ responses: 10, rate: 8 / 10 });
  expect(partOn(html, 'day', tuesday)).toEqual({ responses: 5, rate: 4 / 5 });
  expect(partOn(html, 'hour', '1 9')).toEqual({ responses: 10, rate: 8 / 10 });
  expect(partOn(html, 'hour', '2 14')).toEqual({ responses: 5, rate: 4 / 5 });
  expect(partOn(html, 'hour', '1 14')).toBeUndefined();
});

test('by point and hour, fewer than the minimum are counted and not rated', async () => {
  const unit = await arrangeFinishedDays();
  await sendAt(at('2026-06-17', '08:00'), unit.code, [1, 1, 1, 1], { field: 'dat-dai' });
  server.clock.now = at('2026-06-18', '08:00');
  const manager = await arrangeStaff(server, 'manager', unit.slug);
  const html = await open(manager, `/console/units/${unit.slug}/results`);
  expect(partOn(html, 'hour', '3 8')).toEqual({ responses: 4, rate: null });
  expect(partOn(html, 'point', unit.code)).toEqual({ responses: 5, rate: 1 / 5 });
  const ofWednesday = await open(
    manager,
    `/console/units/${unit.slug}/results?from=2026-06-17&to=2026-06-17`,
  );
  expect(partOn(ofWednesday, 'point', unit.code)).toEqual({ responses: 4, rate: null });
  expect(partOn(ofWednesday, 'channel', 'qr')).toEqual({ responses: 4, rate: null });
});

test('nobody sees what came in today but as a number, whatever the period asked for', async () => {
  const unit = await arrangeFinishedDays();
  await sendAt(at('2026-06-17', '09:00'), unit.code, [1, 1, 1], {
    field: 'chung-thuc',
    reasons: ['waiting'],
  });
  for (const role of ['manager', 'officer', 'viewer'] as const) {
    const staff = await arrangeStaff(server, role, unit.slug);
    for (const query of [
      '',
      '?from=2026-06-17&to=2026-06-17',
      '?period=2026-06',
      '?from=2026-06-17&to=2027-01-01',
    ]) {
      const html = await open(staff, `/console/units/${unit.slug}/results${query}`);
      expect(partOn(html, 'day', '2026-06-17')).toBeUndefined();
      expect(html).not.toContain('data-reason="waiting"');
      const csv = await open(staff, `/console/units/${unit.slug}/results/csv${query}`);
      expect(csv).not.toContain('2026-06-17');
      expect(csv).not.toMatch(/,18,/);
      expect(html).toMatch(/data-live-count="today">3</);
    }
  }
});

test('an officer and a viewer see whole public blocks, and how many came in', async () => {
  const unit = await arrangeFinishedDays();
  for (const role of ['officer', 'viewer'] as const) {
    const staff = await arrangeStaff(server, role, unit.slug);
    const html = await open(staff, `/console/units/${unit.slug}/results`);
    // Ten came at once and are a block; four and one wait for theirs.
    expect(figureOn(html, 'overall', unit.slug).numbers).toMatchObject({ rate: 8 / 10, responses: 10 });
    for (const scope of ['point', 'channel', 'hour', 'day'])
      expect(html).not.toContain(`data-scope="${scope}"`);
    expect(html).toMatch(/data-live-count="today">0</);
    expect(html).toMatch(/data-live-count="week">15</);
    const csv = await open(staff, `/console/units/${unit.slug}/results/csv`);
    expect(csv.split('\r\n').map((line) => line.split(',')[0])).not.toContain('point');
  }
});

test('the file says what the page says', async () => {
  const unit = await arrangeFinishedDays();
  const manager = await arrangeStaff(server, 'manager', unit.slug);
  const answer = await server.get(`/console/units/${unit.slug}/results/csv`, manager.headers);
  expect(answer.headers.get('content-disposition')).toContain(`${unit.slug}-2026-06-17.csv`);
  const lines = (await answer.text()).split('\r\n').map((line) => line.split(','));
  const of = (scope: string, key: string) => lines.find((line) => line[0] === scope && line[1] === key);
  expect(of('overall', unit.slug)?.slice(3, 5)).toEqual([String(12 / 15), '15']);
  expect(of('point', unit.oneFieldCode)?.slice(3, 5)).toEqual([String(11 / 14), '14']);
  expect(of('hour', '2-14')?.slice(3, 5)).toEqual([String(4 / 5), '5']);
  expect(of('day', monday)?.slice(3, 5)).toEqual([String(8 / 10), '10']);
});

test('units below are added up where that is asked for', async () => {
  const superior = await arrangeCommune(server);
  const unit = await arrangeCommune(server, { unit: { parent: superior.slug } });
  await sendAt(at(monday, '09:30'), unit.oneFieldCode, [5, 5, 5, 5, 4, 1]);
  await sendAt(at(monday, '09:40'), superior.oneFieldCode, [5, 1]);
  server.clock.now = at('2026-06-17', '10:00');
  const manager = await arrangeStaff(server, 'manager', superior.slug);
  const page = `/console/units/${superior.slug}/results`;
  const own = figureOn(await open(manager, page), 'overall', superior.slug);
  expect(own.numbers).toMatchObject({ rate: 1 / 2, responses: 2 });
  const html = await open(manager, `${page}?descendants=true`);
  expect(figureOn(html, 'overall', superior.slug).numbers).toMatchObject({ rate: 6 / 8, responses: 8 });
  expect(html).toMatch(/data-live-count="week">8</);

  // What an officer's right does not reach is not counted for them, though the public figures are.
  const officer = await arrangeStaff(server, 'officer', superior.slug);
  const seen = await open(officer, `${page}?descendants=true`);
  expect(seen).toMatch(/data-live-count="week">2</);
  expect(figureOn(seen, 'overall', superior.slug).numbers).toMatchObject({ rate: 5 / 6, responses: 6 });
});

test('what staff typed in later, and what has no time finer than its day, has no hour', async () => {
  const unit = await arrangeCommune(server);
  const assisted = freshCode();
  await server.apply({
    points: [
      { code: assisted, unit: unit.slug, field: 'ho-tich', questionnaire: 'mot-cua-9', channel: 'assisted' },
    ],
  });
  await sendAt(at(monday, '10:00'), assisted, [5, 5, 5, 5, 5, 1]);
  await sendAt(at(monday, '00:00'), unit.oneFieldCode, [5, 5, 5, 5, 5, 5]);
  server.clock.now = at(tuesday, '08:00');
  const manager = await arrangeStaff(server, 'manager', unit.slug);
  const html = await open(manager, `/console/units/${unit.slug}/results`);
  expect(html).not.toContain('data-scope="hour"');
  expect(partOn(html, 'point', assisted)).toEqual({ responses: 6, rate: 5 / 6 });
  expect(partOn(html, 'channel', 'assisted')).toEqual({ responses: 6, rate: 5 / 6 });
});

test('a response that is entered for a day already counted is counted there too', async () => {
  const unit = await arrangeFinishedDays();
  const manager = await arrangeStaff(server, 'manager', unit.slug);
  await open(manager, `/console/units/${unit.slug}/results`);
  await sendAt(at(monday, '09:45'), unit.oneFieldCode, [1, 1]);
  server.clock.now = at('2026-06-18', '10:00');
  const html = await open(manager, `/console/units/${unit.slug}/results`);
  expect(partOn(html, 'hour', '1 9')).toEqual({ responses: 12, rate: 8 / 12 });
  expect(partOn(html, 'point', unit.oneFieldCode)).toEqual({ responses: 16, rate: 11 / 16 });
});

test('a period that makes no sense is refused with a page, not an error of the server', async () => {
  const unit = await arrangeCommune(server);
  const manager = await arrangeStaff(server, 'manager', unit.slug);
  const page = `/console/units/${unit.slug}/results`;
  for (const query of [
    '?from=2026-02-30',
    '?from=2026-06-02&to=2026-06-01',
    '?period=nay',
    '?measure=x%00',
  ]) {
    expect((await server.get(page + query, manager.headers)).status, query).toBe(422);
  }
  // A form sends what was left blank as well.
  expect(textOf(await open(manager, `${page}?period=&from=&to=`))).toContain('Chưa có phiếu');
});
