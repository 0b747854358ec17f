import type { KeptTarget } from '../database/target-tables.ts';
import { dayOf } from '../days.ts';
import type { TargetChange } from '../targets/history.ts';
import { inLocale, type Locale } from '../text.ts';
import type { Basis } from './basis.ts';
import type { Stretch } from './query.ts';
import type { TargetChangeShown } from './satisfaction.ts';

/** The changes of satisfaction targets whose days, before or after, touch those of the period. */
export function changesShown(
  { targetChanges, chain, fields, stretch }: Pick<Basis, 'targetChanges' | 'chain' | 'fields' | 'stretch'>,
  locale: Locale,
): TargetChangeShown[] {
  return targetChanges
    .filter((change) => concerns(change, stretch))
    .flatMap((change) => {
      const unit = chain.find(({ id }) => id === change.unitId)!;
      const field = fields.find(({ id }) => id === change.fieldId);
      // A field that the unit does not serve: the change is the superior's, and none of the page's business.
      if (change.fieldId !== null && !field) return [];
      return [
        {
          day: dayOf(change.at),
          unit: { slug: unit.slug, name: inLocale(unit.name, locale) },
          scope: change.scope,
          field: field ? { slug: field.slug, name: inLocale(field.name, locale) } : null,
          from: change.from,
          before: stateOf(change.before),
          after: change.after && stateOf(change.after),
          reason: change.reason,
        },
      ];
    });
}

function concerns({ metric, kind, from, before, after }: TargetChange, stretch: Stretch): boolean {
  const last = after && after.to > before.to ? after.to : before.to;
  return metric === 'satisfaction' && kind === 'threshold' && from <= stretch.to && last >= stretch.from;
}

const stateOf = ({ threshold, to, source, measureFamily, measureId }: KeptTarget) => ({
  threshold,
  to,
  source,
  measure: [measureFamily, measureId].filter(Boolean).join('/'),
});
