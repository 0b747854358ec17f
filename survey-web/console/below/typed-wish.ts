import { isDay } from '../../../api/days.ts';
import { type Channel, channels } from '../../../api/points/channels.ts';
import { expandLabels } from '../../../api/points/labels.ts';
import { type PathError, problem } from '../../../api/problems.ts';
import { type Metric, metrics } from '../../../api/targets/metrics.ts';
import type { Locale } from '../../../api/text.ts';
import type { UnitRecord } from '../../../api/units/store.ts';
import { belowTexts } from '../../texts/console-below.ts';
import { consolePointTexts } from '../../texts/console-points.ts';
import { wrongField } from '../visit.ts';
import { type Manner, manners, type Wish } from './plan.ts';

const mostLabels = 1_000;

/** What may be chosen. */
export interface Offer {
  fields: ReadonlySet<string>;
  questionnaires: ReadonlySet<string>;
}

/**
 * The units that were chosen of those below.
 * @throws Problem invalid-input
 */
export function chosenUnits(form: URLSearchParams, units: UnitRecord[], locale: Locale): UnitRecord[] {
  const kinds = new Set(form.getAll('kind'));
  const ticked = new Set(form.getAll('unit'));
  const which = form.get('which');
  const chosen = units.filter(({ slug, kind }) =>
    which === 'kinds' ? kinds.has(kind) : which === 'ticked' ? ticked.has(slug) : which === 'all',
  );
  if (chosen.length === 0) {
    throw wrongField(
      which === 'kinds' ? 'kind' : which === 'ticked' ? 'unit' : 'which',
      belowTexts[locale].unitsMissing,
    );
  }
  return chosen;
}

/**
 * What was typed.
 * @throws Problem invalid-input with every field that does not fit
 */
export function typedWish(form: URLSearchParams, offer: Offer, locale: Locale): Wish {
  const errors: PathError[] = [];
  const wish = {
    fields: [...new Set(form.getAll('fields'))].filter((slug) => offer.fields.has(slug)),
    points: typedPoints(form, offer, errors, locale),
    target: typedTarget(form, errors, locale),
  };
  if (errors.length > 0) throw problem('invalid-input', { errors });
  if (wish.fields.length === 0 && !wish.points && !wish.target) {
    throw wrongField('fields', belowTexts[locale].nothing);
  }
  return wish;
}

function typedPoints(
  form: URLSearchParams,
  offer: Offer,
  errors: PathError[],
  locale: Locale,
): Wish['points'] {
  const t = belowTexts[locale];
  const expanded = expandLabels(form.get('labels') ?? '', mostLabels);
  if ('mistake' in expanded) {
    const message = consolePointTexts[locale].mistakes[expanded.mistake](expanded.line);
    errors.push({ path: 'labels', message });
    return null;
  }
  const { labels } = expanded;
  if (labels.length === 0) return null;
  const [how = '', questionnaire = '', channel = ''] = ['how', 'questionnaire', 'channel'].map(
    (name) => form.get(name) ?? '',
  );
  const unknown = (path: string) => errors.push({ path, message: t.chooseOne });
  if (!manners.includes(how as Manner)) unknown('how');
  if (!offer.questionnaires.has(questionnaire)) unknown('questionnaire');
  if (!channels.includes(channel as Channel)) unknown('channel');
  return { labels, how: how as Manner, questionnaire, channel: channel as Channel };
}

function typedTarget(form: URLSearchParams, errors: PathError[], locale: Locale): Wish['target'] {
  const t = belowTexts[locale];
  const typed = (name: string) => form.get(name)?.trim() ?? '';
  const [threshold, source, from, to] = ['threshold', 'source', 'from', 'to'].map(typed) as [
    string,
    string,
    string,
    string,
  ];
  if (!threshold && !source) return null;
  const percent = /^\d{1,3}([.,]\d+)?\s*%?$/.test(threshold)
    ? Number(threshold.replace(',', '.').replace(/\s*%$/, ''))
    : Number.NaN;
  const metric = metrics.find((one) => one === typed('metric') && one !== 'manual');
  const wrong = (path: string, message: string) => errors.push({ path, message });
  if (!(percent >= 0 && percent <= 100)) wrong('threshold', t.thresholdWrong);
  if (!source) wrong('source', t.sourceMissing);
  if (!metric) wrong('metric', t.chooseOne);
  if (!isDay(from)) wrong('from', t.dayMissing(t.from));
  if (!isDay(to)) wrong('to', t.dayMissing(t.to));
  else if (to < from) wrong('to', t.backwards);
  return {
    metric: (metric ?? 'satisfaction') satisfies Metric,
    kind: 'threshold',
    scope: typed('scope') === 'each-field' ? 'each-field' : 'overall',
    // 90.5 / 100 as people mean it, not as binary fractions make it.
    threshold: Number((percent / 100).toPrecision(12)),
    from,
    to,
    source,
  };
}
