import type { ReachedUnit } from '../../../api/accounts/reach.ts';
import { chainOf } from '../../../api/accounts/reach.ts';
import { type Category, listCategories } from '../../../api/categories/store.ts';
import type { KeptProfile } from '../../../api/deadlines/profile.ts';
import { explanationTexts } from '../../../api/deadlines/texts.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { deadlineTexts } from '../../texts/console-deadlines.ts';
import type { Visit } from '../visit.ts';

/** Whose deadlines a page is about: a unit's, or (null) everybody's. */
export type Whose = ReachedUnit | null;

/** Where the pages of a unit, or of the installation, are; below /console. */
export const pathOf = (whose: Whose): string => (whose ? `/units/${whose.slug}/deadlines` : '/deadlines');

export const unitChainOf = (whose: Whose): number[] => (whose ? chainOf(whose) : []);

/** What petitions may be about, by id. */
export const listCategoriesById = async ({ deps }: Visit): Promise<Map<number, Category>> =>
  new Map((await listCategories(deps.db)).map((category) => [category.id, category]));

/** A category and what it belongs to, nearest first. */
export function categoryChainOf(id: number | null, categories: Map<number, Category>): number[] {
  const chain: number[] = [];
  for (let at = id; at !== null; at = categories.get(at)?.parentId ?? null) chain.push(at);
  return chain;
}

export function categoryInWords(id: number | null, categories: Map<number, Category>, locale: Locale) {
  const category = id === null ? undefined : categories.get(id);
  return category ? inLocale(category.name, locale) : deadlineTexts[locale].everything;
}

/** Categories to choose from, with one for everything. */
export const categoryChoices = (categories: Map<number, Category>, locale: Locale) => [
  { value: '', name: deadlineTexts[locale].everything },
  ...[...categories.values()]
    .filter(({ retired }) => !retired)
    .map(({ key, name, parentId }) => ({
      value: key,
      name: parentId === null ? inLocale(name, locale) : `– ${inLocale(name, locale)}`,
    })),
];

/** "Tiếp nhận trong 2 ngày làm việc, trả lời trong 15 ngày làm việc, gia hạn 1 lần, mỗi lần tối đa 15 ngày làm việc". */
export function timeInWords(profile: KeptProfile, locale: Locale): string {
  const t = deadlineTexts[locale];
  const amount = explanationTexts[locale].amounts[profile.countedIn];
  const mayExtend = profile.extensions > 0 && profile.extension > 0;
  return [
    t.acknowledgeIn(amount(profile.acknowledge)),
    t.answerIn(amount(profile.answer)),
    mayExtend ? t.extendBy(profile.extensions, amount(profile.extension)) : t.noExtension,
  ].join(', ');
}
