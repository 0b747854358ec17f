import { byCommand } from '../../api/accounts/actor.ts';
import { finishAction, openAction, publishAction } from '../../api/actions/change.ts';
import { addProofs, listProofs, lockAction, type NewAction } from '../../api/actions/store.ts';
import { makePhoto } from '../../api/attachments/photo.ts';
import { saveAttachment } from '../../api/attachments/store.ts';
import { findUnit } from '../../api/units/store.ts';
import { plain } from './photos.ts';
import type { TestApp } from './test-app.ts';

const by = byCommand('test');

/** An action of a unit, open unless a result is given, published unless it says otherwise. */
export async function arrangeAction(
  { db, clock }: TestApp,
  unit: string,
  {
    result,
    isPublished = true,
    ...changes
  }: Partial<NewAction> & { result?: string; isPublished?: boolean } = {},
): Promise<string> {
  const { now } = clock;
  const unitId = (await findUnit(db, unit))!.id;
  const action: NewAction = {
    unitId,
    about: 'free',
    family: null,
    key: null,
    fieldId: null,
    tagId: null,
    subject: 'Chờ lâu vào đầu giờ sáng',
    cause: null,
    measure: 'Mở thêm một quầy từ 7 giờ đến 9 giờ',
    office: 'Bộ phận Một cửa',
    staffId: null,
    due: '2026-07-01',
    before: null,
    ...changes,
  };
  return db.transaction().execute(async (trx) => {
    const id = await openAction(trx, by, action, now);
    if (result) {
      const files = [await makePhoto(await plain(40, 30).jpeg().toBuffer())];
      const done = { doneDay: '2026-06-10', result, kept: [], files };
      await finishAction(trx, by, await lockAction(trx, id), done, now);
    }
    if (isPublished) {
      const files = await listProofs(trx, id);
      await publishAction(trx, by, await lockAction(trx, id), { files, marks: 0 }, now);
    }
    return String(id);
  });
}

/** What the pages of a unit's actions name: an open one, and a file of it. */
export async function arrangeActionSubjects(server: TestApp, unit: string): Promise<Record<string, string>> {
  const action = await arrangeAction(server, unit, { isPublished: false });
  const photo = await makePhoto(await plain(40, 30).jpeg().toBuffer());
  const proof = await server.db.transaction().execute(async (trx) => {
    const id = await saveAttachment(trx, photo, server.clock.now);
    await addProofs(trx, Number(action), [id]);
    return id;
  });
  return { action, proof };
}
