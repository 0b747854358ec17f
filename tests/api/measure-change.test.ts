import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { formEditor } from '../support/form-editor.ts';
import { openPage } from '../support/public-page.ts';
import { arrangeStaff, submit, valueIn } from '../support/staff.ts';
import { arrangeCommune, freshCode, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

test('a version that measures otherwise needs a reason, which the public page shows', async () => {
  const editor = formEditor(server);
  const lan = await arrangeStaff(server, 'administrator');
  const id = await editor.arrangeForm();
  const unit = await arrangeCommune(server);
  await server.apply({
    points: [{ code: freshCode(), unit: unit.slug, questionnaire: id, channel: 'link' }],
  });
  const draft = await editor.beginDraft(lan, id);
  const content = await editor.contentOf(id);
  await server.db
    .updateTable('questionnaire_draft')
    .set({ content: JSON.stringify({ ...content, scale: { ...content.scale, satisfied: [5] } }) })
    .where('questionnaire', '=', id)
    .execute();

  const without = await editor.publish(lan, draft);
  expect(without.status).toBe(422);
  expect(await without.text()).toContain('href="#f-reason"');
  const seen = valueIn((await editor.open(lan, `${draft}/publish`)).html, 'seen');
  const reason = 'QĐ 1001/QĐ-BNV tính riêng mức rất hài lòng';
  expect((await submit(server, lan, `${draft}/publish`, { seen, reason })).status).toBe(303);

  const figures = (await server.getJson(
    `/u/${unit.slug}/satisfaction.json?questionnaire=${id}`,
  )) as Satisfaction;
  expect(figures.measureChanges).toMatchObject([{ questionnaire: id, version: 2, reason }]);
  expect(await openPage(server, `/u/${unit.slug}?questionnaire=${id}`)).toContain(reason);
});
