import { lockInstallation } from '../../../api/database/lock.ts';
import { type Field, listFieldRecords, listFieldsOfUnits } from '../../../api/fields/store.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { inLocale } from '../../../api/text.ts';
import { unitTexts } from '../../texts/console-units.ts';
import { SubmitButton } from '../form.tsx';
import { type Refused, requireUnchanged, seenOf, type UnitVisit } from '../visit.ts';
import { settingsPath } from './settings.tsx';

const servedOf = async (db: Parameters<typeof listFieldsOfUnits>[0], unitId: number) =>
  (await listFieldsOfUnits(db, [unitId])).map(({ slug }) => slug);

export async function showServedFields(visit: UnitVisit) {
  const served = await servedOf(visit.deps.db, visit.unit.id);
  return showChosen(visit, served, seenOf(served));
}

/** A button that moves, takes or drops a field shows the page with the new order; only `save` changes anything. */
export async function saveServedFields(visit: UnitVisit) {
  const { unit, locale, now, deps } = visit;
  const form = await visit.form();
  const chosen = [...new Set(form.getAll('field'))];
  const press = form.get('press');
  if (press) {
    return showChosen(visit, pressed(chosen, press), form.get('seen') ?? '', { isDraft: true, press });
  }
  return visit.attempt(
    async () => {
      const change = await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        requireUnchanged(form, await servedOf(trx, unit.id));
        const { slug, name, kind } = unit;
        const part = { units: [{ slug, name, kind, fields: chosen }] };
        return (await applyPart(trx, by, part, now, locale)).changes.units[0];
      });
      return visit.go(`${settingsPath(unit)}/fields`, change === 'left' ? 'unchanged' : 'saved');
    },
    async (refused) =>
      showChosen(visit, chosen, seenOf(await servedOf(deps.db, unit.id)), { isDraft: true, refused }),
  );
}

/** The order after a button such as `up:ho-tich` was pressed. */
export function pressed(chosen: string[], press: string): string[] {
  const [deed = '', slug = ''] = press.split(':');
  const others = chosen.filter((one) => one !== slug);
  const at = chosen.indexOf(slug);
  switch (deed) {
    case 'up':
      return at < 0 ? chosen : others.toSpliced(Math.max(0, at - 1), 0, slug);
    case 'down':
      return at < 0 ? chosen : others.toSpliced(at + 1, 0, slug);
    case 'take':
      return [...others, slug];
    case 'drop':
      return others;
    default:
      return chosen;
  }
}

interface Draft {
  isDraft?: boolean;
  refused?: Refused;
  press?: string;
}

async function showChosen(visit: UnitVisit, slugs: string[], seen: string, draft: Draft = {}) {
  const { unit, locale, deps } = visit;
  const t = unitTexts[locale];
  const all = await listFieldRecords(deps.db);
  const bySlug = new Map(all.map((field) => [field.slug, field]));
  const chosen = slugs.flatMap((slug) => bySlug.get(slug) ?? []);
  const others = all.filter(({ slug }) => !slugs.includes(slug));
  return visit.show({
    title: t.servedTitle,
    lead: t.servedLead,
    width: 'narrow',
    refused: draft.refused,
    children: (
      <form method="post" action={`/console${settingsPath(unit)}/fields`}>
        <input type="hidden" name="seen" value={seen} autocomplete="off" />
        {draft.isDraft && (
          <p class="console-notice" role="status">
            {t.unsaved}
          </p>
        )}
        <h2>{t.served}</h2>
        {chosen.length === 0 && <p class="card">{all.length === 0 ? t.noFields : t.noneServed}</p>}
        <ol class="console-order">
          {chosen.map((field, i) => (
            <Chosen visit={visit} field={field} at={i} last={chosen.length - 1} press={draft.press} />
          ))}
        </ol>
        <p class="console-actions">
          <SubmitButton>{t.save}</SubmitButton>
        </p>
        {others.length > 0 && <h2>{t.notServed}</h2>}
        <ul class="console-order">
          {others.map((field) => (
            <li>
              <span class="console-order-name">{inLocale(field.name, locale)}</span>
              <button
                type="submit"
                class="button quiet"
                name="press"
                value={`take:${field.slug}`}
                aria-label={t.takeNamed(inLocale(field.name, locale))}
              >
                {t.take}
              </button>
            </li>
          ))}
        </ul>
      </form>
    ),
  });
}

interface ChosenProps {
  visit: UnitVisit;
  field: Field;
  at: number;
  last: number;
  press: string | undefined;
}

function Chosen({ visit: { locale }, field, at, last, press }: ChosenProps) {
  const t = unitTexts[locale];
  const name = inLocale(field.name, locale);
  // The button that was pressed keeps the focus, so that the keyboard goes on from there.
  const wasPressed = (deed: string) => press === `${deed}:${field.slug}`;
  const moved = wasPressed('up') || wasPressed('down');
  const focus = (deed: 'up' | 'down', possible: boolean) =>
    possible && moved && (wasPressed(deed) || (deed === 'down' ? at === 0 : at === last));
  return (
    <li>
      <input type="hidden" name="field" value={field.slug} />
      <span class="console-order-name">{name}</span>
      <span class="console-order-buttons">
        <button
          type="submit"
          class="button quiet"
          name="press"
          value={`up:${field.slug}`}
          aria-label={t.up(name)}
          disabled={at === 0}
          autofocus={focus('up', at > 0)}
        >
          <span aria-hidden="true">↑</span>
        </button>
        <button
          type="submit"
          class="button quiet"
          name="press"
          value={`down:${field.slug}`}
          aria-label={t.down(name)}
          disabled={at === last}
          autofocus={focus('down', at < last)}
        >
          <span aria-hidden="true">↓</span>
        </button>
        <button
          type="submit"
          class="button quiet"
          name="press"
          value={`drop:${field.slug}`}
          aria-label={t.dropNamed(name)}
        >
          {t.drop}
        </button>
      </span>
    </li>
  );
}
