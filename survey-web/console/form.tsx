import type { Child } from 'hono/jsx';
import type { PathError } from '../../api/problems.ts';
import type { Locale } from '../../api/text.ts';
import { consoleTexts } from '../texts/console.ts';

/** A form as it stands: what was typed (or is stored), and what is wrong with it. */
export interface Filled {
  values: URLSearchParams;
  errors: PathError[];
  locale: Locale;
}

interface FieldProps {
  of: Filled;
  name: string;
  label: Child;
  hint?: Child;
  optional?: boolean;
}

export const fieldId = (name: string) => `f-${name.replace(/[^A-Za-z0-9]+/g, '-')}`;

export function TextField({
  of,
  name,
  type = 'text',
  autocomplete = 'off',
  inputmode,
  maxlength,
  short,
  id = fieldId(name),
  ...field
}: FieldProps & {
  /** Where a page has several forms with a field of this name. */
  id?: string | undefined;
  type?: 'text' | 'email' | 'password' | 'search' | 'number' | 'url' | 'time';
  autocomplete?: string;
  inputmode?: 'numeric' | 'decimal' | 'email' | 'url';
  maxlength?: number;
  short?: boolean;
}) {
  return (
    <Labelled of={of} name={name} id={id} {...field}>
      <input
        id={id}
        name={name}
        type={type}
        value={type === 'password' ? '' : (of.values.get(name) ?? '')}
        autocomplete={autocomplete}
        inputmode={inputmode}
        maxlength={maxlength}
        class={short ? 'short' : undefined}
        step={type === 'number' ? 'any' : undefined}
        aria-describedby={describedBy(of, name, field.hint)}
        aria-invalid={errorOf(of, name) ? 'true' : undefined}
      />
    </Labelled>
  );
}

export const DayField = (props: FieldProps) => {
  const { of, name, ...field } = props;
  return (
    <Labelled of={of} name={name} {...field}>
      <input
        id={fieldId(name)}
        name={name}
        type="date"
        value={of.values.get(name) ?? ''}
        class="short"
        aria-describedby={describedBy(of, name, field.hint)}
        aria-invalid={errorOf(of, name) ? 'true' : undefined}
      />
    </Labelled>
  );
};

/** Files to send; a browser shows none again, so the hint says where some have to be chosen anew. */
export function FileField({
  of,
  name,
  accept,
  multiple,
  ...field
}: FieldProps & { accept: string; multiple?: boolean }) {
  return (
    <Labelled of={of} name={name} {...field}>
      <input
        id={fieldId(name)}
        name={name}
        type="file"
        multiple={multiple}
        accept={accept}
        aria-describedby={describedBy(of, name, field.hint)}
        aria-invalid={errorOf(of, name) ? 'true' : undefined}
      />
    </Labelled>
  );
}

export function TextArea({ of, name, rows = 4, ...field }: FieldProps & { rows?: number }) {
  return (
    <Labelled of={of} name={name} {...field}>
      <textarea
        id={fieldId(name)}
        name={name}
        rows={rows}
        aria-describedby={describedBy(of, name, field.hint)}
        aria-invalid={errorOf(of, name) ? 'true' : undefined}
      >
        {of.values.get(name) ?? ''}
      </textarea>
    </Labelled>
  );
}

export interface Choice {
  value: string;
  name: string;
  /** The heading under which a list shows it with its neighbours. */
  group?: string;
}

/** The longest name that a phone shows whole in a closed list, and how many buttons are still seen at once. */
const shortName = 36;
const fewChoices = 6;

/** One of several: a list to open, or where few names are long, radio buttons beside names that wrap. */
export function SelectField(props: FieldProps & { choices: Choice[] }) {
  const { of, name, choices, ...field } = props;
  const chosen = of.values.get(name) ?? '';
  if (choices.length <= fewChoices && choices.some((choice) => choice.name.length > shortName)) {
    return <RadioList {...props} chosen={chosen} />;
  }
  return (
    <Labelled of={of} name={name} {...field}>
      <select
        id={fieldId(name)}
        name={name}
        aria-describedby={describedBy(of, name, field.hint)}
        aria-invalid={errorOf(of, name) ? 'true' : undefined}
      >
        {grouped(choices).map(({ group, choices }) => {
          const options = choices.map(({ value, name }) => (
            <option value={value} selected={value === chosen}>
              {name}
            </option>
          ));
          return group === undefined ? options : <optgroup label={group}>{options}</optgroup>;
        })}
      </select>
    </Labelled>
  );
}

/** Choices that follow each other under one heading. */
function grouped(choices: Choice[]): { group: string | undefined; choices: Choice[] }[] {
  const groups: { group: string | undefined; choices: Choice[] }[] = [];
  for (const choice of choices) {
    const last = groups.at(-1);
    if (last && last.group === choice.group) last.choices.push(choice);
    else groups.push({ group: choice.group, choices: [choice] });
  }
  return groups;
}

/** As a closed list does, it begins with its first choice where nothing else is chosen. */
function RadioList({
  of,
  name,
  choices,
  chosen,
  ...field
}: FieldProps & { choices: Choice[]; chosen: string }) {
  const isKnown = choices.some(({ value }) => value === chosen);
  const values = new URLSearchParams({ [name]: isKnown ? chosen : (choices[0]?.value ?? '') });
  return (
    <div class="choices-long">
      <ChoiceField of={{ ...of, values }} name={name} choices={choices} type="radio" {...field} />
    </div>
  );
}

/** Several boxes of one name, or radio buttons. */
export function ChoiceField({
  of,
  name,
  label,
  hint,
  optional,
  choices,
  type = 'checkbox',
}: FieldProps & { choices: Choice[]; type?: 'checkbox' | 'radio' }) {
  const chosen = new Set(of.values.getAll(name));
  return (
    <fieldset class="form-field" id={fieldId(name)} aria-describedby={describedBy(of, name, hint)}>
      <legend>
        {label} {optional && <span class="soft">{consoleTexts[of.locale].optional}</span>}
      </legend>
      <HintAndError of={of} name={name} label={label} hint={hint} />
      <div class="choices">
        {choices.map((choice) => (
          <label class="choice">
            <input type={type} name={name} value={choice.value} checked={chosen.has(choice.value)} />
            <span>{choice.name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One box: its value is 'yes' where it is ticked. */
export function CheckField({ of, name, label, hint }: FieldProps) {
  return (
    <div class="form-field">
      <label class="choice">
        <input
          id={fieldId(name)}
          type="checkbox"
          name={name}
          value="yes"
          checked={of.values.get(name) === 'yes'}
          aria-describedby={describedBy(of, name, hint)}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p class="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export function SubmitButton({ children, quiet, name, value }: SubmitProps) {
  return (
    <button type="submit" class={quiet ? 'button quiet' : 'button'} name={name} value={value}>
      {children}
    </button>
  );
}

interface SubmitProps {
  children: Child;
  quiet?: boolean;
  name?: string;
  value?: string;
}

function Labelled({
  of,
  name,
  label,
  hint,
  optional,
  id = fieldId(name),
  children,
}: FieldProps & { id?: string; children: Child }) {
  return (
    <div class="form-field">
      <label for={id}>
        {label} {optional && <span class="soft">{consoleTexts[of.locale].optional}</span>}
      </label>
      <HintAndError of={of} name={name} label={label} hint={hint} />
      {children}
    </div>
  );
}

/** What `describedBy` names. */
function HintAndError({ of, name, label, hint }: FieldProps) {
  const error = errorOf(of, name);
  return (
    <>
      {hint && (
        <p class="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${fieldId(name)}-error`}>
          {beside(label, error)}
        </p>
      )}
    </>
  );
}

/** A message where its field stands: the label above it need not be said again. */
const beside = (label: Child, message: string): string =>
  typeof label === 'string' && message.startsWith(`${label}: `) ? message.slice(label.length + 2) : message;

const errorOf = ({ errors }: Filled, name: string) => errors.find(({ path }) => path === name)?.message;

const describedBy = (of: Filled, name: string, hint: Child) =>
  [hint && `${fieldId(name)}-hint`, errorOf(of, name) && `${fieldId(name)}-error`]
    .filter(Boolean)
    .join(' ') || undefined;
