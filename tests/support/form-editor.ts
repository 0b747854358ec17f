import { randomUUID } from 'node:crypto';
import { findDraft } from '../../api/questionnaires/drafts.ts';
import { shipped } from './questionnaires.ts';
import { submit, type TestStaff, valueIn } from './staff.ts';
import type { TestApp } from './test-app.ts';

export const formsPath = '/console/questionnaires';
export const freshId = () => `phieu-${randomUUID().slice(0, 8)}`;

/** What tests of the questionnaire editor do again and again, as its pages do it. */
export function formEditor(server: TestApp) {
  const open = async (staff: TestStaff, path: string) => {
    const answer = await server.get(path, staff.headers);
    return { status: answer.status, html: await answer.text() };
  };

  /** A form of the installation like the nine-item form, in a family of its own. */
  async function arrangeForm(changes: object = {}): Promise<string> {
    const id = freshId();
    await server.apply({ questionnaires: [{ ...shipped('mot-cua-9'), id, family: id, ...changes }] });
    return id;
  }

  /** Begins the draft of the next version; its address. */
  async function beginDraft(staff: TestStaff, id: string): Promise<string> {
    const answer = await submit(server, staff, `${formsPath}/${id}/drafts`, {});
    if (answer.status !== 303) throw new Error(`${answer.status} for a draft of ${id}`);
    return answer.headers.get('location')!;
  }

  async function beginCopy(staff: TestStaff, of: string, fields: Record<string, string>) {
    const answer = await submit(server, staff, `${formsPath}/${of}/copy`, {
      vi: 'Phiếu của xã',
      en: '',
      ...fields,
    });
    const draft = answer.headers.get('location')?.split('?')[0] ?? '';
    return { status: answer.status, html: await answer.text(), draft };
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

  return { open, arrangeForm, beginDraft, beginCopy, savePart, publish, contentOf };
}
