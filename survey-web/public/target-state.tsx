import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import type { Locale } from '../../api/text.ts';
import { targetStateInWords } from './figure-words.ts';

/** Why there is no verdict, where there is none. */
export function TargetState({ satisfaction, locale }: { satisfaction: Satisfaction; locale: Locale }) {
  const found = targetStateInWords(satisfaction, locale);
  if (!found) return null;
  const isNamed = satisfaction.targets.some((target) => target.scope === 'overall');
  return (
    <p class={isNamed ? 'soft' : undefined}>
      {found.state} {found.last && <span class="soft">{found.last}</span>}
    </p>
  );
}
