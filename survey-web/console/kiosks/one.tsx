import { type Kiosk, kioskStateOf } from '../../../api/kiosks/kiosk.ts';
import type { Place } from '../../../api/kiosks/place-store.ts';
import { instantInWords } from '../../public/wording.ts';
import { kioskOneTexts } from '../../texts/console-kiosk.ts';
import { kioskTexts } from '../../texts/console-kiosks.ts';
import { type Filled, SelectField, SubmitButton, TextField } from '../form.tsx';
import { type Refused, seenOf, type UnitVisit } from '../visit.ts';
import { conditionsOf } from './condition.ts';
import { History } from './history.tsx';
import { getKioskOf, placeName, placesFor } from './reach.ts';
import { deviceInWords, Light, nameOfPoint, queueInWords, seenInWords } from './state.tsx';

/** What the form of a device was filled from, and what the list of points was. */
export const editedOf = ({ name, settings }: Kiosk) => ({ name, ...settings });
export const placedOf = ({ point }: Kiosk) => ({ point: point.id });

/** One device: how it is, what it asks, where it stands and stood. `typed` is what was refused. */
export async function showKiosk(visit: UnitVisit, refused?: Refused, typed?: URLSearchParams) {
  const { locale, unit, now, deps } = visit;
  const t = kioskOneTexts[locale];
  const kiosk = await getKioskOf(visit);
  const condition = (await conditionsOf(deps.db, [kiosk], now)).get(kiosk.id)!;
  const mayEdit = visit.may('kiosks.edit') && kioskStateOf(kiosk) !== 'revoked';
  const at = `/console/units/${unit.slug}/kiosks`;
  const here = `${at}/${kiosk.device}`;
  const { name, settings } = kiosk;
  const stored = { name, ...settings, minimumInterval: String(settings.minimumInterval) };
  const values = typed?.has('name') ? typed : new URLSearchParams(stored);
  const of = { values, errors: refused?.errors ?? [], locale };
  return visit.show({
    title: kiosk.name,
    lead: nameOfPoint(kiosk, locale),
    refused,
    children: (
      <>
        <p>
          <Light condition={condition} locale={locale} />
        </p>
        <Facts kiosk={kiosk} visit={visit} />
        {mayEdit && (
          <>
            {refused?.status === 409 && <AsItIsNow kiosk={kiosk} locale={locale} />}
            <h2>{t.nameAndSettings}</h2>
            <Settings of={of} kiosk={kiosk} here={here} />
            <h2>{t.move}</h2>
            <Move kiosk={kiosk} visit={visit} here={here} places={await placesFor(visit)} />
            <h2>{t.reload}</h2>
            <form method="post" action={`${here}/reload`}>
              <p>
                {t.reloadNote}{' '}
                {kiosk.reloadAt && t.reloaded(instantInWords(kiosk.reloadAt.toISOString(), locale))}
              </p>
              <SubmitButton quiet>{t.reload}</SubmitButton>
            </form>
          </>
        )}
        <History kiosk={kiosk} visit={visit} />
        {mayEdit && <Ends kiosk={kiosk} locale={locale} here={here} />}
        <p>
          <a class="points-back" href={at}>
            {t.all}
          </a>
        </p>
      </>
    ),
  });
}

function Facts({ kiosk, visit: { locale, now } }: { kiosk: Kiosk; visit: UnitVisit }) {
  const t = kioskTexts[locale];
  return (
    <dl class="kiosk-facts">
      <dt>{t.seen}</dt>
      <dd>{seenInWords(kiosk, now, locale)}</dd>
      <dt>{t.queue}</dt>
      <dd>{queueInWords(kiosk, locale)}</dd>
      <dt>{t.version}</dt>
      <dd>{kiosk.report.appVersion ?? t.unknown}</dd>
      <dt>{t.device}</dt>
      <dd>{deviceInWords(kiosk, locale)}</dd>
    </dl>
  );
}

function Settings({ of, kiosk, here }: { of: Filled; kiosk: Kiosk; here: string }) {
  const t = kioskOneTexts[of.locale];
  return (
    <form method="post" action={here} class="kiosk-words">
      <input type="hidden" name="seen" value={seenOf(editedOf(kiosk))} autocomplete="off" />
      <TextField of={of} name="name" label={t.name} hint={t.nameHint} maxlength={80} />
      <SelectField
        of={of}
        name="locale"
        label={t.locale}
        choices={(['vi', 'en'] as const).map((value) => ({ value, name: t.languages[value] }))}
      />
      <SelectField
        of={of}
        name="asks"
        label={t.asks}
        choices={[
          { value: 'overall', name: t.asksOverall },
          { value: 'items', name: t.asksItems },
        ]}
      />
      <TextField
        of={of}
        name="minimumInterval"
        label={t.minimumInterval}
        hint={t.minimumIntervalHint}
        inputmode="numeric"
        short
      />
      <p class="soft">{t.saveNote}</p>
      <SubmitButton>{t.save}</SubmitButton>
    </form>
  );
}

interface MoveProps {
  kiosk: Kiosk;
  visit: UnitVisit;
  here: string;
  places: Place[];
}

function Move({ kiosk, visit, here, places }: MoveProps) {
  const { locale, unit } = visit;
  const t = kioskOneTexts[locale];
  const others = places.filter(({ id }) => id !== kiosk.point.id);
  if (others.length === 0) {
    return (
      <p>
        {t.moveNone}{' '}
        {visit.may('points.edit') && <a href={`/console/units/${unit.slug}/points/new`}>{t.newPoint}</a>}
      </p>
    );
  }
  const of = { values: new URLSearchParams(), errors: [], locale };
  return (
    <form method="post" action={`${here}/move`} class="kiosk-words">
      <input type="hidden" name="seen" value={seenOf(placedOf(kiosk))} autocomplete="off" />
      <SelectField
        of={of}
        name="point"
        label={t.moveTo}
        hint={t.moveNote}
        choices={others.map((place) => ({ value: place.code, name: placeName(place, unit.slug, locale) }))}
      />
      <SubmitButton quiet>{t.moveGo}</SubmitButton>
    </form>
  );
}

/** What takes a device out of use, which asks once more. */
function Ends({ kiosk, locale, here }: { kiosk: Kiosk; locale: UnitVisit['locale']; here: string }) {
  const t = kioskOneTexts[locale];
  return (
    <div class="console-actions">
      {kioskStateOf(kiosk) === 'active' ? (
        <a class="button danger" href={`${here}/retire`}>
          {t.retire}
        </a>
      ) : (
        <form method="post" action={`${here}/reopen`}>
          <SubmitButton quiet>{t.reopen}</SubmitButton>
        </form>
      )}
      <a class="button danger" href={`${here}/revoke`}>
        {t.revoke}
      </a>
    </div>
  );
}

/** What somebody else has saved meanwhile, beside what was typed. */
function AsItIsNow({ kiosk, locale }: { kiosk: Kiosk; locale: UnitVisit['locale'] }) {
  const t = kioskOneTexts[locale];
  const { settings } = kiosk;
  return (
    <section class="card">
      <h2>{t.now}</h2>
      <dl>
        <dt>{t.name}</dt>
        <dd>{kiosk.name}</dd>
        <dt>{kioskTexts[locale].point}</dt>
        <dd>{nameOfPoint(kiosk, locale)}</dd>
        <dt>{t.asks}</dt>
        <dd>{settings.asks === 'items' ? t.asksItems : t.asksOverall}</dd>
        <dt>{t.minimumInterval}</dt>
        <dd>{settings.minimumInterval}</dd>
      </dl>
    </section>
  );
}
