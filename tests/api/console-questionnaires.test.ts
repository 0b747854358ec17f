import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportText } from '../../api/questionnaires/draft.ts';
import { findDraft } from '../../api/questionnaires/drafts.ts';
import { listVersions } from '../../api/questionnaires/store.ts';
import { shipped, shippedFiles } from '../support/questionnaires.ts';
import { arrangeStaff, submit, type TestStaff, valueIn } from '../support/staff.ts';
import { arrangeCommune, fitting, freshCode, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let lan: TestStaff;
beforeAll(async () => {
  server = await openTestApp();
  lan = await arrangeStaff(server, 'administrator');
});
afterAll(() => server.close());

const at = '/console/questionnaires';
const freshId = () => `phieu-${randomUUID().slice(0, 8)}`;
const open = async (staff: TestStaff, path: string) => {
  const answer = await server.get(path, staff.headers);
  return { status: answer.status, html: await answer.text() };
};

/** A form of the installation with its own id, in the family of the nine-item form. */
async function arrangeForm(changes: object = {}): Promise<string> {
  const id = freshId();
  await server.apply({ questionnaires: [{ ...shipped('mot-cua-9'), id, family: id, ...changes }] });
  return id;
}

/** Begins the draft of the next version; its address. */
async function beginDraft(staff: TestStaff, id: string): Promise<string> {
  const answer = await submit(server, staff, `${at}/${id}/drafts`, {});
  expect(answer.status).toBe(303);
  return answer.headers.get('location')!;
}

async function beginCopy(staff: TestStaff, of: string, fields: Record<string, string>) {
  const answer = await submit(server, staff, `${at}/${of}/copy`, { vi: 'Phiếu của xã', en: '', ...fields });
  return {
    status: answer.status,
    html: await answer.text(),
    draft: answer.headers.get('location')?.split('?')[0],
  };
}

async function savePart(
  staff: TestStaff,
  draft: string,
  part: string,
  fields: Record<string, string | string[]>,
) {
  const { html } = await open(staff, `${draft}/parts/${part}`);
  return submit(server, staff, `${draft}/parts/${part}`, { seen: valueIn(html, 'seen'), ...fields });
}

async function publish(staff: TestStaff, draft: string) {
  const { html } = await open(staff, `${draft}/publish`);
  return submit(server, staff, `${draft}/publish`, { seen: valueIn(html, 'seen') });
}

const contentOf = async (id: string) => (await findDraft(server.db, { questionnaire: id }))!.content;

describe('a draft', () => {
  test('grows from nothing to a published form that points can ask', async () => {
    const id = freshId();
    const began = await submit(server, lan, `${at}/_new`, { vi: 'Phiếu bệnh viện', en: '', id, owner: '' });
    expect(began.status).toBe(303);
    const draft = began.headers.get('location')!.split('?')[0]!;

    const first = await open(lan, draft);
    expect(first.html).toContain(`href="${draft}/parts/general"`);
    expect(first.html).toContain('Chưa công bố được: 1 chỗ cần sửa');
    const refused = await publish(lan, draft);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Nguồn: còn thiếu');
    expect(await listVersions(server.db, [id])).toEqual([]);

    await savePart(lan, draft, 'general', {
      'title.vi': 'Phiếu bệnh viện',
      'title.en': 'Hospital form',
      source: 'Bộ Y tế',
      require: 'any',
      family: id,
    });
    await savePart(lan, draft, 'sections.new', { 'title.vi': 'Khám bệnh', key: '' });
    await savePart(lan, draft, 'sections.0.questions.new', { 'text.vi': 'Bác sĩ giải thích rõ.', key: '' });
    await savePart(lan, draft, 'measures.new', { kind: 'pooled', id: '', weighting: '' });
    await savePart(lan, draft, 'choices.new', {
      'text.vi': 'Ông/Bà biết phiếu này qua đâu?',
      'options.0.key': '',
      'options.0.text.vi': 'Cán bộ',
      'options.1.key': '',
      'options.1.text.vi': '',
    });
    expect(await contentOf(id)).toMatchObject({
      sections: [{ key: 'S1', questions: [{ key: 'c1', text: { vi: 'Bác sĩ giải thích rõ.' } }] }],
      measures: [{ id: 'overall' }, { id: 'm1', kind: 'pooled' }],
      choices: [{ key: 'q1', options: [{ key: 'o1', text: { vi: 'Cán bộ' } }] }],
    });
    expect((await publish(lan, draft)).status).toBe(303);
    const [version] = await listVersions(server.db, [id]);
    expect(version).toMatchObject({ version: 1, family: id });
    expect((await open(lan, draft)).status).toBe(404);

    const unit = await arrangeCommune(server);
    const code = freshCode();
    await server.apply({ points: [{ code, unit: unit.slug, questionnaire: id, channel: 'qr' }] });
    const answer = await server.post('/api/v1/responses', fitting(code, { ratings: { c1: 5 } }));
    expect(answer.status).toBe(201);
  });

  test('keeps what was typed and says at the field what is wrong', async () => {
    const id = await arrangeForm();
    const draft = await beginDraft(lan, id);
    const answer = await savePart(lan, draft, 'sections.0.questions.0', {
      'text.vi': ' ',
      'text.en': 'Typed with care',
      key: 'c2',
    });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Typed with care');
    expect(html).toMatch(/id="f-text-vi-error"[^>]*>còn thiếu/);
    const taken = await savePart(lan, draft, 'sections.0.questions.0', { 'text.vi': 'Lời', key: 'c2' });
    expect(taken.status).toBe(422);
    expect(await contentOf(id)).toEqual((await listVersions(server.db, [id]))[0]!.content);
  });

  test('edited by two at once: the second is told, and nothing is overwritten', async () => {
    const id = await arrangeForm();
    const draft = await beginDraft(lan, id);
    const part = `${draft}/parts/sections.0.questions.0`;
    const seen = valueIn((await open(lan, part)).html, 'seen');
    const first = await submit(server, lan, part, { seen, 'text.vi': 'Lời của người thứ nhất', key: 'c1' });
    expect(first.status).toBe(303);
    const second = await submit(server, lan, part, { seen, 'text.vi': 'Lời của người thứ hai', key: 'c1' });
    expect(second.status).toBe(409);
    const html = await second.text();
    expect(html).toContain('>Lời của người thứ hai</textarea>');
    expect(html).toContain('Lời của người thứ nhất');
    expect((await contentOf(id)).sections[0]!.questions[0]!.text.vi).toBe('Lời của người thứ nhất');
    // Another part is free: only what was changed is in the way.
    expect((await savePart(lan, draft, 'comment', { 'text.vi': 'Góp ý' })).status).toBe(303);
  });

  test('is put in order by buttons, refuses a stale order, and loses no question', async () => {
    const id = await arrangeForm();
    const draft = await beginDraft(lan, id);
    const seen = valueIn((await open(lan, draft)).html, 'seen');
    const move = (fields: Record<string, string>) =>
      submit(server, lan, `${draft}/order`, { seen, ...fields });
    const down = await move({ part: 'sections.0.questions.2', do: 'down' });
    expect(down.headers.get('location')).toBe(`${draft}#part-sections-1-questions-0`);
    expect((await move({ part: 'sections.0', do: 'down' })).status).toBe(409);
    const keys = (await contentOf(id)).sections.map((one) => one.questions.map(({ key }) => key));
    expect(keys).toEqual([
      ['c1', 'c2'],
      ['c3', 'c4', 'c5'],
      ['c6', 'c7', 'c8', 'c9'],
    ]);
    const again = valueIn((await open(lan, draft)).html, 'seen');
    for (const part of ['sections.9', 'nothing', '__proto__.0', 'general']) {
      const answer = await submit(server, lan, `${draft}/order`, { seen: again, part, to: 'sections.0' });
      expect(answer.status).toBe(303);
    }
    expect((await contentOf(id)).sections.flatMap((one) => one.questions)).toHaveLength(9);
  });

  test('a part is removed only after a question, and rearranging lines saves nothing', async () => {
    const id = await arrangeForm();
    const draft = await beginDraft(lan, id);
    const { html } = await open(lan, `${draft}/parts/sections.2/remove`);
    expect(html).toContain('Bỏ luôn 4 câu hỏi');
    await submit(server, lan, `${draft}/parts/sections.2/remove`, { seen: valueIn(html, 'seen') });
    expect((await contentOf(id)).sections).toHaveLength(2);

    const page = await open(lan, `${draft}/parts/reasons`);
    const rows = await submit(server, lan, `${draft}/parts/reasons`, {
      seen: valueIn(page.html, 'seen'),
      rows: 'down.0',
      'options.0.key': 'a',
      'options.0.text.vi': 'Một',
      'options.1.key': 'b',
      'options.1.text.vi': 'Hai',
    });
    expect(valueIn(await rows.text(), 'options.0.text.vi')).toBe('Hai');
    expect((await contentOf(id)).reasons).toEqual(shipped('mot-cua-9').reasons);
  });

  test('does not replace a version that came meanwhile unless it was seen', async () => {
    const id = await arrangeForm();
    const draft = await beginDraft(lan, id);
    await savePart(lan, draft, 'comment', { 'text.vi': 'Góp ý thêm' });
    const seen = valueIn((await open(lan, `${draft}/publish`)).html, 'seen');
    const meanwhile = { ...shipped('mot-cua-9'), id, family: id, title: 'Tên mới' };
    await server.apply({ questionnaires: [meanwhile] });
    const refused = await submit(server, lan, `${draft}/publish`, { seen });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('Bản 2 đã được công bố sau khi bản nháp này bắt đầu');
    expect((await publish(lan, draft)).status).toBe(303);
    expect(await listVersions(server.db, [id])).toHaveLength(3);
  });

  test('that changes nothing is not published', async () => {
    const id = await arrangeForm();
    const answer = await publish(lan, await beginDraft(lan, id));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Bản nháp không khác bản đang công bố');
  });

  test('its changes stand in the audit with who, before and after', async () => {
    const id = await arrangeForm();
    const draft = await beginDraft(lan, id);
    await savePart(lan, draft, 'comment', { 'text.vi': 'Góp ý thêm' });
    await publish(lan, draft);
    const entries = await server.db
      .selectFrom('audit_entry')
      .select(['action', 'staff_id', 'before', 'after'])
      .where('subject_key', '=', id)
      .where('staff_id', '=', lan.id)
      .orderBy('id')
      .execute();
    expect(entries.map(({ action }) => action)).toEqual([
      'questionnaire-draft.begin',
      'questionnaire-draft.change',
      'questionnaire.change',
      'questionnaire-draft.publish',
    ]);
    expect(entries[1]).toMatchObject({
      before: { part: 'comment', content: shipped('mot-cua-9').comment },
      after: { part: 'comment', content: { vi: 'Góp ý thêm' } },
    });
  });
});

describe('whose form it is', () => {
  test('a manager makes a copy for the unit and below; others neither see nor use it', async () => {
    const province = await arrangeCommune(server);
    const commune = await arrangeCommune(server, { unit: { parent: province.slug } });
    const other = await arrangeCommune(server);
    const minh = await arrangeStaff(server, 'manager', province.slug);
    const hoa = await arrangeStaff(server, 'manager', other.slug);
    const officer = await arrangeStaff(server, 'officer', commune.slug);
    const original = await arrangeForm();
    const id = freshId();

    expect((await submit(server, minh, `${at}/${original}/drafts`, {})).status).toBe(404);
    expect((await beginCopy(minh, original, { id, owner: other.slug })).status).toBe(422);
    const { status, draft } = await beginCopy(minh, original, { id, owner: province.slug });
    expect(status).toBe(303);
    for (const path of [draft!, `${draft}/preview`, `${draft}/export`, `${draft}/parts/general`]) {
      expect((await open(hoa, path)).status, path).toBe(404);
      expect((await open(officer, path)).status, path).toBe(404);
    }
    expect((await publish(minh, draft!)).status).toBe(303);
    expect((await open(hoa, `${at}/${id}`)).status).toBe(404);
    expect((await open(hoa, at)).html).not.toContain(id);
    expect((await open(officer, `${at}/${id}`)).status).toBe(200);
    expect((await submit(server, officer, `${at}/${id}/state`, { do: 'lock' })).status).toBe(404);

    const pointAt = (unit: string) => ({
      points: [{ code: freshCode(), unit, questionnaire: id, channel: 'qr' }],
    });
    await server.apply(pointAt(commune.slug));
    await expect(server.apply(pointAt(other.slug))).rejects.toMatchObject({
      errors: [{ path: 'points.0.questionnaire' }],
    });
  });

  test('where a superior locks the wording, nobody below copies it, publishes or newly chooses another', async () => {
    const unit = await arrangeCommune(server);
    const minh = await arrangeStaff(server, 'manager', unit.slug);
    const original = await arrangeForm();
    const [early, late] = [freshId(), freshId()];
    const copy = (await beginCopy(minh, original, { id: early, owner: unit.slug })).draft!;
    await publish(minh, copy);
    const code = freshCode();
    const point = { code, unit: unit.slug, questionnaire: early, channel: 'qr' };
    await server.apply({ points: [point] });
    const next = await beginDraft(minh, early);
    await savePart(minh, next, 'comment', { 'text.vi': 'Lời riêng' });

    const seen = valueIn((await open(lan, `${at}/${original}`)).html, 'seen');
    expect((await submit(server, lan, `${at}/${original}/state`, { seen, do: 'lock' })).status).toBe(303);
    const stale = await submit(server, lan, `${at}/${original}/state`, { seen, do: 'retire' });
    expect(stale.status).toBe(409);

    const refused = await beginCopy(minh, original, { id: late, owner: unit.slug });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Cấp trên đã khóa câu chữ');
    expect((await publish(minh, next)).status).toBe(422);
    await server.apply({ points: [point] });
    expect((await server.get(`/s/${code}`)).status).toBe(200);
    await expect(server.apply({ points: [{ ...point, code: freshCode() }] })).rejects.toMatchObject({
      errors: [{ path: 'points.0.questionnaire' }],
    });
    await server.apply({ points: [{ ...point, code: freshCode(), questionnaire: original }] });
  });

  test('an id that belongs to somebody else is not taken over, nor one that has a draft', async () => {
    const [one, two] = [await arrangeCommune(server), await arrangeCommune(server)];
    const minh = await arrangeStaff(server, 'manager', one.slug);
    const hoa = await arrangeStaff(server, 'manager', two.slug);
    const original = await arrangeForm();
    const id = freshId();
    expect((await beginCopy(minh, original, { id: original, owner: one.slug })).status).toBe(422);
    await beginCopy(minh, original, { id, owner: one.slug });
    expect((await beginCopy(hoa, original, { id, owner: two.slug })).status).toBe(422);
  });

  test('a retired form goes on where it is asked and is chosen nowhere else', async () => {
    const unit = await arrangeCommune(server);
    const id = await arrangeForm();
    const code = freshCode();
    const point = { unit: unit.slug, questionnaire: id, channel: 'qr' };
    await server.apply({
      points: [
        { ...point, code },
        { ...point, label: 'Quầy 2' },
      ],
    });
    const act = async (name: string) => {
      const seen = valueIn((await open(lan, `${at}/${id}`)).html, 'seen');
      return submit(server, lan, `${at}/${id}/state`, { seen, do: name });
    };
    expect((await act('retire')).status).toBe(303);
    expect((await open(lan, `${at}/${id}`)).html).toContain('điểm đang dùng vẫn nhận phiếu như cũ');
    expect((await server.post('/api/v1/responses', fitting(code))).status).toBe(201);
    await server.apply({
      points: [
        { ...point, code },
        { ...point, label: 'Quầy 2' },
      ],
    });
    const another = { points: [{ ...point, label: 'Quầy 3' }] };
    await expect(server.apply(another)).rejects.toMatchObject({
      errors: [{ path: 'points.0.questionnaire' }],
    });
    await act('unretire');
    await server.apply(another);
  });
});

describe('files', () => {
  const send = (fields: Record<string, string | File>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return server.app.request(`${at}/_import`, {
      method: 'POST',
      headers: { ...lan.headers, Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' },
      body,
    });
  };

  test.each(shippedFiles)('$name is exported as it was shipped', async ({ text, content }) => {
    const answer = await server.get(`${at}/${content.id}/versions/1/export`, lan.headers);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${content.id}.json"`);
    expect(await answer.text()).toBe(text);
  });

  test('what was exported is imported as a draft that exports the same', async () => {
    const content = { ...shipped('sipas-2026'), id: freshId() };
    const file = new File([`\uFEFF${exportText(content)}`], 'phieu.json', { type: 'application/json' });
    const answer = await send({ file, text: '', owner: '' });
    expect(answer.status).toBe(303);
    const draft = answer.headers.get('location')!.split('?')[0];
    expect((await open(lan, `${draft}/export`)).html).toBe(exportText(content));
    expect((await send({ file, text: '', owner: '' })).status).toBe(422);
  });

  test('an unfinished form comes in with its faults; one of another shape is refused by its paths', async () => {
    const content = { ...shipped('mot-cham'), id: freshId(), title: '', measures: [] };
    const answer = await send({ text: JSON.stringify(content), owner: '' });
    const draft = answer.headers.get('location')!.split('?')[0]!;
    const { html } = await open(lan, draft);
    expect(html).toContain('Tên phiếu: còn thiếu');
    expect(html).toContain('Thước đo: cần ít nhất một');

    const shape = await send({
      text: JSON.stringify({ ...content, id: freshId(), sections: [{ a: 1 }] }),
      owner: '',
    });
    expect(shape.status).toBe(422);
    expect(await shape.text()).toContain('sections.0.questions: còn thiếu');
    expect((await send({ text: '{', owner: '' })).status).toBe(422);
    expect((await send({ text: '', owner: '' })).status).toBe(422);
  });
});

describe('looking', () => {
  const fieldsetsOf = (html: string) =>
    [...html.matchAll(/<fieldset.*<\/fieldset>/gs)].map(([part]) => part).join('');

  test('the preview asks word for word, tag for tag, what the survey page asks', async () => {
    const unit = await arrangeCommune(server);
    const survey = await (await server.get(`/s/${unit.oneFieldCode}`, { accept: 'text/html' })).text();
    const { html } = await open(lan, `${at}/mot-cua-9/preview?as=phone`);
    expect(fieldsetsOf(html)).toContain('name="r.c9"');
    expect(fieldsetsOf(html).replaceAll(' disabled=""', '')).toBe(fieldsetsOf(survey));
    expect(html).toMatch(/<button type="submit" disabled/);
    expect(html).not.toContain('action="/s/');
    const english = await open(lan, `${at}/mot-cua-9/preview?as=phone&in=en`);
    expect(english.html).toContain('Very satisfied');
  });

  test('on paper every criterion has a box for each level; at the kiosk the first four have a screen', async () => {
    const paper = (await open(lan, `${at}/sipas-2026/preview?as=paper`)).html;
    expect(paper.match(/<tr><th scope="row"/g)).toHaveLength(39);
    expect(paper.match(/class="paper-box"/g)!.length).toBeGreaterThanOrEqual(39 * 6);
    const kiosk = (await open(lan, `${at}/mot-cua-9/preview?as=kiosk`)).html;
    expect(kiosk.match(/class="kiosk-screen"/g)).toHaveLength(4);
    expect((await open(lan, `${at}/mot-cua-9/preview?version=9`)).status).toBe(404);
  });

  test('two versions are compared, with which figures go on', async () => {
    const id = await arrangeForm();
    const draft = await beginDraft(lan, id);
    await savePart(lan, draft, 'sections.0.questions.0', { 'text.vi': 'Lời mới', key: 'c1' });
    await publish(lan, draft);
    const { html } = await open(lan, `${at}/_compare?from=${id}.1&to=${id}.2`);
    expect(html).toContain('1 điểm khác nhau');
    expect(html).toContain('Lời mới');
    expect(html).toMatch(/<strong>overall<\/strong>.*?tính chung được/s);
    expect(html).toMatch(/<strong>criteria<\/strong>.*?không tính chung/s);
  });

  test('whoever may not edit finds no button to', async () => {
    const unit = await arrangeCommune(server);
    const officer = await arrangeStaff(server, 'officer', unit.slug);
    const viewer = await arrangeStaff(server, 'viewer', unit.slug);
    const { html } = await open(officer, `${at}/mot-cua-9`);
    expect(html).not.toContain('/state"><input type="hidden" name="seen"><button');
    expect(html).not.toContain('Khóa câu chữ cho cấp dưới');
    expect((await open(officer, `${at}/_new`)).status).toBe(404);
    expect((await open(viewer, at)).status).toBe(404);
  });
});
