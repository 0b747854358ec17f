import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import type { Locale } from '../../api/text.ts';
import { publicTexts } from '../texts/public.ts';
import { dayInWords, thresholdInWords } from './wording.ts';

/** Why there is no verdict, where there is none: no target in force, with the last one, or another measure. */
export function TargetState({ satisfaction, locale }: { satisfaction: Satisfaction; locale: Locale }) {
  const t = publicTexts[locale];
  const { overall, targets, lastTarget } = satisfaction;
  if (overall.target !== null) return null;
  if (targets.some((target) => target.scope === 'overall')) return <p class="soft">{t.notJudged}</p>;
  if (targets.length > 0) return <p>{t.noOverallTarget}</p>;
  return (
    <p>
      {t.noTarget}{' '}
      {lastTarget && (
        <span class="soft">
          {t.lastTarget(
            thresholdInWords(lastTarget.threshold, locale),
            lastTarget.source,
            dayInWords(lastTarget.from, locale),
            dayInWords(lastTarget.to, locale),
          )}
        </span>
      )}
    </p>
  );
}
