import { type FieldFigure, hidesNothing, type Satisfaction } from '../../api/publication/satisfaction.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import type { Locale } from '../../api/text.ts';
import { publicTexts } from '../texts/public.ts';
import { weakestFirst } from './weakest-first.ts';
import { countInWords } from './wording.ts';

const mostNamed = 4;

type Shown = { satisfaction: Satisfaction; locale: Locale };

/** How many fields meet their target, which do not, and what people say should improve. */
export function WhyLines({ satisfaction, locale }: Shown) {
  return (
    <>
      <FieldsCounted satisfaction={satisfaction} locale={locale} />
      <FieldsNotMet satisfaction={satisfaction} locale={locale} />
      <MostNamed satisfaction={satisfaction} locale={locale} />
    </>
  );
}

function FieldsCounted({ satisfaction, locale }: Shown) {
  const t = publicTexts[locale];
  const fields = satisfaction.fields.filter(({ field }) => field !== null);
  const judged = fields.filter(({ official }) => official !== null);
  const unsure = judged.filter(({ evidence }) => evidence === 'unsure').length;
  const suppressed = hidesNothing(satisfaction) ? 0 : fields.filter((field) => field.suppressed).length;
  if (judged.length === 0) return null;
  const parts = [
    t.fieldsMet(judged.filter(({ official }) => official === 'met').length, judged.length),
    unsure > 0 && t.fieldsUnsure(unsure),
    suppressed > 0 && t.fieldsSuppressed(suppressed),
  ].filter(Boolean);
  return <p class="counted">{`${parts.join('; ')}.`}</p>;
}

function FieldsNotMet({ satisfaction, locale }: Shown) {
  const t = publicTexts[locale];
  const notMet = weakestFirst(satisfaction.fields.filter(({ official }) => official === 'not-met'));
  if (notMet.length === 0) return null;
  const more = notMet.length - mostNamed;
  return (
    <p class="not-met-fields">
      <b class="seal">{t.notMetAre}</b>{' '}
      {notMet.slice(0, mostNamed).map((one, i) => (
        <>
          {i > 0 && ', '}
          <a href={`#${anchorOf(one)}`}>{one.field!.name}</a> ({displayedRate(one.rate!, one.target, locale)})
        </>
      ))}
      {more > 0 && ` ${t.andMore(more)}`}
    </p>
  );
}

function MostNamed({ satisfaction, locale }: Shown) {
  const t = publicTexts[locale];
  const named = satisfaction.reasons.filter(({ responses }) => responses > 0).slice(0, 3);
  const weakest = weakestFirst(satisfaction.criteria)
    .filter(({ rate }) => rate !== null)
    .slice(0, 2);
  if (named.length > 0) {
    const list = named.map(({ text, responses }) => `${text} (${countInWords(responses, locale)})`);
    return <Line title={t.reasonsAre} list={list.join(', ')} />;
  }
  if (weakest.length === 0) return null;
  const list = weakest.map(
    ({ text, rate }) => `${withoutStop(text)} (${displayedRate(rate!, null, locale)})`,
  );
  return <Line title={t.weakestAre} list={list.join('; ')} />;
}

const withoutStop = (sentence: string) => sentence.replace(/[.;]\s*$/, '');

const Line = ({ title, list }: { title: string; list: string }) => (
  <p>
    <b>{title}</b> {list}
  </p>
);

export const anchorOf = ({ field }: FieldFigure) => (field ? `field-${field.slug}` : 'field-none');
