import { kioskOneTexts } from '../../texts/console-kiosk.ts';
import type { Refused, UnitVisit } from '../visit.ts';
import { getKioskOf } from './reach.ts';
import { nameOfPoint } from './state.tsx';

/** Says what retiring or revoking means before it is done. */
export const askToEnd = (deed: 'retire' | 'revoke') => async (visit: UnitVisit, refused?: Refused) => {
  const { locale, unit } = visit;
  const t = kioskOneTexts[locale];
  const kiosk = await getKioskOf(visit);
  const here = `/console/units/${unit.slug}/kiosks/${kiosk.device}`;
  return visit.show({
    title: (deed === 'retire' ? t.retireTitle : t.revokeTitle)(kiosk.name),
    lead: deed === 'retire' ? t.retireLead : t.revokeLead,
    width: 'narrow',
    refused,
    children: (
      <form method="post" action={`${here}/${deed}`}>
        <p>{nameOfPoint(kiosk, locale)}</p>
        <div class="console-actions">
          <button type="submit" class="button danger">
            {deed === 'retire' ? t.retire : t.revoke}
          </button>
          <a class="points-back" href={here}>
            {t.keep}
          </a>
        </div>
      </form>
    ),
  });
};
