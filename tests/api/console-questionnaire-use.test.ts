import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportText } from '../../api/questionnaires/draft.ts';
import { formEditor, formsPath, freshId } from '../support/form-editor.ts';
import { shipped, shippedFiles } from '../support/questionnaires.ts';
import { arrangeStaff, submit, type TestStaff, valueIn } from '../support/staff.ts';
import { arrangeCommune, fitting, freshCode, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let lan: TestStaff;
let editor: ReturnType<typeof formEditor>;
beforeAll(async () => {
  server = await openTestApp();
  lan = await arrangeStaff(server, 'administrator');
  editor = formEditor(server);
});
afterAll(() => server.close());

describe('whose form it is', () => {
  test('a manager makes a copy for the unit and below; others neither see nor use it', async () => {
    const province = await arrangeCommune(server);
    const commune = await arrangeCommune(server, { unit: { parent: province.slug } });
    const other = await arrangeCommune(server);
    const minh = await arrangeStaff(server, 'manager', province.slug);
    const hoa = await arrangeStaff(server, 'manager', other.slug);
    const officer = await arrangeStaff(server, 'officer', commune.slug);
    const original = await editor.arrangeForm();
    const id = freshId();

    expect((await submit(server, minh, `${formsPath}/${original}/drafts`, {})).status).toBe(404);
    expect((await editor.beginCopy(minh, original, { id, owner: other.slug })).status).toBe(422);
    const { status, draft } = await editor.beginCopy(minh, original, { id, owner: province.slug });
    expect(status).toBe(303);
    for (const path of [draft, `${draft}/preview`, `${draft}/export`, `${draft}/parts/general`]) {
      expect((await editor.open(hoa, path)).status, path).toBe(404);
      expect((await editor.open(officer, path)).status, path).toBe(404);
    }
    expect((await editor.publish(minh, draft)).status).toBe(303);
    expect((await editor.open(hoa, `${formsPath}/${id}`)).status).toBe(404);
    expect((await editor.open(hoa, formsPath)).html).not.toContain(id);
    expect((await editor.open(officer, `${formsPath}/${id}`)).status).toBe(200);
    expect((await submit(server, officer, `${formsPath}/${id}/state`, { do: 'lock' })).status).toBe(404);

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
    const original = await editor.arrangeForm();
    const [early, late] = [freshId(), freshId()];
    const copy = (await editor.beginCopy(minh, original, { id: early, owner: unit.slug })).draft;
    await editor.publish(minh, copy);
    const code = freshCode();
    const point = { code, unit: unit.slug, questionnaire: early, channel: 'qr' };
    await server.apply({ points: [point] });
    const next = await editor.beginDraft(minh, early);
    await editor.savePart(minh, next, 'comment', { 'text.vi': 'Lời riêng' });

    const seen = valueIn((await editor.open(lan, `${formsPath}/${original}`)).html, 'seen');
    expect((await submit(server, lan, `${formsPath}/${original}/state`, { seen, do: 'lock' })).status).toBe(
      303,
    );
    const stale = await submit(server, lan, `${formsPath}/${original}/state`, { seen, do: 'retire' });
    expect(stale.status).toBe(409);

    const refused = await editor.beginCopy(minh, original, { id: late, owner: unit.slug });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Cấp trên đã khóa câu chữ');
    expect((await editor.publish(minh, next)).status).toBe(422);
    await server.apply({ points: [point] });
    expect((await server.get(`/s/${code}`)).status).toBe(200);
    await expect(server.apply({ points: [{ ...point, code: freshCode() }] })).rejects.toMatchObject({
      errors: [{ path: 'points.0.questionnaire' }],
    });
    await server.apply({ points: [{ ...point, code: freshCode(), questionnaire: original }] });
    const adding = await editor.open(minh, `/console/units/${unit.slug}/points/new`);
    expect(adding.html).toContain(`value="${original}"`);
    expect(adding.html).not.toContain(`value="${early}"`);
    const editing = await editor.open(minh, `/console/units/${unit.slug}/points/${code}`);
    expect(editing.html).toContain(`value="${early}"`);
  });

  test('an id that belongs to somebody else is not taken over, nor one that has a draft', async () => {
    const [one, two] = [await arrangeCommune(server), await arrangeCommune(server)];
    const minh = await arrangeStaff(server, 'manager', one.slug);
    const hoa = await arrangeStaff(server, 'manager', two.slug);
    const original = await editor.arrangeForm();
    const id = freshId();
    expect((await editor.beginCopy(minh, original, { id: original, owner: one.slug })).status).toBe(422);
    await editor.beginCopy(minh, original, { id, owner: one.slug });
    expect((await editor.beginCopy(hoa, original, { id, owner: two.slug })).status).toBe(422);
  });

  test('a retired form goes on where it is asked and is chosen nowhere else', async () => {
    const unit = await arrangeCommune(server);
    const id = await editor.arrangeForm();
    const code = freshCode();
    const point = { unit: unit.slug, questionnaire: id, channel: 'qr' };
    await server.apply({
      points: [
        { ...point, code },
        { ...point, label: 'Quầy 2' },
      ],
    });
    const act = async (name: string) => {
      const seen = valueIn((await editor.open(lan, `${formsPath}/${id}`)).html, 'seen');
      return submit(server, lan, `${formsPath}/${id}/state`, { seen, do: name });
    };
    expect((await act('retire')).status).toBe(303);
    expect((await editor.open(lan, `${formsPath}/${id}`)).html).toContain(
      'điểm đang dùng vẫn nhận phiếu như cũ',
    );
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
    return server.app.request(`${formsPath}/_import`, {
      method: 'POST',
      headers: { ...lan.headers, Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' },
      body,
    });
  };

  test.each(shippedFiles)('$name is exported as it was shipped', async ({ text, content }) => {
    const answer = await server.get(`${formsPath}/${content.id}/versions/1/export`, lan.headers);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${content.id}.json"`);
    expect(await answer.text()).toBe(text);
  });

  test('what was exported is imported as a draft that exports the same', async () => {
    const content = { ...shipped('sipas-2026'), id: freshId() };
    const file = new File([`\uFEFF${exportText(content)}`], 'phieu.json', { type: 'application/json' });
    const answer = await send({ file, text: '', owner: '' });
    expect(answer.status).toBe(303);
    const draft = answer.headers.get('location')!.split('?')[0];
    expect((await editor.open(lan, `${draft}/export`)).html).toBe(exportText(content));
    expect((await send({ file, text: '', owner: '' })).status).toBe(422);
  });

  test('an unfinished form comes in with its faults; one of another shape is refused by its paths', async () => {
    const content = { ...shipped('mot-cham'), id: freshId(), title: '', measures: [] };
    const answer = await send({ text: JSON.stringify(content), owner: '' });
    const draft = answer.headers.get('location')!.split('?')[0]!;
    const { html } = await editor.open(lan, draft);
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

describe('too much', () => {
  test('what would make a draft that nobody can open again is refused', async () => {
    const content = shipped('mot-cua-9');
    const sections = Array.from({ length: 100 }, (_, i) => ({
      key: `P${i}`,
      title: 'Phần',
      questions: [{ key: `k${i}`, text: 'Câu' }],
    }));
    const id = await editor.arrangeForm({ sections, measures: content.measures.slice(0, 1) });
    const draft = await editor.beginDraft(lan, id);
    const refused = await editor.savePart(lan, draft, 'sections.new', { 'title.vi': 'Phần 101', key: '' });
    expect(refused.status).toBe(422);
    expect((await editor.open(lan, draft)).status).toBe(200);
  });
});

describe('looking', () => {
  const fieldsetsOf = (html: string) =>
    [...html.matchAll(/<fieldset.*<\/fieldset>/gs)].map(([part]) => part).join('');

  test('the preview asks word for word, tag for tag, what the survey page asks', async () => {
    const unit = await arrangeCommune(server);
    const survey = await (await server.get(`/s/${unit.oneFieldCode}`, { accept: 'text/html' })).text();
    const { html } = await editor.open(lan, `${formsPath}/mot-cua-9/preview?as=phone`);
    expect(fieldsetsOf(html)).toContain('name="r.c9"');
    expect(fieldsetsOf(html).replaceAll(' disabled=""', '')).toBe(fieldsetsOf(survey));
    expect(html).toMatch(/<button type="submit" disabled/);
    expect(html).not.toContain('action="/s/');
    const english = await editor.open(lan, `${formsPath}/mot-cua-9/preview?as=phone&in=en`);
    expect(english.html).toContain('Very satisfied');
  });

  test('on paper every criterion has a box for each level; at the kiosk the first four have a screen', async () => {
    const paper = (await editor.open(lan, `${formsPath}/sipas-2026/preview?as=paper`)).html;
    expect(paper.match(/<tr><th scope="row"/g)).toHaveLength(39);
    expect(paper.match(/class="paper-box"/g)!.length).toBeGreaterThanOrEqual(39 * 6);
    const kiosk = (await editor.open(lan, `${formsPath}/mot-cua-9/preview?as=kiosk`)).html;
    expect(kiosk.match(/class="kiosk-screen"/g)).toHaveLength(4);
    expect((await editor.open(lan, `${formsPath}/mot-cua-9/preview?version=9`)).status).toBe(404);
  });

  test('two versions are compared, with which figures go on', async () => {
    const id = await editor.arrangeForm();
    const draft = await editor.beginDraft(lan, id);
    await editor.savePart(lan, draft, 'sections.0.questions.0', { 'text.vi': 'Lời mới', key: 'c1' });
    await editor.publish(lan, draft);
    const { html } = await editor.open(lan, `${formsPath}/_compare?from=${id}.1&to=${id}.2`);
    expect(html).toContain('1 điểm khác nhau');
    expect(html).toContain('Lời mới');
    expect(html).toMatch(/<strong>overall<\/strong>.*?tính chung được/s);
    expect(html).toMatch(/<strong>criteria<\/strong>.*?không tính chung/s);
  });

  test('whoever may not edit finds no button to', async () => {
    const unit = await arrangeCommune(server);
    const officer = await arrangeStaff(server, 'officer', unit.slug);
    const viewer = await arrangeStaff(server, 'viewer', unit.slug);
    const { html } = await editor.open(officer, `${formsPath}/mot-cua-9`);
    expect(html).not.toContain('/state"><input type="hidden" name="seen"><button');
    expect(html).not.toContain('Khóa câu chữ cho cấp dưới');
    expect((await editor.open(officer, `${formsPath}/_new`)).status).toBe(404);
    expect((await editor.open(viewer, formsPath)).status).toBe(404);
  });
});
