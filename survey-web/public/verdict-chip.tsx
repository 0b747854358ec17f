import type { Figure } from '../../api/publication/figure.ts';
import type { Locale } from '../../api/text.ts';
import { publicTexts } from '../texts/public.ts';

/** A verdict in its two parts, in words: what the plan says of it, and how sure that is. */
export function VerdictChip({ figure, locale }: { figure: Figure; locale: Locale }) {
  const t = publicTexts[locale];
  if (figure.official === null) return <span aria-hidden="true">–</span>;
  return (
    <span class={`chip ${figure.official} ${figure.evidence}`}>
      <b>{figure.official === 'met' ? t.met : t.notMet}</b>{' '}
      <span>{figure.evidence === 'sure' ? t.sure : t.unsure}</span>
    </span>
  );
}
