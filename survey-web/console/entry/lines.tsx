import type { EntryLine } from '../../../api/entry/typed.ts';
import type { Questionnaire } from '../../../api/questionnaires/questionnaire.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { entryTexts } from '../../texts/console-entry.ts';
import { type Filled, fieldId } from '../form.tsx';

interface LinesProps {
  of: Filled;
  lines: EntryLine[];
  /** What the first person typed, in the lines where the second typed something else. */
  differing?: Map<string, string>;
}

/** The quick form: a short box for each question, so that a form is typed without looking at the screen. */
export function Lines({ of, lines, differing }: LinesProps) {
  // The criteria are numbered as on paper; the overall question is not one of them.
  const criteria = lines.filter((line) => line.kind === 'rating' && !line.overall);
  const numbers = new Map(criteria.map(({ name }, i) => [name, i + 1]));
  return (
    <div class="entry-lines">
      {lines.map((line, i) => (
        <Line
          of={of}
          line={line}
          number={numbers.get(line.name)}
          first={i === 0}
          other={differing?.get(line.name)}
        />
      ))}
    </div>
  );
}

interface LineProps {
  of: Filled;
  line: EntryLine;
  number: number | undefined;
  first: boolean;
  other: string | undefined;
}

function Line({ of, line, number, first, other }: LineProps) {
  const { locale } = of;
  const t = entryTexts[locale];
  const id = fieldId(line.name);
  const error = of.errors.find(({ path }) => path === line.name)?.message;
  const given = of.values.get(line.name) ?? '';
  const described = [
    hintOf(line, locale) && `${id}-hint`,
    error && `${id}-error`,
    other !== undefined && `${id}-other`,
  ];
  const box = {
    id,
    name: line.name,
    autocomplete: 'off',
    'aria-describedby': described.filter(Boolean).join(' ') || undefined,
    'aria-invalid': error || other !== undefined ? ('true' as const) : undefined,
  };
  return (
    <div class={`entry-line ${line.kind}`}>
      <label for={id}>
        {number && `${number}. `}
        {inLocale(line.text, locale)}
      </label>
      {line.kind === 'comment' ? (
        <textarea {...box} rows={2}>
          {given}
        </textarea>
      ) : (
        <input
          {...box}
          type="text"
          inputmode="numeric"
          value={given}
          autofocus={first}
          maxlength={line.kind === 'rating' ? 2 : 60}
          data-highest={highestOf(line)}
          data-none={mayBeNone(line) ? 'yes' : undefined}
        />
      )}
      {hintOf(line, locale) && (
        <p class="hint" id={`${id}-hint`}>
          {hintOf(line, locale)}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {other !== undefined && (
        <p class="field-error" id={`${id}-other`}>
          {t.firstTyped(other || t.nothing)} · {t.secondTyped(given || t.nothing)}
        </p>
      )}
    </div>
  );
}

/** The highest number where one number is the whole answer: the script then leads on by itself. */
function highestOf(line: EntryLine): number | undefined {
  if (line.kind === 'rating') return line.highest;
  return line.kind === 'option' ? line.options.length : undefined;
}

const mayBeNone = (line: EntryLine): boolean =>
  (line.kind === 'rating' && line.mayBeNone) || (line.kind === 'option' && line.of === 'field');

/** The numbers of options, as nobody knows them by heart. */
function hintOf(line: EntryLine, locale: Locale): string | undefined {
  if (line.kind !== 'option' && line.kind !== 'options') return undefined;
  const t = entryTexts[locale];
  const options = line.options.map(({ text }, i) => `${i + 1} ${inLocale(text, locale)}`);
  const unsure = line.kind === 'option' && line.of === 'field' ? [`0 ${t.unsure}`] : [];
  const several = line.kind === 'options' ? ` (${t.several})` : '';
  return [...options, ...unsure].join(' · ') + several;
}

/** What the numbers of the ratings mean. */
export function Legend({ questionnaire, locale }: { questionnaire: Questionnaire; locale: Locale }) {
  const t = entryTexts[locale];
  return (
    <p class="entry-legend" aria-label={t.legend}>
      {questionnaire.scale.levels.map(({ level, text }) => (
        <span>
          <kbd>{level}</kbd> {inLocale(text, locale)}
        </span>
      ))}
      {questionnaire.noExperience && (
        <span>
          <kbd>0</kbd> {inLocale(questionnaire.noExperience, locale)}
        </span>
      )}
      <span>{t.blank}</span>
    </p>
  );
}
