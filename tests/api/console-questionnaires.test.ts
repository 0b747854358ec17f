import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listVersions } from '../../api/questionnaires/store.ts';
import { formEditor, formsPath, freshId } from '../support/form-editor.ts';
import { shipped } from '../support/questionnaires.ts';
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

describe('a draft', () => {
  test('grows from nothing to a published form that points can ask', async () => {
    const id = freshId();
    const began = await submit(server, lan, `${formsPath}/_new`, {
      vi: 'Phiếu bệnh viện',
      en: '',
      id,
      owner: '',
    });
    expect(began.status).toBe(303);
    const draft = began.headers.get('location')!.split('?')[0]!;

    const first = await editor.open(lan, draft);
    expect(first.html).toContain(`href="${draft}/parts/general"`);
    expect(first.html).toContain('Chưa công bố được: 1 chỗ cần sửa');
    const refused = await editor.publish(lan, draft);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Nguồn của phiếu (văn bản hay cơ quan): còn thiếu');
    expect(await listVersions(server.db, [id])).toEqual([]);

    await editor.savePart(lan, draft, 'general', {
      'title.vi': 'Phiếu bệnh viện',
      'title.en': 'Hospital form',
      source: 'Bộ Y tế',
      require: 'any',
      family: id,
    });
    await editor.savePart(lan, draft, 'sections.new', { 'title.vi': 'Khám bệnh', key: '' });
    await editor.savePart(lan, draft, 'sections.0.questions.new', {
      'text.vi': 'Bác sĩ giải thích rõ.',
      key: '',
    });
    await editor.savePart(lan, draft, 'measures.new', { kind: 'pooled', id: '', weighting: '' });
    await editor.savePart(lan, draft, 'choices.new', {
      'text.vi': 'Ông/Bà biết phiếu này qua đâu?',
      'options.0.key': '',
      'options.0.text.vi': 'Cán bộ',
      'options.1.key': '',
      'options.1.text.vi': '',
    });
    expect(await editor.contentOf(id)).toMatchObject({
      sections: [{ key: 'S1', questions: [{ key: 'c1', text: { vi: 'Bác sĩ giải thích rõ.' } }] }],
      measures: [{ id: 'overall' }, { id: 'm1', kind: 'pooled' }],
      choices: [{ key: 'q1', options: [{ key: 'o1', text: { vi: 'Cán bộ' } }] }],
    });
    expect((await editor.publish(lan, draft)).status).toBe(303);
    const [version] = await listVersions(server.db, [id]);
    expect(version).toMatchObject({ version: 1, family: id });
    expect((await editor.open(lan, draft)).status).toBe(404);

    const unit = await arrangeCommune(server);
    const code = freshCode();
    await server.apply({ points: [{ code, unit: unit.slug, questionnaire: id, channel: 'qr' }] });
    const answer = await server.post('/api/v1/responses', fitting(code, { ratings: { c1: 5 } }));
    expect(answer.status).toBe(201);
  });

  test('keeps what was typed and says at the field what is wrong', async () => {
    const id = await editor.arrangeForm();
    const draft = await editor.beginDraft(lan, id);
    const answer = await editor.savePart(lan, draft, 'sections.0.questions.0', {
      'text.vi': ' ',
      'text.en': 'Typed with care',
      key: 'c2',
    });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Typed with care');
    expect(html).toMatch(/id="f-text-vi-error"[^>]*>còn thiếu/);
    const taken = await editor.savePart(lan, draft, 'sections.0.questions.0', {
      'text.vi': 'Lời',
      key: 'c2',
    });
    expect(taken.status).toBe(422);
    expect(await editor.contentOf(id)).toEqual((await listVersions(server.db, [id]))[0]!.content);
  });

  test('edited by two at once: the second is told, and nothing is overwritten', async () => {
    const id = await editor.arrangeForm();
    const draft = await editor.beginDraft(lan, id);
    const part = `${draft}/parts/sections.0.questions.0`;
    const seen = valueIn((await editor.open(lan, part)).html, 'seen');
    const first = await submit(server, lan, part, { seen, 'text.vi': 'Lời của người thứ nhất', key: 'c1' });
    expect(first.status).toBe(303);
    const second = await submit(server, lan, part, { seen, 'text.vi': 'Lời của người thứ hai', key: 'c1' });
    expect(second.status).toBe(409);
    const html = await second.text();
    expect(html).toContain('>Lời của người thứ hai</textarea>');
    expect(html).toContain('Lời của người thứ nhất');
    expect((await editor.contentOf(id)).sections[0]!.questions[0]!.text.vi).toBe('Lời của người thứ nhất');
    // Another part is free: only what was changed is in the way.
    expect((await editor.savePart(lan, draft, 'comment', { 'text.vi': 'Góp ý' })).status).toBe(303);
  });

  test('is put in order by buttons, refuses a stale order, and loses no question', async () => {
    const id = await editor.arrangeForm();
    const draft = await editor.beginDraft(lan, id);
    const seen = valueIn((await editor.open(lan, draft)).html, 'seen');
    const move = (fields: Record<string, string>) =>
      submit(server, lan, `${draft}/order`, { seen, ...fields });
    const down = await move({ part: 'sections.0.questions.2', do: 'down' });
    expect(down.headers.get('location')).toBe(`${draft}#part-sections-1-questions-0`);
    expect((await move({ part: 'sections.0', do: 'down' })).status).toBe(409);
    const keys = (await editor.contentOf(id)).sections.map((one) => one.questions.map(({ key }) => key));
    expect(keys).toEqual([
      ['c1', 'c2'],
      ['c3', 'c4', 'c5'],
      ['c6', 'c7', 'c8', 'c9'],
    ]);
    const again = valueIn((await editor.open(lan, draft)).html, 'seen');
    for (const part of ['sections.9', 'nothing', '__proto__.0', 'general']) {
      const answer = await submit(server, lan, `${draft}/order`, { seen: again, part, to: 'sections.0' });
      expect(answer.status).toBe(303);
    }
    expect((await editor.contentOf(id)).sections.flatMap((one) => one.questions)).toHaveLength(9);
  });

  test('a part is removed only after a question, and rearranging lines saves nothing', async () => {
    const id = await editor.arrangeForm();
    const draft = await editor.beginDraft(lan, id);
    const { html } = await editor.open(lan, `${draft}/parts/sections.2/remove`);
    expect(html).toContain('Bỏ luôn 4 câu hỏi');
    await submit(server, lan, `${draft}/parts/sections.2/remove`, { seen: valueIn(html, 'seen') });
    expect((await editor.contentOf(id)).sections).toHaveLength(2);

    const page = await editor.open(lan, `${draft}/parts/reasons`);
    const rows = await submit(server, lan, `${draft}/parts/reasons`, {
      seen: valueIn(page.html, 'seen'),
      rows: 'down.0',
      'options.0.key': 'a',
      'options.0.text.vi': 'Một',
      'options.1.key': 'b',
      'options.1.text.vi': 'Hai',
    });
    expect(valueIn(await rows.text(), 'options.0.text.vi')).toBe('Hai');
    expect((await editor.contentOf(id)).reasons).toEqual(shipped('mot-cua-9').reasons);
  });

  test('does not replace a version that came meanwhile unless it was seen', async () => {
    const id = await editor.arrangeForm();
    const draft = await editor.beginDraft(lan, id);
    await editor.savePart(lan, draft, 'comment', { 'text.vi': 'Góp ý thêm' });
    const seen = valueIn((await editor.open(lan, `${draft}/publish`)).html, 'seen');
    const meanwhile = { ...shipped('mot-cua-9'), id, family: id, title: 'Tên mới' };
    await server.apply({ questionnaires: [meanwhile] });
    const refused = await submit(server, lan, `${draft}/publish`, { seen });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('Bản 2 đã được công bố sau khi bản nháp này bắt đầu');
    expect((await editor.publish(lan, draft)).status).toBe(303);
    expect(await listVersions(server.db, [id])).toHaveLength(3);
  });

  test('that changes nothing is not published', async () => {
    const id = await editor.arrangeForm();
    const answer = await editor.publish(lan, await editor.beginDraft(lan, id));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Bản nháp không khác bản đang công bố');
  });

  test('its changes stand in the audit with who, before and after', async () => {
    const id = await editor.arrangeForm();
    const draft = await editor.beginDraft(lan, id);
    await editor.savePart(lan, draft, 'comment', { 'text.vi': 'Góp ý thêm' });
    await editor.publish(lan, draft);
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
