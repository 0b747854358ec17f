import { dayOf } from '../days.ts';
import type { Locale } from '../text.ts';
import type { ClockStep, Due } from './clock.ts';
import { explanationTexts } from './texts.ts';

/**
 * "Why this date", a sentence a step: what was counted, the deadline, and at last the decision that says so.
 * @param source of the profile
 */
export function explainDue(due: Due, source: string, locale: Locale): string[] {
  const t = explanationTexts[locale];
  const daysOff = due.steps.flatMap((step) => (step.kind === 'day-off-skipped' ? [t.stretch(step)] : []));
  const saturdays = due.steps.flatMap((step) => (step.kind === 'saturday-counted' ? [t.day(step.day)] : []));
  const told = due.steps.filter(
    // One sentence names all of them.
    ({ kind }, i) => !mayRecur.has(kind) || due.steps.findIndex((step) => step.kind === kind) === i,
  );
  const restarted = due.steps.some(({ kind }) => kind === 'restarted');
  return [
    ...told.map((step) => sentenceOf(step, { daysOff, saturdays, restarted }, locale)),
    t.source(source),
  ];
}

const mayRecur = new Set<ClockStep['kind']>(['day-off-skipped', 'saturday-counted']);

interface Told {
  daysOff: string[];
  saturdays: string[];
  restarted: boolean;
}

function sentenceOf(step: ClockStep, { daysOff, saturdays, restarted }: Told, locale: Locale): string {
  const t = explanationTexts[locale];
  switch (step.kind) {
    case 'received':
      return t.received(step.measure === 'hours' ? t.instant(step.at) : t.day(step.day));
    case 'restarted':
      return t.restarted(step.measure === 'hours' ? t.instant(step.at) : t.day(step.day));
    case 'moved-to-working-day':
      return step.what === 'start'
        ? t.startMoved(t.day(step.to))
        : t.replyMoved(t.day(step.from), t.day(step.to));
    case 'counted-from':
      if (step.measure === 'hours') return t.countedFromInstant(t.instant(step.at));
      return restarted ? t.countedAnewFrom(t.day(step.day)) : t.countedFrom(t.day(step.day));
    case 'counted':
      return t.counted(t.amounts[step.measure](step.amount));
    case 'day-off-skipped':
      return t.daysOff(daysOff);
    case 'saturday-counted':
      return t.saturdays(saturdays);
    case 'extended':
      return t.extended(t.amounts[step.measure](step.amount), step.reason);
    case 'paused':
      return pauseInWords(step, locale);
    case 'calendar-missing':
      return t.calendarMissing(step.years.join(', '));
    case 'due':
      if (step.at === null || step.day === null) return t.notDue;
      // Midnight is the end of the day before.
      return dayOf(step.at) === step.day ? t.dueAt(t.instant(step.at)) : t.dueOn(t.day(step.day));
    default:
      return step satisfies never;
  }
}

function pauseInWords(step: Extract<ClockStep, { kind: 'paused' }>, locale: Locale): string {
  const t = explanationTexts[locale];
  const inHours = step.measure === 'hours';
  const inWords = (at: Date) => (inHours ? t.instant(at) : t.dayOf(at));
  if (step.to === null || step.amount === null) return t.stillPaused(inWords(step.from));
  const amount = inHours ? t.time(step.amount) : t.amounts['working-days'](step.amount);
  return inHours
    ? t.pausedBetween(amount, inWords(step.from), inWords(step.to))
    : t.pausedAfter(amount, inWords(step.from), inWords(step.to));
}
