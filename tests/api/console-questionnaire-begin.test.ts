import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDraft } from '../../api/questionnaires/drafts.ts';
import { arrangeProvince } from '../support/console-units.ts';
import { formEditor, formsPath } from '../support/form-editor.ts';
import { arrangeStaff, submit, type TestStaff } from '../support/staff.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let lan: TestStaff;
beforeAll(async () => {
  server = await openTestApp();
  lan = await arrangeStaff(server, 'administrator');
});
afterAll(() => server.close());

async function begin(staff: TestStaff, fields: Record<string, string>) {
  const answer = await submit(server, staff, `${formsPath}/_new`, { vi: '', en: '', id: '', ...fields });
  const id = Number(/_drafts\/(\d+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? 0);
  return { status: answer.status, html: await answer.text(), draft: await findDraft(server.db, { id }) };
}

test('a new form needs no id: it is made from the name, and a second of that name gets a number', async () => {
  const fields = { vi: 'Phiếu của Sở Y tế', owner: '' };
  expect((await begin(lan, fields)).draft?.questionnaire).toBe('phieu-cua-so-y-te');
  expect((await begin(lan, fields)).draft?.questionnaire).toBe('phieu-cua-so-y-te-2');
  expect((await begin(lan, { ...fields, id: 'so-y-te' })).draft?.questionnaire).toBe('so-y-te');
  const long = await begin(lan, { vi: 'Phiếu '.repeat(40), owner: '' });
  expect(long.draft?.questionnaire.length).toBeLessThanOrEqual(60);
  const signs = await begin(lan, { vi: '!!!', owner: '' });
  expect(signs.draft?.questionnaire).toMatch(/^phieu(-\d+)?$/);
});

test('an id that is typed is held to its rule and kept open to be mended', async () => {
  const refused = await begin(lan, { vi: 'Phiếu', id: 'Phiếu Mới', owner: '' });
  expect(refused.status).toBe(422);
  expect(refused.html).toMatch(/<details class="form-more" open/);
  expect(refused.html).toContain('href="#f-id"');
});

test('a manager makes a form for a unit below, and for none out of reach', async () => {
  const { number, top, school } = await arrangeProvince(server);
  const other = await arrangeProvince(server);
  const manager = await arrangeStaff(server, 'manager', top);
  const below = await begin(manager, { vi: 'Phiếu trường', owner: top, below: `truong hong ${number}` });
  const unit = await server.db
    .selectFrom('unit')
    .select('id')
    .where('slug', '=', school)
    .executeTakeFirstOrThrow();
  expect(below.draft?.ownerUnitId).toBe(unit.id);
  const away = await begin(manager, { vi: 'Phiếu xa', owner: top, below: other.school });
  expect([away.status, away.html.includes('href="#f-below"')]).toEqual([422, true]);
  const several = await begin(manager, { vi: 'Phiếu xã', owner: top, below: 'xã' });
  expect(several.html).toContain('type="radio" name="below-slug"');
  const own = await begin(await arrangeStaff(server, 'manager', school), { vi: 'Phiếu', owner: school });
  expect(own.draft?.ownerUnitId).toBe(unit.id);
});

test('a new draft says in words what it lacks', async () => {
  const { draft } = await begin(lan, { vi: 'Phiếu chưa có nguồn', owner: '' });
  const { html } = await formEditor(server).open(lan, `${formsPath}/_drafts/${draft!.id}`);
  const faults = /<section class="draft-faults"(.*?)<\/section>/s.exec(html)?.[1]?.replace(/<[^>]+>/g, ' ');
  expect(faults).toContain('Nguồn của phiếu (văn bản hay cơ quan): còn thiếu');
  expect(faults).not.toContain('source');
});

test('an order for a part that is not there leads back to the draft, however long its name', async () => {
  const { draft } = await begin(lan, { vi: 'Phiếu xếp lại', owner: '' });
  const at = `${formsPath}/_drafts/${draft!.id}`;
  const { html } = await formEditor(server).open(lan, at);
  const seen = /name="seen" value="([^"]+)"/.exec(html)![1]!;
  const answer = await submit(server, lan, `${at}/order`, { seen, part: 'x'.repeat(20_000), do: 'up' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, at]);
});
