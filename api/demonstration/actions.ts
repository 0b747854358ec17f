import { byCommand } from '../accounts/actor.ts';
import { finishAction, openAction, publishAction } from '../actions/change.ts';
import { saidOf } from '../actions/said.ts';
import { listActions, lockAction, type NewAction } from '../actions/store.ts';
import { inTransaction } from '../database/transaction.ts';
import { addDays, beginOf, type Day } from '../days.ts';
import { listFieldIds } from '../fields/store.ts';
import type { Deps } from '../http/context.ts';
import { getUnitInContext } from '../publication/context.ts';
import { publishSatisfaction } from '../publication/publish.ts';

interface Told {
  about: 'reason' | 'field';
  /** Of the reason, or the field's slug. */
  key: string;
  subject: string;
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
    key: 'waiting',
    subject: 'Thời gian chờ lâu',
    measure: 'Mở thêm một quầy tiếp nhận từ 7 giờ 30 đến 9 giờ các ngày thứ Hai và thứ Ba.',
    office: 'Bộ phận Một cửa',
    openedBefore: 40,
    dueIn: 20,
    done: { after: 15, result: 'Từ hôm đó buổi sáng có ba quầy. Người chờ lâu nhất còn 15 phút.' },
  },
  {
    about: 'field',
    key: 'dat-dai',
    subject: 'Lĩnh vực đất đai: hướng dẫn chưa rõ, phải đi lại nhiều lần',
    measure: 'In lại bản hướng dẫn thủ tục đất đai một trang, chữ to, để ở quầy và gửi qua Zalo.',
    office: 'Công chức địa chính',
    openedBefore: 12,
    dueIn: 30,
  },
];

/** Two made-up actions about the demonstration's own figures, one done and one promised, each on its days. */
export async function demonstrateActions({ db, config }: Deps, until: Day): Promise<void> {
  const by = byCommand('Lãnh đạo minh họa');
  const at = (day: Day) => new Date(beginOf(day).getTime() + 9 * 3_600_000);
  const { privacyMinimum } = config;
  const context = await getUnitInContext(db, unit);
  const fieldIds = await listFieldIds(db);
  for (const { about, key, subject, measure, office, openedBefore, dueIn, done } of stories) {
    const day = addDays(until, -openedBefore);
    const stretch = { from: addDays(day, -60), to: day };
    const circumstances = { now: at(day), privacyMinimum, locale: 'vi' } as const;
    const figures = await publishSatisfaction(db, context, { descendants: false }, stretch, circumstances);
    const isReason = about === 'reason';
    const action: NewAction = {
      unitId: context.unit.id,
      about,
      family: isReason ? figures.questionnaire.family : null,
      key: isReason ? key : null,
      fieldId: isReason ? null : (fieldIds.get(key) ?? null),
      tagId: null,
      subject,
      cause: null,
      measure,
      office,
      staffId: null,
      due: addDays(day, dueIn),
      before: saidOf(figures, { about, key }),
    };
    await inTransaction(db, async (trx) => {
      // A demonstration that was cut short is gone through again from the start.
      const known = await listActions(trx, [context.unit.id]);
      if (known.some((one) => one.measure === measure)) return;
      const id = await openAction(trx, by, action, at(day));
      const lastDay = done ? addDays(day, done.after) : day;
      if (done) {
        const result = { doneDay: lastDay, result: done.result, kept: [], files: [] };
        await finishAction(trx, by, await lockAction(trx, id), result, at(lastDay));
      }
      await publishAction(trx, by, await lockAction(trx, id), { files: [], marks: 0 }, at(lastDay));
    });
  }
}
