import type { Category } from '../../../api/categories/store.ts';
import { bindsAll, type KeptProfile, profileInForce } from '../../../api/deadlines/profile.ts';
import { inLocale } from '../../../api/text.ts';
import { dayInWords } from '../../public/wording.ts';
import { deadlineTexts } from '../../texts/console-deadlines.ts';
import type { Visit } from '../visit.ts';
import { categoryChainOf, categoryInWords, pathOf, timeInWords, unitChainOf, type Whose } from './scope.ts';

interface Shown {
  visit: Visit;
  whose: Whose;
  profiles: KeptProfile[];
  categories: Map<number, Category>;
}

/** What binds here today, and who has set it. */
export function InForceTable({ visit, whose, profiles, categories }: Shown) {
  const { locale, today } = visit;
  const t = deadlineTexts[locale];
  const unitChain = unitChainOf(whose);
  const bindingIn = (categoryId: number | null) =>
    profileInForce(profiles, {
      unitChain,
      categoryChain: categoryChainOf(categoryId, categories),
      day: today,
    });
  const general = bindingIn(null);
  const named = [...categories.keys()].filter((id) => profiles.some(({ categoryId }) => categoryId === id));
  const rows = [null, ...named].flatMap((categoryId) => {
    const profile = bindingIn(categoryId);
    // What a nearer unit has set for everything leaves nothing of a superior's category.
    return profile && (categoryId === null || profile !== general) ? [{ categoryId, profile }] : [];
  });
  const setBy = ({ unitId }: KeptProfile) => {
    if (unitId === null) return t.whole;
    if (unitId === whose?.id) return t.ownHere;
    const superior = whose?.superiors.find(({ id }) => id === unitId);
    return superior ? inLocale(superior.name, locale) : '';
  };
  return (
    <table class="console-table">
      <thead>
        <tr>
          <th scope="col">{t.columns.what}</th>
          <th scope="col">{t.columns.time}</th>
          <th scope="col">{t.columns.source}</th>
          <th scope="col">{t.columns.from}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ categoryId, profile }) => (
          <tr>
            <th scope="row">{categoryInWords(categoryId, categories, locale)}</th>
            <td data-label={t.columns.time}>{timeInWords(profile, locale)}</td>
            <td data-label={t.columns.source}>{profile.source}</td>
            <td data-label={t.columns.from}>{setBy(profile)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What was set here, whenever it holds, with a way to end it. */
export function OwnTable({ visit, whose, profiles, categories }: Shown) {
  const { locale, today } = visit;
  const t = deadlineTexts[locale];
  const own = profiles.filter(({ unitId }) => unitId === (whose?.id ?? null)).reverse();
  if (own.length === 0) return <p>{t.noneOwn}</p>;
  return (
    <table class="console-table">
      <thead>
        <tr>
          <th scope="col">{t.columns.what}</th>
          <th scope="col">{t.columns.time}</th>
          <th scope="col">{t.columns.days}</th>
          <th scope="col">{t.columns.source}</th>
          <th scope="col">{t.columns.state}</th>
        </tr>
      </thead>
      <tbody>
        {own.map((profile) => {
          const state = stateOn(profile, today);
          return (
            <tr class={state === 'over' ? 'soft' : undefined}>
              <th scope="row">{categoryInWords(profile.categoryId, categories, locale)}</th>
              <td data-label={t.columns.time}>{timeInWords(profile, locale)}</td>
              <td data-label={t.columns.days}>
                {profile.to
                  ? `${dayInWords(profile.from, locale)} – ${dayInWords(profile.to, locale)}`
                  : t.since(dayInWords(profile.from, locale))}
              </td>
              <td data-label={t.columns.source}>{profile.source}</td>
              <td data-label={t.columns.state}>
                {t.states[state]}{' '}
                {state !== 'over' && !bindsAll(profile) && (
                  <a href={`/console${pathOf(whose)}/${profile.id}/end`}>{t.end}</a>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const stateOn = ({ from, to }: KeptProfile, today: string): 'now' | 'later' | 'over' =>
  today < from ? 'later' : to !== null && to < today ? 'over' : 'now';
