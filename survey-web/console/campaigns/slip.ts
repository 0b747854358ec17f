import { inGroups } from '../../../api/campaigns/one-time-code.ts';
import { typedAddress } from '../../../api/points/qr.ts';
import { dayInWords } from '../../public/wording.ts';
import { slipTexts } from '../../texts/console-campaigns.ts';
import type { UnitVisit } from '../visit.ts';
import { addressOf } from './code-files.ts';
import { nameOf, type OpenedCampaign } from './opened.ts';

/** A4 holds 24: three across and eight down, without margins between, so that few cuts part them. */
export const slipGrid = { columns: 3, rows: 8, width: 70, height: 37 } as const;
export const slipsOnSheet = slipGrid.columns * slipGrid.rows;
/** What is left of A4 above and below, in millimetres. */
export const slipTop = (297 - slipGrid.rows * slipGrid.height) / 2;

/** What stands on a slip. */
export interface Slip {
  unit: string;
  campaign: string;
  /** In the QR code. */
  address: string;
  /** To be typed, without the code. */
  typed: string;
  code: string;
  until: string;
  demonstration: boolean;
}

export function slipsOf(visit: UnitVisit, campaign: OpenedCampaign, codes: string[]): Slip[] {
  const { publicUrl } = visit.deps.config;
  const same = {
    unit: visit.unit.name.vi,
    campaign: campaign.name ? nameOf(campaign, 'vi') : '',
    typed: typedAddress(publicUrl, campaign.pointCode),
    until: slipTexts.until(dayInWords(campaign.to, 'vi')),
    demonstration: visit.unit.demonstration,
  };
  return codes.map((code) => ({
    ...same,
    address: addressOf(publicUrl, campaign.pointCode, code),
    code: inGroups(code),
  }));
}

export const sheetsOf = (slips: Slip[]): Slip[][] =>
  Array.from({ length: Math.ceil(slips.length / slipsOnSheet) }, (_, i) =>
    slips.slice(i * slipsOnSheet, (i + 1) * slipsOnSheet),
  );
