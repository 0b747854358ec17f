import { chainOf } from '../../../api/accounts/reach.ts';
import { mondayOf } from '../../../api/days.ts';
import { putInContext, stretchAskedFor } from '../../../api/publication/context.ts';
import { publishSatisfaction } from '../../../api/publication/publish.ts';
import { parsePageQuery } from '../../../api/publication/query.ts';
import type { Satisfaction } from '../../../api/publication/satisfaction.ts';
import { type ExactResults, exactResults } from '../../../api/results/exact.ts';
import { incomingOf, reachesBelow, type Watched } from '../../../api/results/incoming.ts';
import { countIncoming, countPublic } from '../../../api/results/store.ts';
import { listSubtrees } from '../../../api/units/store.ts';
import type { UnitVisit } from '../visit.ts';

/** What the reader may see of what the page was asked for: exact counts of finished days, or public blocks. */
export async function resultsAskedFor(visit: UnitVisit) {
  const { deps, locale, unit, now } = visit;
  const query = parsePageQuery(visit.c.req.query(), locale);
  const context = await putInContext(deps.db, unit);
  const stretch = await stretchAskedFor(deps.db, context, query, now, locale);
  const circumstances = { now, privacyMinimum: deps.config.privacyMinimum, locale };
  if (!visit.may('results.exact')) {
    const satisfaction = await publishSatisfaction(deps.db, context, query, stretch, circumstances);
    return { query, satisfaction, exact: null };
  }
  const exact = await exactResults(deps.db, context, query, stretch, circumstances);
  return { query, satisfaction: withRatesOnly(exact.satisfaction), exact };
}

export type ResultsAskedFor = { satisfaction: Satisfaction; exact: ExactResults | null };

/** Where nothing is hidden, what has no rate was rated by nobody and needs no line. */
const withRatesOnly = (satisfaction: Satisfaction): Satisfaction => ({
  ...satisfaction,
  criteria: satisfaction.criteria.filter(({ rate }) => rate !== null),
  sections: satisfaction.sections.filter(({ rate }) => rate !== null),
  trend: satisfaction.trend.filter(({ rate }) => rate !== null),
});

/** Whose responses are counted as they come in: with the units below only for those whose right reaches there. */
export async function watchedBy(visit: UnitVisit, descendants: boolean): Promise<Watched> {
  const { unit, deps, actor } = visit;
  const below = descendants && reachesBelow(actor.grants, chainOf(unit));
  const unitIds = below ? (await listSubtrees(deps.db, [unit.id])).get(unit.id)! : [unit.id];
  return { unitId: unit.id, unitIds };
}

export async function incomingNow(visit: UnitVisit, watched: Watched) {
  const { deps, today } = visit;
  const monday = mondayOf(today);
  const incoming = await countIncoming(deps.db, watched.unitIds, monday, today);
  return { monday, counts: incomingOf(watched, incoming, await countPublic(deps.db, watched.unitIds)) };
}
