import { chainOf } from '../../../api/accounts/reach.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import { listFieldsOfUnits } from '../../../api/fields/store.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import type { Point } from '../../../api/points/store.ts';
import { problem } from '../../../api/problems.ts';
import { listChoosableForms } from '../../../api/questionnaires/standings.ts';
import { listVersions } from '../../../api/questionnaires/store.ts';
import { inLocale } from '../../../api/text.ts';
import { inFours } from '../../poster/words.ts';
import { consolePointTexts } from '../../texts/console-points.ts';
import { ChoiceField, SelectField, SubmitButton, TextField } from '../form.tsx';
import { type Refused, requireUnchanged, seenOf, type UnitVisit } from '../visit.ts';
import { asInput, fieldsOf, getPointOf, nameOf } from './point.ts';
import { channelChoices, questionnaireChoices } from './wish-form.tsx';

export async function showPoint(visit: UnitVisit) {
  const point = await getPointOf(visit.deps.db, visit.unit.id, visit.param('code'));
  const values = new URLSearchParams({
    label: point.label?.vi ?? '',
    'label-en': point.label?.en ?? '',
    questionnaire: point.questionnaire,
    channel: point.channel,
  });
  for (const { slug } of point.fields) values.append('fields', slug);
  return showForm(visit, point, values);
}

export async function changePoint(visit: UnitVisit) {
  const form = await visit.form();
  const { unit, locale, now, deps } = visit;
  const point = await getPointOf(deps.db, unit.id, visit.param('code'));
  return visit.attempt(
    async () => {
      const changes = await readChanges(visit, form, point);
      const report = await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const current = await getPointOf(trx, unit.id, point.code);
        requireUnchanged(form, asInput(current));
        // A label or fields that were taken away are left out.
        const { label: _label, fields: _fields, ...kept } = asInput(current);
        return applyPart(trx, by, { points: [{ ...kept, ...changes }] }, now, locale);
      });
      const notice = report.changes.points[0] === 'left' ? 'unchanged' : 'saved';
      return visit.go(`/units/${unit.slug}/points`, notice);
    },
    async (refused) => showForm(visit, await getPointOf(deps.db, unit.id, point.code), form, refused),
  );
}

/** The form that the point has, and the others that its unit may choose. */
async function listForms({ deps, unit }: UnitVisit, { questionnaire }: Point) {
  const own = (await listVersions(deps.db, [questionnaire])).slice(-1);
  const choosable = await listChoosableForms(deps.db, chainOf(unit));
  return [...own, ...choosable.filter((form) => form.questionnaire !== questionnaire)];
}

/** @throws Problem invalid-input, naming fields of the form */
async function readChanges(visit: UnitVisit, form: URLSearchParams, point: Point) {
  const { deps, unit, locale } = visit;
  const t = consolePointTexts[locale];
  const [vi, en] = ['label', 'label-en'].map((name) => form.get(name)?.trim() ?? '') as [string, string];
  const served = await listFieldsOfUnits(deps.db, [unit.id]);
  const known = new Set([...served, ...point.fields].map(({ slug }) => slug));
  const fields = [...new Set(form.getAll('fields'))];
  const questionnaires = (await listForms(visit, point)).map(({ questionnaire }) => questionnaire);
  const [questionnaire, channel] = [form.get('questionnaire') ?? '', form.get('channel') ?? ''];
  const errors = [
    ...(en && !vi ? [{ path: 'label', message: t.labelMissing }] : []),
    ...[vi, en].flatMap((name, i) =>
      name.length > 200
        ? [{ path: i === 0 ? 'label' : 'label-en', message: t.mistakes['too-long'](name) }]
        : [],
    ),
    ...(fields.every((slug) => known.has(slug)) ? [] : [{ path: 'fields', message: t.unknownField }]),
    ...(questionnaires.includes(questionnaire)
      ? []
      : [{ path: 'questionnaire', message: t.unknownQuestionnaire }]),
    ...(channelChoices(locale).some(({ value }) => value === channel)
      ? []
      : [{ path: 'channel', message: t.unknownChannel }]),
  ];
  if (errors.length > 0) throw problem('invalid-input', { errors });
  return {
    ...(vi && { label: en ? { vi, en } : { vi } }),
    ...(fields.length > 0 && { fields }),
    questionnaire,
    channel,
  };
}

async function showForm(visit: UnitVisit, point: Point, values: URLSearchParams, refused?: Refused) {
  const { deps, unit, locale } = visit;
  const t = consolePointTexts[locale];
  const served = await listFieldsOfUnits(deps.db, [unit.id]);
  const offered = new Map([...served, ...point.fields].map((field) => [field.slug, field]));
  const of = { values, errors: refused?.errors ?? [], locale };
  const at = `/console/units/${unit.slug}/points`;
  return visit.show({
    title: t.editTitle(nameOf(point, locale)),
    lead: t.editLead,
    width: 'narrow',
    refused,
    children: (
      <>
        {refused?.status === 409 && <AsItIsNow point={point} locale={locale} />}
        <form method="post" action={`${at}/${point.code}`}>
          <input type="hidden" name="seen" value={seenOf(asInput(point))} />
          <p>
            {t.code} <span class="points-code">{inFours(point.code)}</span>
          </p>
          <TextField of={of} name="label" label={t.label} optional />
          <TextField of={of} name="label-en" label={t.labelEn} optional />
          {offered.size > 0 && (
            <ChoiceField
              of={of}
              name="fields"
              label={t.ticked}
              hint={t.fieldsHint}
              choices={[...offered.values()].map(({ slug, name }) => ({
                value: slug,
                name: inLocale(name, locale),
              }))}
            />
          )}
          <SelectField
            of={of}
            name="questionnaire"
            label={t.questionnaire}
            choices={questionnaireChoices(await listForms(visit, point), locale)}
          />
          <SelectField of={of} name="channel" label={t.channel} choices={channelChoices(locale)} />
          <div class="console-actions">
            <SubmitButton>{t.save}</SubmitButton>
            <a class="points-back" href={at}>
              {t.back}
            </a>
          </div>
        </form>
        {point.retiredAt === null ? (
          <p class="console-actions">
            <a class="button danger" href={`${at}/${point.code}/retire`}>
              {t.retire}
            </a>
          </p>
        ) : (
          <form method="post" action={`${at}/${point.code}/reopen`} class="console-actions">
            <SubmitButton quiet>{t.reopen}</SubmitButton>
          </form>
        )}
      </>
    ),
  });
}

/** What somebody else has saved meanwhile, beside what was typed. */
function AsItIsNow({ point, locale }: { point: Point; locale: UnitVisit['locale'] }) {
  const t = consolePointTexts[locale];
  return (
    <section class="card">
      <h2>{t.nowHeading}</h2>
      <dl>
        <dt>{t.label}</dt>
        <dd>{point.label ? inLocale(point.label, locale) : t.noLabel}</dd>
        <dt>{t.ticked}</dt>
        <dd>{fieldsOf(point, locale)}</dd>
        <dt>{t.questionnaire}</dt>
        <dd>{point.questionnaire}</dd>
        <dt>{t.channel}</dt>
        <dd>{t.channels[point.channel]}</dd>
      </dl>
    </section>
  );
}
