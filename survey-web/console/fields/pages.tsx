import { lockInstallation } from '../../../api/database/lock.ts';
import {
  countUnitsByField,
  type Field,
  listFieldRecords,
  listUnitsOfField,
} from '../../../api/fields/store.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { problem } from '../../../api/problems.ts';
import { inLocale, plainLetters } from '../../../api/text.ts';
import { freeSlug, slugOfName } from '../../../api/units/slug.ts';
import { fieldTexts } from '../../texts/console-fields.ts';
import { consoleRoom } from '../console-room.ts';
import { type Filled, SubmitButton, TextField } from '../form.tsx';
import { atFields } from '../units/typed-unit.ts';
import { type Refused, requireUnchanged, seenOf, type Visit, wrongField } from '../visit.ts';
import { formFields, typedField, valuesOfField } from './typed-field.ts';

export const fieldPages = consoleRoom();
fieldPages.get('/fields', 'installation.edit', (visit) => showFields(visit));
fieldPages.post('/fields', 'installation.edit', addField);
fieldPages.get('/fields/:field', 'installation.edit', (visit) => showField(visit));
fieldPages.post('/fields/:field', 'installation.edit', saveField);

const mostUnits = 200;

async function showFields(visit: Visit, refused?: Refused) {
  const { locale, deps } = visit;
  const t = fieldTexts[locale];
  const fields = await listFieldRecords(deps.db);
  const served = await countUnitsByField(deps.db);
  const values = refused ? await visit.form() : new URLSearchParams();
  return visit.show({
    title: t.title,
    lead: t.lead,
    refused,
    children: (
      <>
        {fields.length === 0 && <p class="card">{t.none}</p>}
        {fields.length > 0 && <FieldTable visit={visit} fields={fields} served={served} />}
        <p class="console-actions">
          <a class="button quiet" href="/console/import/fields">
            {t.import}
          </a>
        </p>
        <h2>{t.addTitle}</h2>
        <form method="post" action="/console/fields">
          <FieldInputs of={{ values, errors: refused?.errors ?? [], locale }} isNew />
          <SubmitButton>{t.add}</SubmitButton>
        </form>
      </>
    ),
  });
}

function FieldTable({
  visit: { locale },
  fields,
  served,
}: {
  visit: Visit;
  fields: readonly Field[];
  served: Map<number, number>;
}) {
  const t = fieldTexts[locale];
  return (
    <table class="console-table">
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          <th scope="col">{t.everyday}</th>
          <th scope="col" class="number">
            {t.units}
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ id, slug, name, everyday }) => (
          <tr>
            <th scope="row">
              <a href={`/console/fields/${slug}`}>{inLocale(name, locale)}</a>
            </th>
            <td data-label={t.everyday}>{everyday ? inLocale(everyday, locale) : '–'}</td>
            <td class="number" data-label={t.units}>
              {t.unitsCount(served.get(id) ?? 0)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FieldInputs({ of, isNew }: { of: Filled; isNew?: boolean }) {
  const t = fieldTexts[of.locale];
  return (
    <>
      <TextField of={of} name="vi" label={t.name} maxlength={300} />
      <TextField of={of} name="en" label={t.nameEn} maxlength={300} optional />
      <TextField of={of} name="everyday" label={t.everyday} hint={t.everydayHint} maxlength={300} optional />
      <TextField of={of} name="everydayEn" label={t.everydayEn} maxlength={300} optional />
      {isNew && <TextField of={of} name="slug" label={t.slug} hint={t.slugHint} maxlength={80} optional />}
    </>
  );
}

function addField(visit: Visit) {
  const { locale, now } = visit;
  const t = fieldTexts[locale];
  return visit.attempt(
    async () => {
      const form = await visit.form();
      const typed = typedField(form, locale);
      const asked = form.get('slug')?.trim() ?? '';
      const slug = await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const fields = await listFieldRecords(trx);
        const known = new Set(fields.map((field) => field.slug));
        const same = fields.find(({ name }) => plainLetters(name.vi) === plainLetters(typed.name.vi));
        if (same) throw wrongField('vi', t.nameTaken(same.name.vi));
        if (asked && known.has(asked)) throw wrongField('slug', t.slugTaken(asked));
        const made = asked || slugOfName(typed.name.vi);
        if (!made) throw wrongField('slug', t.slugMissing);
        const slug = freeSlug(made, (one) => known.has(one));
        const part = { fields: [{ slug, ...typed }] };
        await atFields(formFields(locale), () => applyPart(trx, by, part, now, locale));
        return slug;
      });
      return visit.go(`/fields/${slug}`, 'added');
    },
    (refused) => showFields(visit, refused),
  );
}

/** @throws Problem not-found */
async function getField(visit: Visit): Promise<Field> {
  const slug = visit.param('field');
  const field = (await listFieldRecords(visit.deps.db)).find((one) => one.slug === slug);
  if (!field) throw problem('not-found');
  return field;
}

const editedOf = ({ name, everyday }: Field) => ({ name, everyday });

async function showField(visit: Visit, refused?: Refused) {
  const { locale, deps } = visit;
  const t = fieldTexts[locale];
  const field = await getField(visit);
  const values = refused ? await visit.form() : valuesOfField(field);
  const served = (await countUnitsByField(deps.db)).get(field.id) ?? 0;
  const units = await listUnitsOfField(deps.db, field.id, mostUnits);
  return visit.show({
    title: inLocale(field.name, locale),
    lead: t.editLead,
    width: 'narrow',
    refused,
    children: (
      <>
        {refused?.status === 409 && (
          <section class="card">
            <h2>{t.nowTitle}</h2>
            <p>
              {[field.name.vi, field.name.en, field.everyday?.vi, field.everyday?.en]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </section>
        )}
        <form method="post" action={`/console/fields/${field.slug}`}>
          <input type="hidden" name="seen" value={seenOf(editedOf(field))} autocomplete="off" />
          <FieldInputs of={{ values, errors: refused?.errors ?? [], locale }} />
          <SubmitButton>{t.save}</SubmitButton>
        </form>
        <h2>
          {t.servedBy} ({t.unitsCount(served)})
        </h2>
        {served === 0 && <p>{t.servedByNone}</p>}
        <ul class="console-list">
          {units.map((unit) => (
            <li>
              <a href={`/console/units/${unit.slug}`}>{inLocale(unit.name, locale)}</a>
            </li>
          ))}
        </ul>
        {served > units.length && <p class="soft">{t.andMore(served - units.length)}</p>}
        <p class="console-alone">
          <a href="/console/fields">{t.all}</a>
        </p>
      </>
    ),
  });
}

async function saveField(visit: Visit) {
  const { locale, now } = visit;
  const { slug } = await getField(visit);
  return visit.attempt(
    async () => {
      const form = await visit.form();
      const typed = typedField(form, locale);
      const change = await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const is = (await listFieldRecords(trx)).find((one) => one.slug === slug);
        requireUnchanged(form, is && editedOf(is));
        const part = { fields: [{ slug, ...typed }] };
        const report = await atFields(formFields(locale), () => applyPart(trx, by, part, now, locale));
        return report.changes.fields[0];
      });
      return visit.go(`/fields/${slug}`, change === 'left' ? 'unchanged' : 'saved');
    },
    (refused) => showField(visit, refused),
  );
}
