import type { CriterionFigure } from '../../api/publication/satisfaction.ts';
import type { Locale } from '../../api/text.ts';
import { publicTexts } from '../texts/public.ts';
import { countInWords } from './wording.ts';

/** The colour of a level: five are given, shorter scales take theirs from both ends. */
const colourOf = (index: number, levels: number) => `level-${1 + Math.round((index * 4) / (levels - 1))}`;

/** How many chose each level, as parts of a bar; the numbers are in `LevelTable`. */
export function LevelBar({ levels }: { levels: number[] }) {
  const all = levels.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  const share = (count: number) => `${((count / all) * 100).toFixed(2)}%`;
  return (
    <svg class="levels" width="100%" height="12" aria-hidden="true">
      {levels.map((count, i) => {
        const before = levels.slice(0, i).reduce((sum, one) => sum + one, 0);
        return (
          count > 0 && (
            <rect
              class={colourOf(i, levels.length)}
              x={share(before)}
              y="0"
              width={share(count)}
              height="12"
            />
          )
        );
      })}
    </svg>
  );
}

/** Which colour is which level. */
export function LevelLegend({ levels, locale }: { levels: string[]; locale: Locale }) {
  return (
    <div class="legend soft small">
      {publicTexts[locale].levelsOf}
      <ul>
        {levels.map((word, i) => (
          <li>
            <svg class="levels" width="12" height="12" aria-hidden="true">
              <rect class={colourOf(i, levels.length)} width="12" height="12" />
            </svg>{' '}
            {word}
          </li>
        ))}
      </ul>
    </div>
  );
}

type LevelTableProps = { criteria: CriterionFigure[]; levels: string[]; locale: Locale };

export function LevelTable({ criteria, levels, locale }: LevelTableProps) {
  const t = publicTexts[locale];
  const heads = [t.criterion, ...levels, t.noExperience];
  return (
    <table class="figures level-numbers" role="table">
      <caption class="visually-hidden">{t.levelNumbers}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head) => (
            <th scope="col" role="columnheader">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {criteria.map((one) => (
          <tr role="row" data-levels-of={one.key}>
            <th scope="row" role="rowheader">
              {one.text}
            </th>
            {[...(one.levels ?? levels.map(() => null)), one.noExperience].map((count, i) => (
              <td role="cell" class="number" data-label={heads[i + 1]}>
                {count === null ? '–' : countInWords(count, locale)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
