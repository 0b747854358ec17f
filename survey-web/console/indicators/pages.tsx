import { attachmentResponse } from '../../../api/attachments/response.ts';
import { readAttachment } from '../../../api/attachments/store.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import { type IndexGroup, indexGroups } from '../../../api/indicators/indicator.ts';
import { listIndicators, listIndicatorValues } from '../../../api/indicators/store.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { problem } from '../../../api/problems.ts';
import { inLocale, plainLetters } from '../../../api/text.ts';
import { indicatorTexts } from '../../texts/console-indicators.ts';
import { consoleRoom } from '../console-room.ts';
import { ChoiceField, SelectField, SubmitButton, TextField } from '../form.tsx';
import { type Refused, type UnitVisit, wrongField } from '../visit.ts';
import { correct, enter, showCorrect, showEnter, takeBack } from './enter.tsx';
import { knownTo } from './known.ts';
import { IndicatorList } from './list.tsx';

export const indicatorPages = consoleRoom();
indicatorPages.get('/units/:unit/indicators', 'targets.read', showIndicators);
indicatorPages.get('/units/:unit/indicators/new', 'targets.edit', (visit) => showAdd(visit));
indicatorPages.post('/units/:unit/indicators/new', 'targets.edit', addIndicator);
indicatorPages.get('/units/:unit/indicators/:indicator/enter', 'targets.edit', (visit) => showEnter(visit));
indicatorPages.post('/units/:unit/indicators/:indicator/enter', 'targets.edit', enter);
indicatorPages.get('/units/:unit/indicator-values/:value', 'targets.edit', (visit) => showCorrect(visit));
indicatorPages.post('/units/:unit/indicator-values/:value', 'targets.edit', correct);
indicatorPages.post('/units/:unit/indicator-values/:value/take-back', 'targets.edit', takeBack);
indicatorPages.get('/units/:unit/indicator-values/:value/evidence', 'targets.read', handOutEvidence);

async function showIndicators(visit: UnitVisit) {
  const { locale, unit } = visit;
  const t = indicatorTexts[locale];
  const indicators = await knownTo(visit);
  return visit.show({
    title: t.title,
    lead: t.lead,
    children: (
      <>
        {visit.may('targets.edit') && (
          <p>
            <a class="button" href={`/console/units/${unit.slug}/indicators/new`}>
              {t.add}
            </a>
          </p>
        )}
        {indicators.length === 0 && <p>{t.none}</p>}
        <IndicatorList
          visit={visit}
          indicators={indicators}
          values={await listIndicatorValues(visit.deps.db, [unit.id])}
        />
      </>
    ),
  });
}

async function showAdd(visit: UnitVisit, refused?: Refused) {
  const { locale } = visit;
  const t = indicatorTexts[locale];
  const values = refused
    ? await visit.form()
    : new URLSearchParams({ group: 'sipas', valueUnit: '%', direction: 'up' });
  const of = { values, errors: refused?.errors ?? [], locale };
  const groups = Object.keys(indexGroups) as IndexGroup[];
  return visit.show({
    title: t.addTitle,
    lead: t.addLead,
    refused,
    width: 'narrow',
    children: (
      <form method="post">
        <TextField of={of} name="name" label={t.name} hint={t.nameHint} />
        <SelectField
          of={of}
          name="group"
          label={t.group}
          choices={groups.map((group) => ({ value: group, name: inLocale(indexGroups[group], locale) }))}
        />
        <TextField of={of} name="valueUnit" label={t.valueUnit} hint={t.valueUnitHint} short />
        <ChoiceField
          of={of}
          name="direction"
          type="radio"
          label={t.direction}
          choices={(['up', 'down'] as const).map((value) => ({ value, name: t.directions[value] }))}
        />
        <SubmitButton>{t.save}</SubmitButton>
      </form>
    ),
  });
}

const longestName = 300;
const longestUnit = 40;

async function addIndicator(visit: UnitVisit) {
  const { locale, unit, now } = visit;
  const t = indicatorTexts[locale];
  const form = await visit.form();
  const typed = (name: string) => form.get(name)?.trim() ?? '';
  return visit.attempt(
    async () => {
      const [name, valueUnit] = [typed('name'), typed('valueUnit')];
      const group = typed('group');
      const slug = slugOf(`${group} ${name}`);
      if (!name || name.length > longestName || !slug) throw wrongField('name', t.nameMissing);
      if (!valueUnit || valueUnit.length > longestUnit) throw wrongField('valueUnit', t.valueUnitMissing);
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const taken = new Set((await listIndicators(trx)).map((one) => one.slug));
        const free = taken.has(slug) ? slugOf(`${slug} ${unit.slug}`) : slug;
        if (taken.has(free)) throw wrongField('name', t.exists);
        const direction = typed('direction') === 'down' ? 'down' : 'up';
        const indicator = {
          slug: free,
          name,
          group: Object.hasOwn(indexGroups, group) ? group : 'other',
          valueUnit,
          direction,
          unit: unit.slug,
        };
        await applyPart(trx, by, { indicators: [indicator] }, now, locale);
      });
      return visit.go(`/units/${unit.slug}/indicators`, 'added');
    },
    (refused) => showAdd(visit, refused),
  );
}

const longestSlug = 80;

/** A name for files of `manage apply`, made of what people call it. */
const slugOf = (name: string): string =>
  plainLetters(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug)
    .replace(/^-+|-+$/g, '');

/** The file that proves a value of the unit; only to staff who may see targets there. */
async function handOutEvidence(visit: UnitVisit): Promise<Response> {
  const { db } = visit.deps;
  const values = await listIndicatorValues(db, [visit.unit.id]);
  const id = values.find((one) => String(one.id) === visit.param('value'))?.attachmentId;
  const attachment = id ? await readAttachment(db, id) : undefined;
  if (!attachment) throw problem('not-found');
  return attachmentResponse(attachment);
}
