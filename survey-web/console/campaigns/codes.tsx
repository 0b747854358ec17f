import { recordChange } from '../../../api/audit/store.ts';
import { makeBatch, mostCodes } from '../../../api/campaigns/make-batch.ts';
import { codeKeyFrom } from '../../../api/campaigns/one-time-code.ts';
import { lockCampaign } from '../../../api/campaigns/store.ts';
import { campaignTexts } from '../../texts/console-campaigns.ts';
import { requireUnchanged, type UnitVisit, wrongField } from '../visit.ts';
import { type CodeForm, codeForms, codesAsCsv, codesAsLinks } from './code-files.ts';
import { showCampaign } from './one.tsx';
import { type OpenedCampaign, openCampaign, stateNameOf } from './opened.ts';
import { slipsOf } from './slip.ts';
import { showSlips } from './slips-page.tsx';
import { slipsAsPdf } from './slips-pdf.ts';

/** In one request: a page has to be drawn, a PDF too, each slip with its QR code. */
const mostOf: Record<CodeForm, number> = { pdf: 6_000, page: 600, links: mostCodes, csv: mostCodes };

/** Makes codes and answers with the only copy of them that there will be. */
export async function sendCodes(visit: UnitVisit) {
  return visit.attempt(
    async () => {
      const campaign = await openCampaign(visit);
      const { count, form } = await readOrder(visit, campaign);
      const codes = await makeCodes(visit, campaign, count);
      return deliver(visit, campaign, codes, form);
    },
    (refused) => showCampaign(visit, refused),
  );
}

async function readOrder(visit: UnitVisit, campaign: OpenedCampaign) {
  const t = campaignTexts[visit.locale];
  const typed = await visit.form();
  const form = codeForms.find((one) => one === typed.get('form'));
  const written = (typed.get('count') ?? '').replace(/[.,\s]/g, '');
  const count = /^\d{1,7}$/.test(written) ? Number(written) : 0;
  if (campaign.access !== 'one-time' || ['over', 'closed'].includes(stateNameOf(campaign, visit.now))) {
    throw wrongField('count', t.notNow);
  }
  if (!form) throw wrongField('form', t.chooseForm);
  if (count < 1 || count > mostCodes) throw wrongField('count', t.countRange(mostCodes));
  if (count > mostOf[form]) throw wrongField('count', t.countRangeOf(t.forms[form], mostOf[form]));
  return { count, form };
}

function makeCodes(visit: UnitVisit, { id, slug }: OpenedCampaign, count: number): Promise<string[]> {
  return visit.change(async (trx, by) => {
    const locked = await lockCampaign(trx, id);
    // Pressed twice, or sent again by a reload: the first answer had the codes.
    requireUnchanged(await visit.form(), locked.codesMade);
    const change = {
      action: 'campaign.make-codes',
      unitId: visit.unit.id,
      subject: { kind: 'campaign', key: slug },
      before: { codesMade: locked.codesMade },
      after: { codesMade: locked.codesMade + count },
    };
    await recordChange(trx, by, change, visit.now);
    return makeBatch(trx, codeKeyFrom(visit.deps.config.secret), locked, count);
  });
}

async function deliver(visit: UnitVisit, campaign: OpenedCampaign, codes: string[], form: CodeForm) {
  const { publicUrl } = visit.deps.config;
  const { pointCode } = campaign;
  switch (form) {
    case 'csv':
      return file(visit, codesAsCsv(publicUrl, pointCode, codes), `${campaign.slug}.csv`, 'text/csv');
    case 'links':
      return file(visit, codesAsLinks(publicUrl, pointCode, codes), `${campaign.slug}.txt`, 'text/plain');
    case 'pdf': {
      const pdf = await slipsAsPdf(slipsOf(visit, campaign, codes), visit.now);
      return file(visit, pdf, `${campaign.slug}.pdf`, 'application/pdf');
    }
    case 'page':
      return showSlips(visit, campaign, slipsOf(visit, campaign, codes));
    default:
      return form satisfies never;
  }
}

function file({ c }: UnitVisit, body: string | Uint8Array<ArrayBuffer>, name: string, type: string) {
  return c.body(body, 200, {
    'Content-Type': type === 'application/pdf' ? type : `${type}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'no-store',
  });
}
