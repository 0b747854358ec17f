import { chainOf } from '../../../api/accounts/reach.ts';
import { listCampaigns } from '../../../api/campaigns/store.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import type { Trx } from '../../../api/database/open.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { listChoosableForms } from '../../../api/questionnaires/standings.ts';
import { inLocale, type Locale, plainLetters } from '../../../api/text.ts';
import { findUnitById } from '../../../api/units/store.ts';
import { dayInWords } from '../../public/wording.ts';
import { consoleTexts } from '../../texts/console.ts';
import { campaignTexts } from '../../texts/console-campaigns.ts';
import { ChoiceField, DayField, type Filled, SelectField, SubmitButton, TextField } from '../form.tsx';
import { type Refused, requireUnchanged, seenOf, type UnitVisit } from '../visit.ts';
import { type OpenedCampaign, openCampaign, pathOf } from './opened.ts';
import { inFields, readTyped } from './typed.ts';

export async function showNew(visit: UnitVisit, refused?: Refused) {
  const { locale } = visit;
  const t = campaignTexts[locale];
  const suggested = { access: 'one-time', from: visit.today, questionnaire: usualFor(visit) };
  const values = refused ? await visit.form() : new URLSearchParams(suggested);
  const of: Filled = { values, errors: refused?.errors ?? [], locale };
  return visit.show({
    title: t.add,
    lead: t.addLead,
    refused,
    width: 'narrow',
    children: (
      <form method="post" action={`/console${pathOf(visit, 'new')}`}>
        <TextField of={of} name="name" label={t.name} hint={t.nameHint} maxlength={200} />
        <SelectField
          of={of}
          name="questionnaire"
          label={t.questionnaire}
          choices={await questionnaires(visit)}
        />
        <DaysAndPeople of={of} />
        <div class="campaign-choices">
          <ChoiceField
            of={of}
            name="access"
            type="radio"
            label={t.accessLabel}
            hint={t.accessHint}
            choices={(['one-time', 'open'] as const).map((access) => ({
              value: access,
              name: t.accessChoices[access],
            }))}
          />
        </div>
        <SubmitButton>{t.add}</SubmitButton>
      </form>
    ),
  });
}

export async function showEdit(visit: UnitVisit, refused?: Refused) {
  const { locale } = visit;
  const t = campaignTexts[locale];
  const campaign = await openCampaign(visit);
  const values = refused ? await visit.form() : valuesOf(campaign);
  const of: Filled = { values, errors: refused?.errors ?? [], locale };
  return visit.show({
    title: t.editTitle,
    lead: t.editLead,
    refused,
    width: 'narrow',
    children: (
      <form method="post" action={`/console${pathOf(visit, campaign.slug, 'edit')}`}>
        {refused?.status === 409 && <AsItIsNow campaign={campaign} locale={locale} />}
        <input type="hidden" name="seen" value={seenOf(editable(campaign))} />
        <TextField of={of} name="name" label={t.name} hint={t.nameHint} maxlength={200} />
        <DaysAndPeople of={of} />
        <SubmitButton>{consoleTexts[locale].save}</SubmitButton>
      </form>
    ),
  });
}

/** Somebody else has changed it: what stands now, beside what was typed. */
function AsItIsNow({ campaign, locale }: { campaign: OpenedCampaign; locale: Locale }) {
  const { from, to, population } = campaign;
  const days = [dayInWords(from, locale), dayInWords(to, locale)] as const;
  return (
    <p class="campaign-caution">
      {campaignTexts[locale].asItIsNow(campaign.name?.vi ?? '–', ...days, population)}
    </p>
  );
}

function DaysAndPeople({ of }: { of: Filled }) {
  const t = campaignTexts[of.locale];
  return (
    <>
      <div class="form-row">
        <DayField of={of} name="from" label={t.from} />
        <DayField of={of} name="to" label={t.to} />
      </div>
      <TextField
        of={of}
        name="population"
        label={t.population}
        hint={t.populationHint}
        inputmode="numeric"
        short
        optional
      />
    </>
  );
}

const usualFor = ({ unit }: UnitVisit) => (unit.kind === 'school' ? 'cha-me-mam-non' : 'mot-cua-9');

const questionnaires = async ({ deps, locale, unit }: UnitVisit) =>
  (await listChoosableForms(deps.db, chainOf(unit))).map(({ questionnaire, content }) => ({
    value: questionnaire,
    name: inLocale(content.title, locale),
  }));

const valuesOf = (campaign: OpenedCampaign) =>
  new URLSearchParams({
    name: campaign.name?.vi ?? '',
    from: campaign.from,
    to: campaign.to,
    population: campaign.population === null ? '' : String(campaign.population),
  });

const editable = ({
  name,
  from,
  to,
  population,
}: Pick<OpenedCampaign, 'name' | 'from' | 'to' | 'population'>) => ({
  name,
  from,
  to,
  population,
});

export async function addCampaign(visit: UnitVisit) {
  const form = await visit.form();
  return visit.attempt(
    async () => {
      const typed = readTyped(form, visit.locale);
      const slug = await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const slug = await unusedSlug(trx, visit, typed.name.vi);
        const questionnaire = form.get('questionnaire') ?? '';
        const access = form.get('access') ?? '';
        const campaign = { ...typed, slug, unit: visit.unit.slug, questionnaire, access };
        await applyPart(trx, by, { campaigns: [campaign] }, visit.now, visit.locale);
        return slug;
      });
      return visit.go(pathOf(visit, slug), 'added');
    },
    (refused) => showNew(visit, inFields(refused)),
  );
}

export async function saveCampaign(visit: UnitVisit) {
  const form = await visit.form();
  const campaign = await openCampaign(visit);
  return visit.attempt(
    async () => {
      const typed = readTyped(form, visit.locale);
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const now = (await listCampaigns(trx)).get(campaign.slug)!;
        requireUnchanged(form, editable(now));
        const { slug, questionnaire, access } = now;
        const unit = (await findUnitById(trx, now.unitId))!.slug;
        // The English name, which this form does not show, stays while the Vietnamese one does.
        const name = now.name?.vi === typed.name.vi ? now.name : typed.name;
        const changed = { ...typed, name, slug, unit, questionnaire, access };
        await applyPart(trx, by, { campaigns: [changed] }, visit.now, visit.locale);
      });
      return visit.go(pathOf(visit, campaign.slug), 'saved');
    },
    (refused) => showEdit(visit, inFields(refused)),
  );
}

/** A name for addresses, made of the unit's and the campaign's; no other campaign has it. */
async function unusedSlug(trx: Trx, { unit }: UnitVisit, name: string): Promise<string> {
  const known = await listCampaigns(trx);
  const words = plainLetters(name).replace(/[^a-z0-9]+/g, '-');
  const stem = `${unit.slug.slice(0, 40)}-${words.slice(0, 32)}`.replace(/-+/g, '-').replace(/^-|-$/g, '');
  for (let number = 1; ; number++) {
    const slug = number === 1 ? stem : `${stem}-${number}`;
    // “new” is an address of its own.
    if (!known.has(slug) && slug !== 'new') return slug;
  }
}
