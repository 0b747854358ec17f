import type { Context } from 'hono';
import { stateOf } from '../../api/campaigns/campaign.ts';
import {
  codeKeyFrom,
  hashOfTyped,
  inGroups,
  normaliseOneTimeCode,
} from '../../api/campaigns/one-time-code.ts';
import { isUnused } from '../../api/campaigns/store.ts';
import type { Env } from '../../api/http/context.ts';
import type { Point } from '../../api/points/store.ts';
import type { ProblemCode } from '../../api/problems.ts';
import type { Locale } from '../../api/text.ts';
import { dayInWords } from '../public/wording.ts';
import { surveyTexts } from '../texts/survey.ts';
import { surveyCampaignTexts } from '../texts/survey-campaign.ts';

/** Why a survey does not open for somebody. */
export type Refusal = Extract<
  ProblemCode,
  'code-required' | 'code-unknown' | 'code-used' | 'campaign-closed'
>;

export const isRefusal = (code: ProblemCode): code is Refusal =>
  ['code-required', 'code-unknown', 'code-used', 'campaign-closed'].includes(code);

/** What keeps somebody who comes with a code, or without, from answering now; undefined where nothing does. */
export async function findRefusal(
  c: Context<Env>,
  point: Point,
  typed: string,
): Promise<Refusal | undefined> {
  const { db, config, now } = c.var.deps;
  const { campaign } = point;
  if (!campaign) return undefined;
  if (stateOf(campaign, now()) !== 'running') return 'campaign-closed';
  if (campaign.access === 'open') return undefined;
  if (typed.trim() === '') return 'code-required';
  const hash = hashOfTyped(codeKeyFrom(config.secret), campaign.slug, typed);
  if (hash === null) return 'code-unknown';
  return (await isUnused(db, { campaignId: campaign.id, hash })) ? undefined : 'code-used';
}

interface RefusedProps {
  refusal: Refusal;
  point: Point;
  typed: string;
  now: Date;
  locale: Locale;
  results: string;
}

export function titleOf({ refusal, point, now, locale }: Omit<RefusedProps, 'typed' | 'results'>): string {
  const t = surveyCampaignTexts[locale];
  switch (refusal) {
    case 'code-required':
      return t.required;
    case 'code-unknown':
      return t.unknown;
    case 'code-used':
      return t.used;
    case 'campaign-closed':
      return stateOf(point.campaign!, now) === 'coming' ? t.coming : t.over;
    default:
      return refusal satisfies never;
  }
}

/** Says kindly why, and leads on: to another try with the code, or to the results. */
export function Refused(props: RefusedProps) {
  const { refusal, point, typed, locale, results } = props;
  const isClosed = refusal === 'campaign-closed';
  return (
    <div class="end">
      <h1 tabindex={-1}>{titleOf(props)}</h1>
      <p>{textOf(props)}</p>
      {!isClosed && (
        <CodeForm
          point={point}
          locale={locale}
          refusal={refusal}
          typed={refusal === 'code-used' ? '' : typed}
        />
      )}
      {(isClosed || refusal === 'code-used') && (
        <p>
          <a href={results}>{surveyTexts[locale].seeResults}</a>
        </p>
      )}
    </div>
  );
}

function textOf({ refusal, point, typed, now, locale }: RefusedProps): string {
  const t = surveyCampaignTexts[locale];
  const { from, to, closedAt } = point.campaign!;
  switch (refusal) {
    case 'code-required':
      return t.requiredText;
    case 'code-unknown': {
      const code = normaliseOneTimeCode(typed);
      return t.unknownText(code ? inGroups(code) : typed.slice(0, 40));
    }
    case 'code-used':
      return t.usedText;
    case 'campaign-closed':
      if (stateOf(point.campaign!, now) === 'coming') {
        return t.comingText(dayInWords(from, locale), dayInWords(to, locale));
      }
      return closedAt ? t.closedText : t.overText(dayInWords(to, locale));
    default:
      return refusal satisfies never;
  }
}

type CodeFormProps = Pick<RefusedProps, 'point' | 'locale' | 'refusal' | 'typed'>;

function CodeForm({ point, locale, refusal, typed }: CodeFormProps) {
  const t = surveyCampaignTexts[locale];
  return (
    <form method="get" action={`/s/${point.code}`} autocomplete="off">
      {locale === 'en' && <input type="hidden" name="lang" value="en" />}
      <div class="comment">
        <label for="m">{refusal === 'code-used' ? t.another : t.label}</label>
        <small id="m-hint">{t.hint}</small>
        <input
          id="m"
          class="code"
          name="m"
          type="text"
          value={typed}
          maxlength={100}
          required
          aria-describedby="m-hint"
          aria-invalid={refusal === 'code-unknown' ? 'true' : undefined}
          autocapitalize="characters"
          spellcheck={false}
        />
      </div>
      <button type="submit">{t.goOn}</button>
    </form>
  );
}
