import { isHeldAnywhere } from '../../../api/accounts/permissions.ts';
import { type Kiosk, kioskStateOf } from '../../../api/kiosks/kiosk.ts';
import { listKiosks } from '../../../api/kiosks/store.ts';
import { inLocale } from '../../../api/text.ts';
import { findUnitById, type Unit } from '../../../api/units/store.ts';
import { assetUrl } from '../../assets.ts';
import { kioskTexts } from '../../texts/console-kiosks.ts';
import type { UnitVisit, Visit } from '../visit.ts';
import { type Condition, conditionsOf } from './condition.ts';
import { unitsFrom, unitsWithKiosks } from './reach.ts';
import { deviceInWords, Light, nameOfPoint, queueInWords, seenInWords } from './state.tsx';

/** Every device that the reader may see, whatever unit it stands at. */
export async function showFleet(visit: Visit) {
  const t = kioskTexts[visit.locale];
  const kiosks = await listKiosks(visit.deps.db, await unitsWithKiosks(visit));
  return visit.show({
    title: t.title,
    lead: t.fleetLead,
    script: assetUrl('console-fleet'),
    children: (
      <>
        <PairAtUnit visit={visit} own={await ownUnit(visit)} />
        <Fleet kiosks={kiosks} visit={visit} severalUnits />
      </>
    ),
  });
}

/** The unit at which the reader pairs devices, where it is one alone. */
async function ownUnit({ actor, deps }: Visit) {
  const editing = actor.grants.filter((grant) => isHeldAnywhere([grant], 'kiosks.edit'));
  const [first, ...more] = new Set(editing.map(({ unitId }) => unitId));
  return first && more.length === 0 ? findUnitById(deps.db, first) : undefined;
}

/** A device is paired at a unit: at one's own, or at one that is looked for first. */
function PairAtUnit({ visit: { actor, locale }, own }: { visit: Visit; own: Unit | undefined }) {
  if (!isHeldAnywhere(actor.grants, 'kiosks.edit')) return null;
  const t = kioskTexts[locale];
  return (
    <p class="console-actions">
      {own ? (
        <a class="button" href={`/console/units/${own.slug}/kiosks/pair`}>
          {t.pair}
        </a>
      ) : (
        <a class="button quiet" href="/console/units">
          {t.pairAtUnit}
        </a>
      )}
    </p>
  );
}

const gravest: Condition['light'][] = ['red', 'amber', 'green', 'off'];

/** The devices of a unit and of those below it. */
export async function showKiosks(visit: UnitVisit) {
  const t = kioskTexts[visit.locale];
  const kiosks = await listKiosks(visit.deps.db, await unitsFrom(visit, 'kiosks.read'));
  const at = `/console/units/${visit.unit.slug}/kiosks`;
  const severalUnits = kiosks.some(({ unit }) => unit.id !== visit.unit.id);
  return visit.show({
    title: t.title,
    lead: t.lead,
    script: assetUrl('console-fleet'),
    children: (
      <>
        {visit.may('kiosks.edit') && (
          <p class="console-actions">
            <a class="button" href={`${at}/pair`}>
              {t.pair}
            </a>
            <a class="button quiet" href={`${at}/import`}>
              {t.importQueue}
            </a>
          </p>
        )}
        <Fleet kiosks={kiosks} visit={visit} severalUnits={severalUnits} />
      </>
    ),
  });
}

interface FleetProps {
  kiosks: Kiosk[];
  visit: Visit;
  severalUnits: boolean;
}

async function Fleet({ kiosks, visit: { deps, locale, now }, severalUnits }: FleetProps) {
  const t = kioskTexts[locale];
  const gone = kiosks.filter((kiosk) => kioskStateOf(kiosk) !== 'active');
  const conditions = await conditionsOf(deps.db, kiosks, now);
  const rank = ({ id }: Kiosk) => gravest.indexOf(conditions.get(id)!.light);
  const inUse = kiosks.filter((kiosk) => kioskStateOf(kiosk) === 'active').sort((a, b) => rank(a) - rank(b));
  const count = (light: Condition['light']) =>
    inUse.filter(({ id }) => conditions.get(id)!.light === light).length;
  const table = { locale, now, conditions, severalUnits };
  return (
    <div data-refreshed="fleet">
      {inUse.length === 0 ? (
        <>
          <p>
            <strong>{t.none}</strong> {t.noneLead}
          </p>
          <SetUpLink words={t.setUp} />
        </>
      ) : (
        <>
          <p class="kiosk-sum">{t.sum(count('green'), count('amber'), count('red'))}</p>
          <KioskTable kiosks={inUse} {...table} />
          <p class="soft" hidden data-shown-by-script>
            {t.refreshed}
          </p>
          <SetUpLink words={t.setUp} />
        </>
      )}
      {gone.length > 0 && (
        <>
          <h2>{t.gone}</h2>
          <KioskTable kiosks={gone} {...table} />
        </>
      )}
    </div>
  );
}

const SetUpLink = ({ words }: { words: string }) => (
  <p>
    <a class="points-back" href="/kiosk/thiet-lap">
      {words}
    </a>
  </p>
);

interface TableProps {
  kiosks: Kiosk[];
  locale: Visit['locale'];
  now: Date;
  conditions: Map<number, Condition>;
  severalUnits: boolean;
}

function KioskTable({ kiosks, locale, now, conditions, severalUnits }: TableProps) {
  const t = kioskTexts[locale];
  return (
    <table class="console-table kiosk-table">
      <thead>
        <tr>
          <th scope="col">{t.kiosk}</th>
          <th scope="col">{t.state}</th>
          {severalUnits && <th scope="col">{t.unit}</th>}
          <th scope="col">{t.point}</th>
          <th scope="col">{t.seen}</th>
          <th scope="col" class="number">
            {t.queue}
          </th>
          <th scope="col">{t.version}</th>
          <th scope="col">{t.device}</th>
        </tr>
      </thead>
      <tbody>
        {kiosks.map((kiosk) => (
          <tr>
            <th scope="row">
              <a href={`/console/units/${kiosk.unit.slug}/kiosks/${kiosk.device}`}>{kiosk.name}</a>
            </th>
            <td data-label={t.state}>
              <Light condition={conditions.get(kiosk.id)!} locale={locale} />
            </td>
            {severalUnits && <td data-label={t.unit}>{inLocale(kiosk.unit.name, locale)}</td>}
            <td data-label={t.point}>{nameOfPoint(kiosk, locale)}</td>
            <td data-label={t.seen}>{seenInWords(kiosk, now, locale)}</td>
            <td data-label={t.queue} class="number">
              {queueInWords(kiosk, locale)}
            </td>
            <td data-label={t.version} class="kiosk-version">
              {kiosk.report.appVersion ?? t.unknown}
            </td>
            <td data-label={t.device}>{deviceInWords(kiosk, locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
