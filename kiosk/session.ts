import type { Questionnaire, RatingQuestion } from '../api/questionnaires/questionnaire.ts';

/** Where one person is; a screen each. */
export type Step =
  | { at: 'idle' }
  | { at: 'field' }
  /** `question` counts from 0 in `Plan.questions`. */
  | { at: 'rating'; question: number }
  /** `next` is the question that follows. */
  | { at: 'reasons'; next: number }
  | { at: 'thanks' };

/** What the point asks, in which order. */
export interface Plan {
  asksField: boolean;
  questions: RatingQuestion[];
  /** True where the first question is the overall one. */
  beginsOverall: boolean;
  /** A form with gaps would be refused. */
  requiresAll: boolean;
  offersNoOpinion: boolean;
  /** Why is asked at this level or below; null where it never is. */
  whyAtMost: number | null;
}

/** What one person has said so far; forgotten whole at the reset. */
export interface Session {
  step: Step;
  field: string | null;
  ratings: Record<string, number | null>;
  reasons: string[];
  askedWhy: boolean;
}

export type Move =
  | { type: 'start' }
  | { type: 'field'; slug: string }
  /** null: no opinion. */
  | { type: 'rate'; level: number | null }
  | { type: 'skip' }
  | { type: 'reason'; key: string }
  | { type: 'done' }
  | { type: 'back' };

export const idle: Session = { step: { at: 'idle' }, field: null, ratings: {}, reasons: [], askedWhy: false };

/** @param asks as the point is set: the overall question alone, or the criteria after it */
export function planOf(content: Questionnaire, fields: number, asks: 'overall' | 'items'): Plan {
  const criteria = content.sections.flatMap(({ questions }) => questions);
  const { overall, require, noExperience, reasons } = content;
  // A questionnaire without an overall question, or one that takes no gaps, can only be asked whole.
  const asksAll = asks === 'items' || !overall || require === 'all';
  return {
    asksField: fields > 1,
    questions: [...(overall ? [overall] : []), ...(asksAll ? criteria : [])],
    beginsOverall: overall !== undefined,
    requiresAll: require === 'all',
    offersNoOpinion: noExperience !== undefined,
    whyAtMost: reasons?.askWhenLevelAtMost ?? null,
  };
}

/** What follows; a move that has no meaning on this screen, such as a late second tap, changes nothing. */
export function follow(plan: Plan, session: Session, move: Move): Session {
  const { step } = session;
  switch (move.type) {
    case 'start':
      return step.at === 'idle' ? { ...session, step: plan.asksField ? { at: 'field' } : first } : session;
    case 'field':
      return step.at === 'field' ? { ...session, field: move.slug, step: first } : session;
    case 'rate':
      return step.at === 'rating' ? rate(plan, session, step.question, move.level) : session;
    case 'skip':
      return step.at === 'rating' && maySkip(plan, step.question)
        ? go(plan, without(session, plan.questions[step.question]!.key), step.question + 1)
        : session;
    case 'reason':
      return step.at === 'reasons' ? { ...session, reasons: toggled(session.reasons, move.key) } : session;
    case 'done':
      return finish(plan, session);
    case 'back':
      return back(plan, session);
    default:
      return move satisfies never;
  }
}

/** Only the overall question is what one came for; all else may be left out, where the form takes gaps. */
export const maySkip = (plan: Plan, question: number): boolean =>
  !plan.requiresAll && !(question === 0 && plan.beginsOverall);

/** "No opinion" is for criteria, and for the overall question only where an answer is required. */
export const mayHaveNoOpinion = (plan: Plan, question: number): boolean =>
  plan.offersNoOpinion && (plan.requiresAll || !(question === 0 && plan.beginsOverall));

/** True where what was said so far would be taken as a response: then it is kept, even if the person walks away. */
export function isAnswer(plan: Plan, { ratings }: Session): boolean {
  const isRated = Object.values(ratings).some((level) => level !== null);
  return isRated && (!plan.requiresAll || plan.questions.every(({ key }) => key in ratings));
}

/** Reasons that were ticked before a higher level was chosen are not meant. */
export const reasonsMeant = (plan: Plan, session: Session): string[] =>
  isLow(plan, Object.values(session.ratings)) ? session.reasons : [];

const first: Step = { at: 'rating', question: 0 };

function rate(plan: Plan, session: Session, question: number, level: number | null): Session {
  if (level === null && !mayHaveNoOpinion(plan, question)) return session;
  const rated = { ...session, ratings: { ...session.ratings, [plan.questions[question]!.key]: level } };
  const asksNow = question === 0 && plan.beginsOverall && isLow(plan, [level]) && !rated.askedWhy;
  return asksNow ? askWhy(rated, 1) : go(plan, rated, question + 1);
}

/** To the next question; after the last one why, where a level was low and nobody asked yet; then the thanks. */
function go(plan: Plan, session: Session, question: number): Session {
  if (question < plan.questions.length) return { ...session, step: { at: 'rating', question } };
  if (!session.askedWhy && isLow(plan, Object.values(session.ratings))) return askWhy(session, question);
  return { ...session, step: { at: 'thanks' } };
}

const askWhy = (session: Session, next: number): Session => ({
  ...session,
  askedWhy: true,
  step: { at: 'reasons', next },
});

function finish(plan: Plan, session: Session): Session {
  const { step } = session;
  if (step.at === 'reasons') return go(plan, session, step.next);
  // Enough of the criteria: what was said counts.
  if (step.at === 'rating' && maySkip(plan, step.question)) return go(plan, session, plan.questions.length);
  return session;
}

function back(plan: Plan, session: Session): Session {
  const { step } = session;
  if (step.at === 'reasons') {
    return { ...session, askedWhy: false, step: { at: 'rating', question: step.next - 1 } };
  }
  if (step.at === 'field') return idle;
  if (step.at !== 'rating') return session;
  if (step.question > 0) return { ...session, step: { at: 'rating', question: step.question - 1 } };
  return plan.asksField ? { ...session, step: { at: 'field' } } : idle;
}

const isLow = ({ whyAtMost }: Plan, levels: (number | null)[]): boolean =>
  whyAtMost !== null && levels.some((level) => level !== null && level <= whyAtMost);

function without(session: Session, key: string): Session {
  const { [key]: _, ...ratings } = session.ratings;
  return { ...session, ratings };
}

const toggled = (keys: string[], key: string): string[] =>
  keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key];
