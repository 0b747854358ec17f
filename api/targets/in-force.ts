import type { Day } from '../days.ts';
import type { Target } from './store.ts';

/** What a figure is about: the whole unit, or one of its fields. */
export type Subject = 'overall' | { id: number; slug: string };

/**
 * The target that a figure is held against: in force when it covers the period's last day; a nearer unit's beats
 * its superior's, and there one for the named field beats each-field.
 * @param chain ids of the unit and its superiors, nearest first
 */
export function targetInForce(
  targets: Target[],
  chain: number[],
  subject: Subject,
  lastDay: Day,
): Target | undefined {
  const inForce = targets.filter((target) => target.from <= lastDay && lastDay <= target.to);
  return nearest(inForce, chain, subject);
}

/** The target that held last before `lastDay`, for a page that has none in force. */
export function lastTarget(targets: Target[], chain: number[], lastDay: Day): Target | undefined {
  const ended = targets.filter((target) => target.to < lastDay && chain.includes(target.unitId));
  return ended.sort((a, b) => (a.to < b.to ? 1 : -1))[0];
}

function nearest(targets: Target[], chain: number[], subject: Subject): Target | undefined {
  for (const unitId of chain) {
    const own = targets.filter((target) => target.unitId === unitId);
    const found = mostSpecific(own, subject);
    if (found) return found;
  }
  return undefined;
}

function mostSpecific(targets: Target[], subject: Subject): Target | undefined {
  if (subject === 'overall') return newest(targets.filter((target) => target.scope === 'overall'));
  const named = targets.filter((target) => target.scope === 'field' && target.fieldId === subject.id);
  const each = targets.filter(
    (target) => target.scope === 'each-field' && !target.except.includes(subject.slug),
  );
  return newest(named) ?? newest(each);
}

// Where two of one unit cover the day, the later plan has replaced the earlier.
const newest = (targets: Target[]) => [...targets].sort((a, b) => (a.from < b.from ? 1 : -1))[0];
