import type { Action } from '../../../api/actions/action.ts';
import { type Said, type SaidOf, saidOf } from '../../../api/actions/said.ts';
import { putInContext, stretchAskedFor } from '../../../api/publication/context.ts';
import { publishSatisfaction } from '../../../api/publication/publish.ts';
import type { Stretch } from '../../../api/publication/query.ts';
import type { Satisfaction } from '../../../api/publication/satisfaction.ts';
import type { UnitVisit } from '../visit.ts';

/**
 * The figures that the unit's public page shows, whoever asks: nobody learns more here than there.
 * @param asked another family of questionnaires, or other days
 */
export async function publicFigures(
  { deps, unit, now, locale }: UnitVisit,
  asked: { family?: string | undefined; stretch?: Stretch } = {},
): Promise<Satisfaction> {
  const { db, config } = deps;
  const context = await putInContext(db, unit);
  const query = { descendants: false, questionnaire: asked.family };
  const stretch = asked.stretch ?? (await stretchAskedFor(db, context, { descendants: false }, now, locale));
  const { privacyMinimum } = config;
  return publishSatisfaction(db, context, query, stretch, { now, privacyMinimum, locale });
}

/** The published figure of what an action is about on some days; null where it has none. */
export async function figureSince(
  visit: UnitVisit,
  action: Action,
  fieldSlug: string | null,
  stretch: Stretch,
): Promise<Said | null> {
  const { about, family, key } = action;
  if (!isMeasured(action)) return null;
  const of: SaidOf = { about, key: about === 'field' ? fieldSlug : key };
  return saidOf(await publicFigures(visit, { family: family ?? undefined, stretch }), of);
}

/** True for what public figures are counted of. */
export const isMeasured = ({ about }: Pick<Action, 'about'>): boolean =>
  about === 'criterion' || about === 'reason' || about === 'field';
