import { isFresh, type PageState, type Place, type UnitState } from '../../../api/placements/standing.ts';
import type { Locale } from '../../../api/text.ts';
import { dayInWords } from '../../public/wording.ts';
import { placementTexts } from '../../texts/placements.ts';

/** An address as people know it: without its beginning, and not longer than a line or two. */
export function pageInWords(url: string): string {
  const { host, pathname, search } = new URL(url);
  let path = pathname + search;
  try {
    path = decodeURI(path);
  } catch {
    // As it stands: not every server writes UTF-8.
  }
  const whole = `${host}${path === '/' ? '' : path}`;
  return whole.length > 80 ? `${whole.slice(0, 79)}…` : whole;
}

export function problemInWords(problem: string, locale: Locale): string {
  const t = placementTexts[locale];
  const status = /^http-(\d+)$/.exec(problem)?.[1];
  return status ? t.status(status) : (t.problems[problem] ?? t.otherProblem(problem));
}

const tones: Record<UnitState, string> = {
  fresh: 'good',
  old: 'doubt',
  unreachable: 'doubt',
  missing: 'bad',
  none: 'bad',
};

/** Whether a unit publishes and keeps up to date, in a word, and since when. */
export function UnitStateInWords({
  of: { state, since },
  locale,
}: {
  of: { state: UnitState; since: string | null };
  locale: Locale;
}) {
  const t = placementTexts[locale];
  return (
    <>
      <span class={`placement-${tones[state]}`}>{t.unitStates[state]}</span>
      {since && <span class="soft"> {t.since(dayInWords(since, locale))}</span>}
    </>
  );
}

interface PageStateProps {
  of: Extract<Place, { kind: 'page' }>;
  problem: string | undefined;
  locale: Locale;
}

/** What is on a page that was named. */
export function PageStateInWords({ of: { state, asOf, since }, problem, locale }: PageStateProps) {
  const t = placementTexts[locale];
  const more = [
    asOf && t.asOf(dayInWords(asOf, locale)),
    since && isFresh(state) && t.since(dayInWords(since, locale)),
    problem && problemInWords(problem, locale),
  ].filter((one) => typeof one === 'string');
  return (
    <>
      <span class={`placement-${toneOf(state)}`}>{t.pageStates[state]}</span>
      {more.length > 0 && <span class="soft"> ({more.join('; ')})</span>}
    </>
  );
}

function toneOf(state: PageState): string {
  if (isFresh(state)) return 'good';
  return state === 'missing' ? 'bad' : 'doubt';
}
