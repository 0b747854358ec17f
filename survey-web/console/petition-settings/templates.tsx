import {
  addTemplate,
  type KeptTemplate,
  listTemplatesOf,
  updateTemplate,
} from '../../../api/categories/template-store.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import { problem } from '../../../api/problems.ts';
import type { Unit } from '../../../api/units/store.ts';
import { petitionSettingsTexts } from '../../texts/console-petition-settings.ts';
import { type Filled, SubmitButton, TextArea, TextField } from '../form.tsx';
import { type Refused, requireUnchanged, seenOf, type Visit, wrongField } from '../visit.ts';
import { typedLine, typedProse, writeDown } from './typed.ts';

/** Whose templates a page is about: a unit's, or (null) everybody's. */
type Whose = Unit | null;

const pathOf = (whose: Whose) => (whose ? `/units/${whose.slug}/answer-templates` : '/answer-templates');
const above = (whose: Whose) => (whose ? `/units/${whose.slug}/settings/petitions` : '/petition-settings');

export async function showTemplates(visit: Visit, whose: Whose, refused?: Refused) {
  const { locale, deps } = visit;
  const t = petitionSettingsTexts[locale];
  const templates = await listTemplatesOf(deps.db, whose?.id ?? null);
  const values = refused ? await visit.form() : new URLSearchParams();
  return visit.show({
    title: t.templates,
    lead: whose ? `${t.templatesLead} ${t.templatesWhole}` : t.templatesLead,
    width: 'narrow',
    refused,
    children: (
      <>
        <p class="console-alone">
          <a href={`/console${above(whose)}`}>{whose ? t.unitTitle : t.back}</a>
        </p>
        {templates.length === 0 && <p class="card">{t.templatesNone}</p>}
        <ul class="console-list">
          {templates.map(({ id, name, retired }) => (
            <li>
              <a href={`/console${pathOf(whose)}/${id}`}>{name}</a>
              {retired && <span class="soft"> ({t.retired})</span>}
            </li>
          ))}
        </ul>
        <h2>{t.addTemplate}</h2>
        <form method="post" action={`/console${pathOf(whose)}`}>
          <Inputs of={{ values, errors: refused?.errors ?? [], locale }} />
          <SubmitButton>{t.add}</SubmitButton>
        </form>
      </>
    ),
  });
}

function Inputs({ of }: { of: Filled }) {
  const t = petitionSettingsTexts[of.locale];
  return (
    <>
      <TextField of={of} name="name" label={t.templateName} maxlength={longestName} />
      <TextArea of={of} name="text" label={t.templateText} rows={8} />
    </>
  );
}

const longestName = 120;
const longestText = 5_000;

function typed(visit: Visit, form: URLSearchParams) {
  const t = petitionSettingsTexts[visit.locale];
  const name = typedLine(visit, form, 'name', longestName);
  if (!name) throw wrongField('name', t.templateNameMissing);
  const text = typedProse(visit, form, 'text', longestText);
  if (!text) throw wrongField('text', t.templateTextMissing);
  return { name, text };
}

export const addOneTemplate = (visit: Visit, whose: Whose) =>
  visit.attempt(
    async () => {
      const after = typed(visit, await visit.form());
      const unitId = whose?.id ?? null;
      await visit.change(async (trx, by) => {
        const id = await addTemplate(trx, { unitId, ...after });
        const subject = { kind: 'answer-template', key: String(id) };
        await writeDown(trx, by, visit, { action: 'answer-template.add', unitId, subject, after });
      });
      return visit.go(pathOf(whose), 'added');
    },
    (refused) => showTemplates(visit, whose, refused),
  );

/** @throws Problem not-found */
async function getTemplate(visit: Visit, whose: Whose): Promise<KeptTemplate> {
  const templates = await listTemplatesOf(visit.deps.db, whose?.id ?? null);
  const template = templates.find(({ id }) => String(id) === visit.param(whose ? 'template' : 'shared'));
  if (!template) throw problem('not-found');
  return template;
}

export async function showTemplate(visit: Visit, whose: Whose, refused?: Refused) {
  const { locale } = visit;
  const t = petitionSettingsTexts[locale];
  const template = await getTemplate(visit, whose);
  const { name, text, retired } = template;
  const values = refused ? await visit.form() : new URLSearchParams({ name, text });
  return visit.show({
    title: name,
    width: 'narrow',
    refused,
    children: (
      <>
        {retired && <p>({t.retired})</p>}
        <form method="post" action={`/console${pathOf(whose)}/${template.id}`}>
          <input type="hidden" name="seen" value={seenOf(template)} autocomplete="off" />
          <Inputs of={{ values, errors: refused?.errors ?? [], locale }} />
          <div class="console-actions">
            <SubmitButton>{t.save}</SubmitButton>
            <SubmitButton quiet name="act" value={retired ? 'restore' : 'retire'}>
              {retired ? t.restore : t.retire}
            </SubmitButton>
            <a href={`/console${pathOf(whose)}`}>{t.templates}</a>
          </div>
        </form>
      </>
    ),
  });
}

export async function saveTemplate(visit: Visit, whose: Whose) {
  const { id } = await getTemplate(visit, whose);
  return visit.attempt(
    async () => {
      const form = await visit.form();
      const after = typed(visit, form);
      const unitId = whose?.id ?? null;
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const was = (await listTemplatesOf(trx, unitId)).find((one) => one.id === id)!;
        requireUnchanged(form, was);
        const act = form.get('act');
        const retired = act === 'retire' || (was.retired && act !== 'restore');
        await updateTemplate(trx, id, after, retired ? visit.now : null);
        await writeDown(trx, by, visit, {
          action: 'answer-template.change',
          unitId,
          subject: { kind: 'answer-template', key: String(id) },
          before: { name: was.name, text: was.text, retired: was.retired },
          after: { ...after, retired },
        });
      });
      return visit.go(pathOf(whose), 'saved');
    },
    (refused) => showTemplate(visit, whose, refused),
  );
}
