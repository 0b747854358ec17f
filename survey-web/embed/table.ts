import type { Figure } from '../../api/publication/figure.ts';
import { nameWithoutField, type Satisfaction } from '../../api/publication/satisfaction.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { countInWords, intervalInWords, thresholdInWords } from '../public/wording.ts';
import { embedTexts } from '../texts/embed.ts';
import { publicTexts } from '../texts/public.ts';

export interface TableRow {
  name: string;
  /** As many as there are heads without the first; one alone says why there is no figure. */
  cells: string[];
  official: 'met' | 'not-met' | null;
  evidence: 'sure' | 'unsure' | null;
}

export interface FiguresInTable {
  heads: string[];
  /** The whole unit first, then its fields. */
  rows: TableRow[];
}

/** The figures of a unit, all in words, as a table that can be drawn, copied or printed. */
export function tableOf(satisfaction: Satisfaction, locale: Locale): FiguresInTable {
  const [t, e] = [publicTexts[locale], embedTexts[locale]];
  const { overall, fields } = satisfaction;
  const judged = [overall, ...fields].some(({ target }) => target !== null);
  const heads = [t.field, t.rate, t.count, t.interval, ...(judged ? [t.target, t.verdict] : [])];
  const rows = [
    rowOf(e.wholeUnit, overall, judged, locale),
    ...fields.map((one) =>
      rowOf(one.field?.name ?? inLocale(nameWithoutField(fields), locale), one, judged, locale),
    ),
  ];
  return { heads, rows: fields.every(({ field }) => field === null) ? rows.slice(0, 1) : rows };
}

function rowOf(name: string, figure: Figure, judged: boolean, locale: Locale): TableRow {
  const t = publicTexts[locale];
  const { rate, responses, low, high, target, official, evidence } = figure;
  if (rate === null) {
    return {
      name,
      cells: [figure.suppressed ? t.suppressed : t.noCaseload],
      official: null,
      evidence: null,
    };
  }
  const verdict =
    official === null
      ? '–'
      : `${official === 'met' ? t.met : t.notMet}, ${evidence === 'sure' ? t.sure : t.unsure}`;
  return {
    name,
    cells: [
      displayedRate(rate, target, locale),
      countInWords(responses ?? 0, locale),
      low === null || high === null ? '–' : intervalInWords(low, high, target, locale),
      ...(judged ? [target === null ? '–' : thresholdInWords(target, locale), verdict] : []),
    ],
    official,
    evidence,
  };
}
