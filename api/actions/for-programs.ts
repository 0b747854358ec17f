import type { Day } from '../days.ts';
import { isOverdue } from './action.ts';
import type { PublishedAction } from './store.ts';

/** A published action as JSON files hold it; whether it is late depends on the day that asks. */
export function actionForPrograms(action: PublishedAction, publicUrl: string, today: Day) {
  const { id, unit, publishedAt, files, ...texts } = action;
  return {
    id,
    ...texts,
    overdue: isOverdue(texts, today),
    files: files.map((file) => ({
      url: `${publicUrl}/u/${unit.slug}/actions/${file.id}`,
      name: file.name,
      width: file.width,
      height: file.height,
    })),
    publishedAt: publishedAt.toISOString(),
  };
}
