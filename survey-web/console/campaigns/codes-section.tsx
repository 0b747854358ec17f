import { reachOf } from '../../../api/points/qr.ts';
import { campaignTexts } from '../../texts/console-campaigns.ts';
import { ChoiceField, type Filled, SubmitButton, TextField } from '../form.tsx';
import { type Refused, seenOf, type UnitVisit } from '../visit.ts';
import { codeForms } from './code-files.ts';
import { type OpenedCampaign, pathOf, stateNameOf } from './opened.ts';

interface CodesSectionProps {
  visit: UnitVisit;
  campaign: OpenedCampaign;
  refused: Refused | undefined;
  values: URLSearchParams | undefined;
}

/** How many codes there are and how many are used; for who may, the form that makes more. */
export function CodesSection({ visit, campaign, refused, values }: CodesSectionProps) {
  const { locale, now } = visit;
  const t = campaignTexts[locale];
  const { codesMade, unusedCodes } = campaign;
  const hasEnded = ['over', 'closed'].includes(stateNameOf(campaign, now));
  return (
    <section>
      <h2>{t.codes}</h2>
      <p data-codes-count>{t.codesCount(codesMade, codesMade - unusedCodes)}</p>
      <p class="soft">{t.codesSecret}</p>
      {visit.may('campaigns.edit') &&
        (hasEnded ? (
          <p>{t.notNow}</p>
        ) : (
          <MakeCodes visit={visit} campaign={campaign} refused={refused} values={values} />
        ))}
    </section>
  );
}

function MakeCodes({ visit, campaign, refused, values }: CodesSectionProps) {
  const { locale } = visit;
  const t = campaignTexts[locale];
  const missing = Math.max(0, (campaign.population ?? 0) - campaign.codesMade);
  const suggested = new URLSearchParams({ count: missing > 0 ? String(missing) : '', form: 'pdf' });
  const of: Filled = { values: values ?? suggested, errors: refused?.errors ?? [], locale };
  return (
    <form
      method="post"
      action={`/console${pathOf(visit, campaign.slug, 'codes')}`}
      class="card"
      data-codes-page={`/console${pathOf(visit, campaign.slug)}`}
    >
      <Reach visit={visit} />
      <input type="hidden" name="seen" value={seenOf(campaign.codesMade)} autocomplete="off" />
      <TextField of={of} name="count" label={t.count} hint={t.countHint} inputmode="numeric" short />
      <div class="campaign-choices">
        <ChoiceField
          of={of}
          name="form"
          type="radio"
          label={t.form}
          choices={codeForms.map((form) => ({ value: form, name: t.forms[form] }))}
        />
      </div>
      <p>{t.codesOnce}</p>
      <SubmitButton>{t.make}</SubmitButton>
      <p role="status" data-codes-says data-codes-making={t.making} data-codes-made={t.made} />
    </form>
  );
}

/** Slips that lead nowhere are worse than none. */
function Reach({ visit: { locale, deps } }: { visit: UnitVisit }) {
  const t = campaignTexts[locale];
  const { publicUrl } = deps.config;
  switch (reachOf(publicUrl)) {
    case 'public':
      return null;
    case 'private':
      return <p class="campaign-caution">{t.privateOnly(publicUrl)}</p>;
    default:
      return <p class="campaign-caution">{t.unreachable(publicUrl)}</p>;
  }
}
