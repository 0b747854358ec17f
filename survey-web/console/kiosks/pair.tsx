import { raw } from 'hono/html';
import { letPair } from '../../../api/kiosks/pairing.ts';
import { pairingKeyFrom } from '../../../api/kiosks/pairing-code.ts';
import type { Place } from '../../../api/kiosks/place-store.ts';
import { qrSvg, reachOf } from '../../../api/points/qr.ts';
import { listPointsById } from '../../../api/points/store.ts';
import { instantInWords } from '../../public/wording.ts';
import { kioskPairTexts } from '../../texts/console-kiosk-pair.ts';
import { SelectField, SubmitButton } from '../form.tsx';
import { type Refused, type UnitVisit, wrongField } from '../visit.ts';
import { placeName, placesFor } from './reach.ts';

/** Asks at which point the device stands. */
export async function showPairing(visit: UnitVisit, refused?: Refused) {
  const { locale, unit } = visit;
  const t = kioskPairTexts[locale];
  const places = await placesFor(visit);
  const values = refused ? await visit.form() : new URLSearchParams({ point: visit.query('point') });
  return visit.show({
    title: t.title,
    lead: t.lead,
    refused,
    width: 'narrow',
    children: (
      <>
        <Warning visit={visit} />
        {places.length === 0 ? (
          <>
            <p>{t.noPoint}</p>
            {visit.may('points.edit') && (
              <p class="console-actions">
                <a class="button" href={`/console/units/${unit.slug}/points/new`}>
                  {t.addPoint}
                </a>
              </p>
            )}
          </>
        ) : (
          <form method="post" action={`/console/units/${unit.slug}/kiosks/pair`}>
            <SelectField
              of={{ values, errors: refused?.errors ?? [], locale }}
              name="point"
              label={t.point}
              choices={places.map((place) => ({
                value: place.code,
                name: placeName(place, unit.slug, locale),
              }))}
            />
            <SubmitButton>{t.make}</SubmitButton>
          </form>
        )}
      </>
    ),
  });
}

/** Makes a code and shows it this once. */
export function makeCode(visit: UnitVisit) {
  const { deps, now } = visit;
  return visit.attempt(
    async () => {
      const typed = (await visit.form()).get('point');
      const place = (await placesFor(visit)).find(({ code }) => code === typed);
      if (!place) throw wrongField('point', kioskPairTexts[visit.locale].unknownPoint);
      const key = pairingKeyFrom(deps.config.secret);
      const made = await visit.change(async (trx, by) => {
        const [point] = await listPointsById(trx, [place.id]);
        return letPair(trx, point!, key, by, now);
      });
      return showCode(visit, place, made);
    },
    (refused) => showPairing(visit, refused),
  );
}

async function showCode(
  visit: UnitVisit,
  place: Place,
  { code, expiresAt }: { code: string; expiresAt: Date },
) {
  const { locale, unit, deps } = visit;
  const t = kioskPairTexts[locale];
  const address = `${deps.config.publicUrl}/kiosk/`;
  return visit.show({
    title: t.codeTitle,
    lead: t.codeFor(placeName(place, unit.slug, locale)),
    status: 201,
    width: 'narrow',
    children: (
      <>
        <p class="kiosk-code">{code}</p>
        <p>{t.until(instantInWords(expiresAt.toISOString(), locale))}</p>
        <Warning visit={visit} />
        <ol class="console-steps">
          <li>
            {t.steps[0]}
            <p class="kiosk-address">{address}</p>
            <div class="kiosk-qr" role="img" aria-label={t.qr}>
              {raw(await qrSvg(address, 'M'))}
            </div>
          </li>
          <li>{t.steps[1]}</li>
          <li>{t.steps[2]}</li>
        </ol>
        <p class="console-actions">
          <a class="button" href={`/console/units/${unit.slug}/kiosks`}>
            {t.done}
          </a>
          <a class="button quiet" href={`/console/units/${unit.slug}/kiosks/pair?point=${place.code}`}>
            {t.again}
          </a>
        </p>
      </>
    ),
  });
}

/** Browsers let the app keep keys and answers at https, or at localhost, alone. */
function Warning({ visit: { locale, deps } }: { visit: UnitVisit }) {
  const t = kioskPairTexts[locale];
  const { publicUrl } = deps.config;
  const isLocal = reachOf(publicUrl) === 'this-machine';
  if (publicUrl.startsWith('https:') && !isLocal) return null;
  return (
    <div class="kiosk-warning">
      <p>{isLocal ? t.local : t.plain(publicUrl)}</p>
      <p>
        <a class="points-back" href="/kiosk/thiet-lap#https">
          {t.howSecure}
        </a>
      </p>
    </div>
  );
}
