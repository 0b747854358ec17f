import type { CriterionFigure, Satisfaction } from '../../api/publication/satisfaction.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import type { Locale } from '../../api/text.ts';
import { publicTexts } from '../texts/public.ts';
import { FigureTable, figureData } from './figure-table.tsx';
import { LevelBar, LevelLegend, LevelTable } from './levels.tsx';
import { weakestFirst } from './weakest-first.ts';
import { countInWords, intervalInWords } from './wording.ts';

/** A questionnaire of forty criteria shows these, and the others one click away. */
const shownAtOnce = 10;

type Shown = { satisfaction: Satisfaction; locale: Locale };

export function Sections({ satisfaction, locale }: Shown) {
  const t = publicTexts[locale];
  const sections = weakestFirst(satisfaction.sections);
  if (!sections.some(({ rate }) => rate !== null)) return null;
  return (
    <section aria-labelledby="sections">
      <h2 id="sections">{t.sections}</h2>
      <p class="soft">{t.weakestFirst}</p>
      <FigureTable
        scope="section"
        caption={t.sections}
        head={t.section}
        rows={sections.map((one) => ({ key: one.key, name: one.title, figure: one }))}
        locale={locale}
      />
    </section>
  );
}

export function Criteria({ satisfaction, locale }: Shown) {
  const t = publicTexts[locale];
  const criteria = weakestFirst(satisfaction.criteria);
  if (!criteria.some(({ rate }) => rate !== null)) return null;
  const more = criteria.slice(shownAtOnce);
  return (
    <section aria-labelledby="criteria">
      <h2 id="criteria">{t.criteria}</h2>
      <p class="soft">{t.weakestFirst}</p>
      <LevelLegend levels={satisfaction.levels} locale={locale} />
      <CriterionList criteria={criteria.slice(0, shownAtOnce)} locale={locale} />
      {more.length > 0 && (
        <details>
          <summary>{t.moreCriteria(more.length)}</summary>
          <CriterionList criteria={more} locale={locale} />
        </details>
      )}
      <details>
        <summary>{t.levelNumbers}</summary>
        <LevelTable criteria={criteria} levels={satisfaction.levels} locale={locale} />
      </details>
    </section>
  );
}

function CriterionList({ criteria, locale }: { criteria: CriterionFigure[]; locale: Locale }) {
  return (
    <ul class="criteria">
      {criteria.map((one) => (
        <li {...figureData('criterion', one.key, one)}>
          <Criterion criterion={one} locale={locale} />
        </li>
      ))}
    </ul>
  );
}

function Criterion({ criterion, locale }: { criterion: CriterionFigure; locale: Locale }) {
  const t = publicTexts[locale];
  const { text, rate, responses, low, high, levels } = criterion;
  if (rate === null || responses === null) {
    return (
      <>
        <span class="text">{text}</span> <span class="without">{t.suppressed}</span>
      </>
    );
  }
  const interval = low !== null && high !== null ? ` · ${intervalInWords(low, high, null, locale)}` : '';
  return (
    <>
      <span class="text">{text}</span> <strong class="rate">{displayedRate(rate, null, locale)}</strong>
      {levels && <LevelBar levels={levels} />}
      <span class="soft small">
        {t.responses(responses, countInWords(responses, locale))}
        {interval}
      </span>
    </>
  );
}
