import { csvRow } from '../csv.ts';
import { inLocale, type Locale } from '../text.ts';
import type { Figure } from './figure.ts';
import { nameWithoutField, type Satisfaction } from './satisfaction.ts';

const header =
  'scope,key,name,rate,responses,ratings,low,high,population,responseRate,target,official,evidence,suppressed';

/** A row of figures that the public page has not. */
export interface CsvRow {
  scope: string;
  key: string;
  name: string;
  figure: Figure;
}

/** The figures as CSV (RFC 4180, UTF-8, comma, dot decimals), a row each, the header as in contract version 1. */
export function satisfactionCsv(satisfaction: Satisfaction, locale: Locale, more: CsvRow[] = []): string {
  const { unit, overall, fields, sections, criteria } = satisfaction;
  const rows = [
    row('overall', unit.slug, unit.name, overall),
    ...fields.map((one) =>
      row('field', one.field?.slug ?? '', one.field?.name ?? inLocale(nameWithoutField(fields), locale), one),
    ),
    ...sections.map((one) => row('section', one.key, one.title, one)),
    ...criteria.map((one) => row('criterion', one.key, one.text, one)),
    ...more.map(({ scope, key, name, figure }) => row(scope, key, name, figure)),
  ];
  return [header, ...rows, ''].join('\r\n');
}

function row(scope: string, key: string, name: string, figure: Figure): string {
  const { rate, responses, ratings, low, high, population, responseRate, target } = figure;
  const cells = [scope, key, name, rate, responses, ratings, low, high, population, responseRate, target];
  return csvRow([...cells, figure.official, figure.evidence, figure.suppressed]);
}
