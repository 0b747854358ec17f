import { isEnded, type State, stateNames } from '../../api/petitions/moves.ts';
import type { Petition } from '../../api/petitions/petition.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { trackingTexts } from '../texts/petition-tracking.ts';

/** How far a petition in hand has come along the three steps before its answer. */
const comeTo: Partial<Record<State, number>> = {
  accepted: 1,
  assigned: 2,
  answered: 2,
  returned: 2,
  approved: 2,
  reopened: 2,
};

/** The steps of a petition and the one on which it stands; an exit is reached straight from the first. */
export function stepsOf(
  { state, stateBefore }: Pick<Petition, 'state' | 'stateBefore'>,
  locale: Locale,
): { steps: string[]; at: number } {
  const t = trackingTexts[locale];
  if (state === 'published' || state === 'promised') return { steps: [...t.steps, t.answered], at: 3 };
  if (isEnded(state) && state !== 'spam') {
    return { steps: [t.steps[0]!, inLocale(stateNames[state], locale)], at: 1 };
  }
  const stands = state === 'needs_info' ? (stateBefore ?? 'submitted') : state;
  return { steps: [...t.steps, t.answerStep], at: comeTo[stands] ?? 0 };
}

export function Steps({ petition, locale }: { petition: Petition; locale: Locale }) {
  const t = trackingTexts[locale];
  const { steps, at } = stepsOf(petition, locale);
  return (
    <ol class="tracking-steps" aria-label={t.stepsLabel}>
      {steps.map((step, i) => (
        <li class={i < at ? 'done' : i === at ? 'now' : 'later'} aria-current={i === at ? 'step' : undefined}>
          <span>{step}</span>
          {i <= at && <span class="visually-hidden"> ({i < at ? t.done : t.now})</span>}
        </li>
      ))}
    </ol>
  );
}
