import { locales } from '../../../api/text.ts';
import { editorTexts } from '../../texts/console-editor.ts';
import { type Filled, fieldId } from '../form.tsx';
import { countRows } from './part-input.ts';

/** The answers to choose from, a line each, with empty lines for more. */
export function OptionRows({ of }: { of: Filled }) {
  const t = editorTexts[of.locale];
  const count = Math.max(countRows(of.values, 'options'), 2);
  return (
    <fieldset class="form-field">
      <legend>{t.options}</legend>
      <p class="hint">{t.optionsHint}</p>
      {Array.from({ length: count }, (_, i) => (
        <div class="option-row">
          <Cell of={of} name={`options.${i}.key`} label={`${t.option(i + 1)}: ${t.key}`} class="option-key" />
          {locales.map((locale) => (
            <Cell
              of={of}
              name={`options.${i}.text.${locale}`}
              label={`${t.option(i + 1)}: ${t.languages[locale]}`}
            />
          ))}
          <RowStep of={of} value={`up.${i}`} sign="↑" label={`${t.up}: ${t.option(i + 1)}`} off={i === 0} />
          <RowStep
            of={of}
            value={`down.${i}`}
            sign="↓"
            label={`${t.down}: ${t.option(i + 1)}`}
            off={i === count - 1}
          />
        </div>
      ))}
      <button type="submit" name="rows" value="add" class="link-button">
        + {t.addRows}
      </button>
    </fieldset>
  );
}

/** The levels from 1 up, with those that count as satisfied. */
export function LevelRows({ of }: { of: Filled }) {
  const t = editorTexts[of.locale];
  const count = Math.max(countRows(of.values, 'levels'), 2);
  const satisfied = new Set(of.values.getAll('satisfied'));
  const error = of.errors.find(({ path }) => path === 'satisfied')?.message;
  return (
    <fieldset class="form-field" id={fieldId('satisfied')}>
      <legend>{t.names.scale}</legend>
      <p class="hint">{t.explains.scale}</p>
      {error && <p class="field-error">{error}</p>}
      {Array.from({ length: count }, (_, i) => (
        <div class="option-row level-row">
          <span class="option-level">{i + 1}</span>
          {locales.map((locale) => (
            <Cell
              of={of}
              name={`levels.${i}.text.${locale}`}
              label={`${t.level(i + 1)}: ${t.languages[locale]}`}
            />
          ))}
          <label class="choice">
            <input type="checkbox" name="satisfied" value={i + 1} checked={satisfied.has(String(i + 1))} />
            <span>{t.satisfied}</span>
          </label>
        </div>
      ))}
      <button type="submit" name="rows" value="add" class="link-button" disabled={count >= 10}>
        + {t.addLevel}
      </button>{' '}
      <button type="submit" name="rows" value="drop" class="link-button" disabled={count <= 2}>
        − {t.dropLevel}
      </button>
    </fieldset>
  );
}

function Cell({ of, name, label, ...more }: { of: Filled; name: string; label: string; class?: string }) {
  const error = of.errors.find(({ path }) => path === name)?.message;
  const id = fieldId(name);
  return (
    <span class={`option-cell ${more.class ?? ''}`}>
      <label for={id}>{label}</label>
      {error && (
        <span class="field-error" id={`${id}-error`}>
          {error}
        </span>
      )}
      <input
        id={id}
        name={name}
        type="text"
        value={of.values.get(name) ?? ''}
        autocomplete="off"
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
    </span>
  );
}

const RowStep = ({
  value,
  sign,
  label,
  off,
}: {
  of: Filled;
  value: string;
  sign: string;
  label: string;
  off: boolean;
}) => (
  <button
    type="submit"
    name="rows"
    value={value}
    class="draft-step"
    aria-label={label}
    title={label}
    disabled={off}
  >
    {sign}
  </button>
);
