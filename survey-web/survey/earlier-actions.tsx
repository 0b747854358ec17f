import type { PublishedAction } from '../../api/actions/store.ts';
import type { Day } from '../../api/days.ts';
import type { Locale } from '../../api/text.ts';
import { standingInWords } from '../public/action-words.ts';
import { publicActionTexts } from '../texts/public-actions.ts';

/** So that three of them stay light, and on the screen. */
const longest = 140;

/** What a unit did about earlier answers, in few words: this page has to come over a weak network, too. */
export function EarlierActions({
  actions,
  today,
  locale,
}: {
  actions: PublishedAction[];
  today: Day;
  locale: Locale;
}) {
  const t = publicActionTexts[locale];
  if (actions.length === 0) return null;
  const all = `/u/${actions[0]!.unit.slug}${locale === 'en' ? '?lang=en' : ''}#actions`;
  return (
    <section>
      <h2>{t.title}</h2>
      {actions.map((action) => (
        <p lang="vi">
          <b>{short(action.subject)}</b>
          <br />
          {short(action.result ?? action.measure)}
          <small lang={locale}>{standingInWords(action, today, locale).words}</small>
        </p>
      ))}
      <p>
        <a href={all}>{t.more}</a>
      </p>
    </section>
  );
}

function short(text: string): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).trimEnd()}…`;
}
