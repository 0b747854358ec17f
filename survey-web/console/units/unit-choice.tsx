import type { Permission } from '../../../api/accounts/permissions.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import type { Unit } from '../../../api/units/store.ts';
import type { FoundUnit } from '../../home/find-units.ts';
import { unitChangeTexts } from '../../texts/console-unit-changes.ts';
import { type Filled, fieldId, TextField } from '../form.tsx';
import { type Visit, wrongField } from '../visit.ts';
import { findInReach } from './find-in-reach.ts';

const mostOffered = 20;

/**
 * The unit that was typed by name, code or address name, within the actor's reach; undefined where nothing was.
 * Where several fit, the page offers them (`candidatesFor`) and the one chosen comes back as `NAME-slug`.
 * @throws Problem invalid-input at the field
 */
export async function chooseUnit(
  visit: Visit,
  form: URLSearchParams,
  name: string,
  permission: Permission = 'units.edit',
): Promise<FoundUnit | undefined> {
  const t = unitChangeTexts[visit.locale];
  const typed = form.get(name)?.trim() ?? '';
  if (!typed) return undefined;
  const chosen = form.get(`${name}-slug`);
  // A choice made for other words than those typed now is none.
  const asked = chosen && form.get(`${name}-for`) === typed ? chosen : typed;
  const found = await findInReach(visit, asked, permission);
  const named = found.filter(({ unit }) => isNamed(unit, asked));
  const one = found.length === 1 ? found[0] : named.length === 1 ? named[0] : undefined;
  if (one) return one;
  throw wrongField(
    name,
    found.length === 0
      ? t.unitNotFound(typed.slice(0, 100))
      : t.unitsFound(typed.slice(0, 100), found.length),
  );
}

const isNamed = ({ name }: Unit, typed: string) =>
  [name.vi, name.en].some(
    (one) => one?.normalize('NFC').toLowerCase() === typed.normalize('NFC').toLowerCase(),
  );

/** What a page offers to choose from, where what was typed fits several units; those likely to be meant come first. */
export async function candidatesFor(
  visit: Visit,
  values: URLSearchParams,
  name: string,
  isLikely: (found: FoundUnit) => boolean,
  permission: Permission = 'units.edit',
): Promise<FoundUnit[]> {
  const typed = values.get(name)?.trim() ?? '';
  if (!typed) return [];
  const found = await findInReach(visit, typed, permission);
  if (found.length < 2) return [];
  return found.toSorted((a, b) => Number(isLikely(b)) - Number(isLikely(a))).slice(0, mostOffered);
}

/** A field for a unit; `candidates` are offered as radio buttons below it. */
export function UnitField({
  of,
  name,
  label,
  hint,
  optional,
  candidates,
}: {
  of: Filled;
  name: string;
  label: string;
  hint: string;
  optional?: boolean;
  candidates: FoundUnit[];
}) {
  const typed = of.values.get(name)?.trim() ?? '';
  return (
    <>
      <TextField of={of} name={name} label={label} hint={hint} maxlength={200} optional={optional ?? false} />
      {candidates.length > 1 && (
        <fieldset class="form-field" id={fieldId(`${name}-slug`)}>
          <legend>{unitChangeTexts[of.locale].which}</legend>
          <input type="hidden" name={`${name}-for`} value={typed} />
          <div class="choices column">
            {candidates.map(({ unit, superiors }) => (
              <label class="choice">
                <input
                  type="radio"
                  name={`${name}-slug`}
                  value={unit.slug}
                  checked={of.values.get(`${name}-slug`) === unit.slug}
                />
                <span>{fullName({ unit, superiors }, of.locale)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}

/** The name with those of the superiors: many communes share theirs. */
export const fullName = ({ unit, superiors }: FoundUnit, locale: Locale): string =>
  [unit, ...superiors].map(({ name }) => inLocale(name, locale)).join(', ');
