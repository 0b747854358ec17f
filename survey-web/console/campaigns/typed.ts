import { isDay } from '../../../api/days.ts';
import { type PathError, problem } from '../../../api/problems.ts';
import type { Locale, Text } from '../../../api/text.ts';
import { campaignTexts } from '../../texts/console-campaigns.ts';
import type { Refused } from '../visit.ts';

/** What of a campaign is typed, and may be changed later. */
export interface TypedCampaign {
  name: Text;
  from: string;
  to: string;
  population: number | null;
}

/** @throws Problem invalid-input with every field that is to be put right */
export function readTyped(form: URLSearchParams, locale: Locale): TypedCampaign {
  const t = campaignTexts[locale];
  const given = (name: string) => (form.get(name) ?? '').trim();
  const [name, from, to] = [given('name'), given('from'), given('to')];
  const written = given('population').replace(/[.,\s]/g, '');
  const population = written === '' ? null : Number(written);
  const errors: PathError[] = [
    ...(name === '' ? [{ path: 'name', message: t.nameMissing }] : []),
    ...(isDay(from) ? [] : [{ path: 'from', message: t.fromMissing }]),
    ...(isDay(to) ? [] : [{ path: 'to', message: t.toMissing }]),
    ...(isDay(from) && isDay(to) && to < from ? [{ path: 'to', message: t.backwards }] : []),
    ...(population === null || (Number.isSafeInteger(population) && population > 0)
      ? []
      : [{ path: 'population', message: t.wholeNumber }]),
  ];
  if (errors.length > 0) throw problem('invalid-input', { errors });
  return { name: { vi: name }, from, to, population };
}

/** What an installation file's rules found, by the fields of the form. */
export const inFields = (refused: Refused): Refused => ({
  ...refused,
  errors: refused.errors.map((error) => ({
    ...error,
    path: error.path.replace(/^campaigns\.0\.(name\.vi$)?/, (_, isName) => (isName ? 'name' : '')),
  })),
});
