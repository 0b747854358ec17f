import { beginOf, type Day, dayOf } from '../days.ts';

const pattern = /^lang-nghe-(\d{4}-\d{2}-\d{2})T(\d{6})\.backup\.gz$/;

/** `lang-nghe-2026-11-22T010000.backup.gz`, in the time of Việt Nam: names of one installation sort by age. */
export function fileNameAt(now: Date): string {
  const day = dayOf(now);
  const sinceMidnight = new Date(now.getTime() - beginOf(day).getTime()).toISOString();
  return `lang-nghe-${day}T${sinceMidnight.slice(11, 19).replaceAll(':', '')}.backup.gz`;
}

/** True for names that `fileNameAt` gives: nothing else in a folder is ever listed, or removed. */
export const isBackupName = (name: string): boolean => pattern.test(name);

const dayOfName = (name: string): Day => pattern.exec(name)![1]!;

export const daysKept = 14;

/**
 * Which of the backups of a folder have had their time: all but those of the newest day and the last one of each of
 * the thirteen days before that has any.
 */
export function outlived(names: string[]): string[] {
  const newestFirst = names.filter(isBackupName).sort().reverse();
  const days = [...new Set(newestFirst.map(dayOfName))];
  const kept = new Set(days.slice(0, daysKept));
  return newestFirst.filter((name, i) => {
    const day = dayOfName(name);
    if (!kept.has(day)) return true;
    return day !== days[0] && newestFirst.slice(0, i).some((newer) => dayOfName(newer) === day);
  });
}
