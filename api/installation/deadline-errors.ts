import type { Text } from '../text.ts';
import { backwards, type Contradiction, type Names, repeated, unitWord, unknown } from './contradiction.ts';
import type { DeadlineInput, InstallationFile } from './file.ts';

/** What decides whether deadlines of a file fit. */
export interface KnownDeadlines {
  /** Keys of what petitions are about. */
  categories: Names;
  /** `deadlineContent` of every profile, by `deadlineKey`. */
  deadlines: ReadonlyMap<string, string>;
}

/** What a profile is known by. */
export const deadlineKey = ({ unit, category, from }: Pick<DeadlineInput, 'unit' | 'category' | 'from'>) =>
  JSON.stringify([unit ?? null, category ?? null, from]);

/** What of a profile never changes. */
export const deadlineContent = (profile: Omit<DeadlineInput, 'unit' | 'category' | 'from' | 'to'>) =>
  JSON.stringify([
    profile.countedIn,
    profile.acknowledge,
    profile.answer,
    profile.extension,
    profile.extensions,
    profile.onTransfer,
    profile.source,
  ]);

/** Deadlines that name what does not exist, contradict themselves, or would change one that is in use. */
export function deadlineErrors(file: InstallationFile, known: KnownDeadlines, units: Names): Contradiction[] {
  const ofEach = file.deadlines.flatMap((deadline, i): Contradiction[] => {
    const at = `deadlines.${i}`;
    const { unit, category, from, to, acknowledge, answer } = deadline;
    const was = known.deadlines.get(deadlineKey(deadline));
    return [
      ...unknown(unit, units, `${at}.unit`, unitWord),
      ...unknown(category, known.categories, `${at}.category`, categoryWord),
      ...(to && to < from ? [{ path: `${at}.to`, message: backwards }] : []),
      ...(to && !unit && !category ? [{ path: `${at}.to`, message: alwaysOne }] : []),
      ...(acknowledge > answer ? [{ path: `${at}.acknowledge`, message: acknowledgedFirst }] : []),
      ...(was !== undefined && was !== deadlineContent(deadline)
        ? [{ path: `${at}.from`, message: unchangeable }]
        : []),
    ];
  });
  return [...repeated(file.deadlines, 'deadlines', deadlineKey, 'from'), ...ofEach];
}

const categoryWord = { vi: 'loại việc', en: 'category' };
const alwaysOne: Text = {
  vi: 'thời hạn chung không có ngày cuối, vì luôn phải có một; thời hạn chung mới sẽ thay nó',
  en: 'the deadline for everybody has no last day, since there must always be one; a new one takes its place',
};
const acknowledgedFirst: Text = {
  vi: 'thời hạn tiếp nhận không được dài hơn thời hạn trả lời',
  en: 'acknowledging may not take longer than answering',
};
const unchangeable: Text = {
  vi: 'từ ngày này đã có thời hạn khác; thời hạn đã đặt thì không sửa, xin đặt từ ngày khác',
  en: 'another deadline begins on this day; one that is set is never changed, please choose another day',
};
