import type { Satisfaction } from '../../../api/publication/satisfaction.ts';
import type { Locale } from '../../../api/text.ts';
import { type FiguresInTable, tableOf } from '../../embed/table.ts';
import { viewOf } from '../../embed/words.ts';
import { websiteTexts } from '../../texts/console-website.ts';
import { Code } from './code.tsx';
import { escaped } from './snippets.ts';

interface CopyProps {
  satisfaction: Satisfaction;
  periodName: string | null;
  /** The unit's public page, which the figures name as their source. */
  page: string;
  /** That of the figures, and that of the console around them. */
  language: Locale;
  locale: Locale;
}

/** The figures for portals that strip everything: as a table to copy, as text and as bare HTML. */
export function Copy({ satisfaction, periodName, page, language, locale }: CopyProps) {
  const t = websiteTexts[locale];
  const table = tableOf(satisfaction, language);
  const links = { method: page, petition: page };
  const view = viewOf({ satisfaction, periodName, locale: language, links, parts: [], button: false });
  const title = `${view.measure} – ${view.unit}`;
  const notes = [
    ...(view.demonstration ? [view.demonstration] : []),
    view.period,
    ...(view.state ? [view.state] : []),
    view.asOf,
    `${websiteTexts[language].source}: ${page}`,
  ];
  return (
    <>
      <div class="website-table" id="figures-table" lang={language}>
        <table border={1} cellpadding="6" cellspacing="0">
          <caption>{title}</caption>
          <thead>
            <tr>
              {table.heads.map((head) => (
                <th scope="col">{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ name, cells }) => (
              <tr>
                <th scope="row">{name}</th>
                {cells.map((cell) => (
                  <td colspan={cells.length === 1 ? table.heads.length - 1 : undefined}>{unbroken(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {notes.map((note) => (
          <p>{note}</p>
        ))}
      </div>
      <p>
        <button type="button" class="button" hidden data-copies="figures-table" data-rich="">
          {t.asTable}
        </button>
      </p>
      <Code id="figures-text" label={t.asText} text={textOf(title, table, notes)} locale={locale} />
      <Code id="figures-html" label={t.asHtml} text={htmlOf(title, table, notes)} locale={locale} />
    </>
  );
}

/** A word processor makes narrow columns: there a number and its sign stay on one line. */
const unbroken = (cell: string) => cell.replaceAll(' %', '\u00a0%');

const textOf = (title: string, { heads, rows }: FiguresInTable, notes: string[]) =>
  [
    title,
    ...rows.map(
      ({ name, cells }) =>
        `- ${name}: ${cells.length === 1 ? cells[0] : cells.map((cell, i) => (i === 0 ? cell : `${heads[i + 1]!.toLowerCase()}: ${cell}`)).join('; ')}`,
    ),
    ...notes,
  ].join('\n');

/** Without a style: most editors let no more than this pass. */
const htmlOf = (title: string, { heads, rows }: FiguresInTable, notes: string[]) =>
  [
    '<table border="1" cellpadding="6" cellspacing="0">',
    `<caption>${escaped(title)}</caption>`,
    `<tr>${heads.map((head) => `<th>${escaped(head)}</th>`).join('')}</tr>`,
    ...rows.map(({ name, cells }) => {
      const wide = cells.length === 1 ? ` colspan="${heads.length - 1}"` : '';
      return `<tr><th>${escaped(name)}</th>${cells.map((cell) => `<td${wide}>${escaped(cell)}</td>`).join('')}</tr>`;
    }),
    '</table>',
    `<p>${notes.map(escaped).join('<br>')}</p>`,
  ].join('\n');
