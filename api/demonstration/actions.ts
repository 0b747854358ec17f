import { byCommand } from '../accounts/actor.ts';
import { finishAction, openAction, publishAction } from '../actions/change.ts';
import { listActions, listProofs, lockAction, type NewAction } from '../actions/store.ts';
import { type WeakPoint, weakPointsOf } from '../actions/weak-points.ts';
import { inTransaction } from '../database/transaction.ts';
import { addDays, beginOf, type Day } from '../days.ts';
import { listFieldIds } from '../fields/store.ts';
import type { Deps } from '../http/context.ts';
import { getUnitInContext } from '../publication/context.ts';
import { publishSatisfaction } from '../publication/publish.ts';

interface Told {
  about: WeakPoint['about'];
  measure: string;
  office: string;
  openedBefore: number;
  dueIn: number;
  /** Days after it was opened; left out while it goes on. */
  done?: { after: number; result: string };
}

const unit = 'phuong-ben-thanh';

const stories: Told[] = [
  {
    about: 'reason',
    measure: 'Mở thêm một quầy tiếp nhận từ 7 giờ 30 đến 9 giờ các ngày thứ Hai và thứ Ba.',
    office: 'Bộ phận Một cửa',
    openedBefore: 40,
    dueIn: 20,
    done: { after: 15, result: 'Từ hôm đó buổi sáng có ba quầy. Người chờ lâu nhất còn 15 phút.' },
  },
  {
    about: 'field',
    measure: 'In lại bản hướng dẫn thủ tục đất đai một trang, chữ to, để ở quầy và gửi qua Zalo.',
    office: 'Công chức địa chính',
    openedBefore: 12,
    dueIn: 30,
  },
];

/** Two made-up actions about what is weak in the demonstration's own figures, one done and one promised. */
export async function demonstrateActions({ db, config }: Deps, until: Day): Promise<void> {
  const by = byCommand('Lãnh đạo minh họa');
  const context = await getUnitInContext(db, unit);
  const fieldIds = await listFieldIds(db);
  for (const { about, measure, office, openedBefore, dueIn, done } of stories) {
    const day = addDays(until, -openedBefore);
    const now = new Date(beginOf(day).getTime() + 9 * 3_600_000);
    const { privacyMinimum } = config;
    const stretch = { from: addDays(day, -60), to: day };
    const circumstances = { now, privacyMinimum, locale: 'vi' } as const;
    const figures = await publishSatisfaction(db, context, { descendants: false }, stretch, circumstances);
    const weak = weakPointsOf(figures).find((point) => point.about === about);
    if (!weak) continue;
    const action: NewAction = {
      unitId: context.unit.id,
      about,
      family: about === 'field' ? null : figures.questionnaire.family,
      key: about === 'field' ? null : weak.key,
      fieldId: about === 'field' ? fieldIds.get(weak.key)! : null,
      tagId: null,
      subject: weak.text,
      cause: null,
      measure,
      office,
      staffId: null,
      due: addDays(day, dueIn),
      before: weak.said,
    };
    await inTransaction(db, async (trx) => {
      // A demonstration that was cut short is gone through again from the start.
      const known = await listActions(trx, [context.unit.id]);
      if (known.some((one) => one.measure === measure)) return;
      const id = await openAction(trx, by, action, now);
      if (done) {
        const result = { doneDay: addDays(day, done.after), result: done.result, kept: [], files: [] };
        await finishAction(trx, by, await lockAction(trx, id), result, now);
      }
      const published = { files: await listProofs(trx, id), marks: 0 };
      await publishAction(trx, by, await lockAction(trx, id), published, now);
    });
  }
}
