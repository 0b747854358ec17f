import { type FormStanding, whyNotChoosable } from '../questionnaires/choosable.ts';
import type { Contradiction } from './contradiction.ts';
import type { InstallationFile, PointInput } from './file.ts';

/** What decides which questionnaires the points of a file may newly choose. */
export interface KnownChoice {
  /** Owners by slug. */
  forms: readonly FormStanding<string>[];
  /** The questionnaire of each point that has a code. */
  pointForms: ReadonlyMap<string, string>;
  /** `pointLikeness` of every point. */
  likePoints: ReadonlySet<string>;
}

/**
 * Points that would newly choose a form that is retired, another unit's, or a wording of their own where a superior
 * has locked it. A point that has its form already keeps it.
 */
export function choosingErrors(
  file: InstallationFile,
  known: KnownChoice,
  codeOf: (point: PointInput) => string | null,
  chainOf: (unit: string) => string[],
): Contradiction[] {
  return file.points.flatMap((point, i) => {
    const form = known.forms.find((one) => one.questionnaire === point.questionnaire);
    if (!form) return [];
    const code = codeOf(point);
    const hasIt =
      code === null
        ? known.likePoints.has(pointLikeness(point))
        : known.pointForms.get(code) === form.questionnaire;
    const why = hasIt ? undefined : whyNotChoosable(form, known.forms, chainOf(point.unit));
    return why ? [{ path: `points.${i}.questionnaire`, message: why }] : [];
  });
}

/** As `choosingErrors`, for campaigns that begin; one that is known has its form already. */
export const campaignChoosingErrors = (
  file: InstallationFile,
  known: KnownChoice & { campaigns: ReadonlyMap<string, unknown> },
  chainOf: (unit: string) => string[],
): Contradiction[] =>
  file.campaigns.flatMap(({ slug, unit, questionnaire }, i) => {
    const form = known.forms.find((one) => one.questionnaire === questionnaire);
    const why =
      form && !known.campaigns.has(slug) ? whyNotChoosable(form, known.forms, chainOf(unit)) : undefined;
    return why ? [{ path: `campaigns.${i}.questionnaire`, message: why }] : [];
  });

/** What a point without a code is known by. */
export const pointLikeness = ({ unit, field, fields, questionnaire, label, channel }: PointInput) =>
  JSON.stringify([unit, [...(fields ?? [field])].sort(), questionnaire, label?.vi, channel]);
