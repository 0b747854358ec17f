import type { Db } from '../database/open.ts';
import { gatherCriteria } from '../publication/gathered.ts';
import type { Stretch } from '../publication/query.ts';
import type { Locale } from '../text.ts';
import type { Why } from './board.ts';
import { contributionsOf } from './contributions.ts';
import type { BoardBasis } from './publish.ts';
import type { Line } from './rows.ts';

/** The dearest are what somebody can act on. */
const mostNamed = 3;

/**
 * For satisfaction that is not met or not sure: which criteria cost most, and which reasons were named most. Of the whole
 * unit, also beside a field: criteria by field are not published, since they could be had by subtraction.
 */
export async function whyOf(
  db: Db,
  { lines, figures }: Pick<BoardBasis, 'lines' | 'figures'>,
  { stretch, ...circumstances }: { stretch: Stretch; privacyMinimum: number; locale: Locale },
): Promise<Map<Line, Why>> {
  const wanting = lines.filter(isWanting);
  const gathered = [...new Set(wanting.map(({ on }) => on.unit.id))].flatMap((id) => figures.get(id) ?? []);
  const criteria = await gatherCriteria(db, gathered, stretch, circumstances);
  return new Map(
    wanting.flatMap((line): [Line, Why][] => {
      const found = criteria.get(line.on.unit.id);
      if (!found) return [];
      const reasons = found.reasons.filter(({ responses }) => responses > 0);
      return [
        [
          line,
          {
            criteria: contributionsOf(found.criteria).slice(0, mostNamed),
            reasons: reasons.slice(0, mostNamed),
          },
        ],
      ];
    }),
  );
}

const isWanting = ({ target, official, evidence }: Line): boolean =>
  target?.metric === 'satisfaction' &&
  target.kind !== 'share' &&
  target.kind !== 'count' &&
  official !== null &&
  (official === 'not-met' || evidence === 'unsure');
