import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { longestComment } from '../../api/responses/response.ts';
import {
  filledForm,
  formOf,
  oneField,
  parents,
  readPage,
  sendForm,
  severalFields,
  sipas,
  surveyInstallation,
  unescaped,
} from '../support/survey-form.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
  await server.apply(surveyInstallation);
});
afterAll(() => server.close());

const send = (code: string, form: URLSearchParams | string, query = '') =>
  readPage(sendForm(server, code, form, query));

const findResponse = (id: string | null) =>
  server.db.selectFrom('response').selectAll().where('id', '=', id).executeTakeFirst();

const count = async () => (await server.db.selectFrom('response').select('id').execute()).length;

/** The error summary: what is linked to, and the words. */
function complaintsIn(html: string): { id: string; text: string }[] {
  const summary = html.match(/<div class="errors" role="alert" tabindex="-1">(.*?)<\/div>/s)?.[1] ?? '';
  return [...summary.matchAll(/<a href="#([^"]*)">(.*?)<\/a>/gs)].map(([, id, text]) => ({
    id: unescaped(id!),
    text: unescaped(text!.replace(/<[^>]*>/g, '')),
  }));
}

describe('one tap', () => {
  test('is a whole answer, counted before the thanks', async () => {
    const form = await filledForm(server, oneField, { 'r.overall': '4' });
    const sent = await send(oneField, form);
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/s/${oneField}/thanks`]);
    expect(sent.headers.get('cache-control')).toBe('no-store');
    expect(sent.headers.get('set-cookie')).toBeNull();
    expect(await findResponse(form.get('id'))).toMatchObject({
      ratings: { overall: 4 },
      quality: 'counted',
      locale: 'vi',
    });
  });

  test('given twice counts once', async () => {
    const form = await filledForm(server, oneField, { 'r.overall': '4' });
    const before = await count();
    const both = await Promise.all([send(oneField, form), send(oneField, form)]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(await count()).toBe(before + 1);
  });

  test('on the English page is thanked for in English', async () => {
    const form = await filledForm(server, oneField, { 'r.overall': '4' });
    const sent = await send(oneField, form, '?lang=en');
    expect(sent.headers.get('location')).toBe(`/s/${oneField}/thanks?lang=en`);
    expect(await findResponse(form.get('id'))).toMatchObject({ locale: 'en' });
  });
});

test('all that the form asks is recorded', async () => {
  const form = await filledForm(server, severalFields, {
    field: 'dat-dai',
    'r.overall': '2',
    'r.c1': '5',
    'r.c2': 'none',
    reason: ['attitude', 'waiting'],
    comment: '  Chờ lâu.\r\nXin thêm ghế. ',
    'p.age': '61+',
  });
  expect((await send(severalFields, form)).status).toBe(303);
  const field = await server.db
    .selectFrom('field')
    .select('id')
    .where('slug', '=', 'dat-dai')
    .executeTakeFirst();
  expect(await findResponse(form.get('id'))).toMatchObject({
    field_id: field!.id,
    ratings: { overall: 2, c1: 5, c2: null },
    reasons: ['waiting', 'attitude'],
    comment: 'Chờ lâu.\nXin thêm ghế.',
    profile: { age: '61+' },
  });
});

test('who is not sure of the field is counted without one', async () => {
  const form = await filledForm(server, severalFields, { field: 'unsure', 'r.overall': '5' });
  expect((await send(severalFields, form)).status).toBe(303);
  expect(await findResponse(form.get('id'))).toMatchObject({ field_id: null });
});

test('the long form is taken once every question is answered, "no experience" included', async () => {
  const questions = Array.from({ length: 39 }, (_, i) => [`r.c${i + 1}`, i === 7 ? 'none' : '3']);
  const form = await filledForm(server, sipas, {
    ...Object.fromEntries(questions),
    'c.wishes': ['o3', 'o1'],
  });
  expect((await send(sipas, form)).status).toBe(303);
  const recorded = await findResponse(form.get('id'));
  expect(Object.keys(recorded!.ratings as object)).toHaveLength(39);
  expect(recorded).toMatchObject({ choices: { wishes: ['o1', 'o3'] } });
});

test('reasons that were ticked before a higher level was chosen are not meant', async () => {
  const higher = await filledForm(server, oneField, { 'r.overall': '5', reason: 'fees' });
  await send(oneField, higher);
  expect((await findResponse(higher.get('id')))!.reasons).toBeNull();
  const lowCriterion = await filledForm(server, oneField, { 'r.overall': '5', 'r.c3': '1', reason: 'fees' });
  await send(oneField, lowCriterion);
  expect((await findResponse(lowCriterion.get('id')))!.reasons).toEqual(['fees']);
});

describe('a form that cannot be taken', () => {
  const everything = {
    field: 'cu-tru',
    'r.c4': 'none',
    reason: ['fees', 'other'],
    comment: '\n<script>alert("1")</script> & "ngoặc" 😀',
    'p.age': '18-24',
    'p.gender': 'female',
  };

  test('comes back with every answer, opened, and its faults first', async () => {
    const form = await filledForm(server, severalFields, everything);
    const before = await count();
    const { status, html, headers } = await send(severalFields, form);
    expect(status).toBe(422);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(complaintsIn(html)).toEqual([
      { id: 'r.overall', text: expect.stringMatching(/^Nhìn chung.* xin chọn một mức$/) },
    ]);
    expect(html).toContain('<title>Lỗi: ');
    expect(html).toContain('<details open="">');
    expect(html).not.toContain('<script>alert');
    const kept = [...formOf(html)].sort();
    expect(kept).toEqual([...form].sort());
    expect(await count()).toBe(before);
  });

  test('is taken once it is put right, under the id it had', async () => {
    const first = await send(severalFields, await filledForm(server, severalFields, everything));
    const form = formOf(first.html);
    form.set('r.overall', '1');
    expect((await send(severalFields, form)).status).toBe(303);
    expect(await findResponse(form.get('id'))).toMatchObject({ reasons: ['fees', 'other'] });
  });

  test('names at once all that is missing, each with a link to a control of the page', async () => {
    const { html } = await send(severalFields, await filledForm(server, severalFields));
    expect(complaintsIn(html).map(({ id }) => id)).toEqual(['field', 'r.overall']);

    const form = await filledForm(server, parents, { 'r.overall': '5', 'r.c1': '4', 'r.c2': 'none' });
    const all = await send(parents, form, '?lang=en');
    const missing = Array.from({ length: 13 }, (_, i) => `r.c${i + 3}`);
    expect(complaintsIn(all.html).map(({ id }) => id)).toEqual(missing);
    for (const id of missing) expect(all.html).toContain(` id="${id}"`);
    expect(all.html.match(/please answer this question<\/strong>/g)).toHaveLength(13);
    expect(complaintsIn(all.html)[0]!.text).toMatch(/^Tuition fees.*please answer this question$/);
  });

  test('where nothing but "no experience" is said, asks for one level', async () => {
    const none = Object.fromEntries(
      ['overall', ...Array.from({ length: 15 }, (_, i) => `c${i + 1}`)].map((key) => [`r.${key}`, 'none']),
    );
    const { status, html } = await send(parents, await filledForm(server, parents, none));
    expect(status).toBe(422);
    expect(complaintsIn(html)).toEqual([{ id: 'r.overall', text: expect.stringMatching(/ít nhất một câu/) }]);
  });

  test.each<[string, Record<string, string>, string]>([
    ['a level that the scale has not', { 'r.overall': '6' }, 'r.overall'],
    ['a level that is no number', { 'r.overall': '5', 'r.c1': 'x' }, 'r.c1'],
    ['a field that the point has not', { field: 'thue', 'r.overall': '5' }, 'field'],
    ['a reason that nobody offered', { 'r.overall': '1', reason: 'x' }, 'reason'],
    ['an option that nobody offered', { 'r.overall': '1', 'p.age': 'x' }, 'p.age'],
    ['a comment too long', { 'r.overall': '5', comment: 'a'.repeat(longestComment + 1) }, 'comment'],
  ])('names %s', async (_, answers, id) => {
    const form = await filledForm(server, severalFields, { field: 'unsure', ...answers });
    const { status, html } = await send(severalFields, form);
    expect(status).toBe(422);
    expect(complaintsIn(html).map((complaint) => complaint.id)).toEqual([id]);
    expect(html).toContain(` id="${id}"`);
  });
});

test('other answers under the same id leave the first as they are, and say so kindly', async () => {
  const form = await filledForm(server, oneField, { 'r.overall': '2' });
  await send(oneField, form);
  form.set('r.overall', '5');
  const { status, html } = await send(oneField, form);
  expect(status).toBe(409);
  expect(html).toContain('Đánh giá trước đã được ghi nhận');
  expect(html).toContain(`href="/s/${oneField}"`);
  expect(await findResponse(form.get('id'))).toMatchObject({ ratings: { overall: 2 } });
});

describe('a questionnaire that changes while the form is open', () => {
  const first = {
    id: 'thu-doi',
    family: 'thu-doi',
    title: 'Phiếu thử',
    source: 'thử',
    scale: { levels: ['Kém', 'Được', 'Tốt'].map((text, i) => ({ level: i + 1, text })), satisfied: [2, 3] },
    require: 'any',
    overall: { key: 'overall', text: 'Có hài lòng không?' },
    sections: [{ key: 'A', title: 'Phần A', questions: [{ key: 'c1', text: 'Câu một' }] }],
    comment: 'Ý kiến khác',
    measures: [{ id: 'overall', kind: 'single', question: 'overall' }],
  };
  const second = {
    ...first,
    sections: [{ ...first.sections[0], questions: [{ key: 'c2', text: 'Câu hai' }] }],
  };
  const point = { code: 'CHANGE01', unit: 'xa-thuong-hong', questionnaire: 'thu-doi', channel: 'qr' };

  test('is still taken for thirty days, and then comes back with the answers that fit', async () => {
    await server.apply({ questionnaires: [first], points: [point] });
    const form = await filledForm(server, 'CHANGE01', { 'r.overall': '3', 'r.c1': '2', comment: 'cảm ơn' });
    await server.apply({ questionnaires: [second] });
    const begin = server.clock.now;
    server.clock.now = new Date(begin.getTime() + 31 * 86_400_000);
    const late = await send('CHANGE01', form);
    server.clock.now = begin;
    expect(late.status).toBe(422);
    expect(late.html).toContain('Phiếu khảo sát vừa được cập nhật');
    expect(Object.fromEntries(formOf(late.html))).toEqual({
      id: form.get('id'),
      questionnaire: 'thu-doi',
      version: '2',
      'r.overall': '3',
      comment: 'cảm ơn',
    });

    expect((await send('CHANGE01', form)).status).toBe(303);
    expect(await findResponse(form.get('id'))).toMatchObject({ ratings: { overall: 3, c1: 2 } });
  });

  test('comes back too where the point now asks another questionnaire', async () => {
    const form = await filledForm(server, oneField, { 'r.overall': '3' });
    form.set('questionnaire', 'another');
    const { status, html } = await send(oneField, form);
    expect(status).toBe(422);
    expect(html).toContain('Phiếu khảo sát vừa được cập nhật');
    expect(formOf(html).get('r.overall')).toBe('3');
  });

  test('a form whose id is gone gets another', async () => {
    const form = await filledForm(server, oneField, { 'r.overall': '3', id: '../../etc' });
    const { status, html } = await send(oneField, form);
    expect(status).toBe(422);
    expect(formOf(html).get('id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
