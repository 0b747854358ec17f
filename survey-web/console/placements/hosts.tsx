import { isReported } from '../../../api/placements/standing.ts';
import { type EmbedHost, listHosts } from '../../../api/placements/store.ts';
import { dayInWords } from '../../public/wording.ts';
import { placementTexts } from '../../texts/placements.ts';
import type { UnitVisit } from '../visit.ts';

/** The websites that an embed of the unit was asked for from, and what its staff say of them. */
export async function Hosts({ visit }: { visit: UnitVisit }) {
  const { locale, deps, unit } = visit;
  const t = placementTexts[locale];
  const hosts = await listHosts(deps.db, unit.id);
  if (hosts.length === 0) return <p>{t.hostsNone}</p>;
  const mayEdit = visit.may('units.edit');
  return (
    <table class="console-table placement-table">
      <thead>
        <tr>
          {[t.host, t.state, t.seen, ...(mayEdit ? [t.action] : [])].map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hosts.map((host) => (
          <HostRow of={host} visit={visit} mayEdit={mayEdit} />
        ))}
      </tbody>
    </table>
  );
}

const tones = { unconfirmed: 'doubt', confirmed: 'good', hidden: 'none' } as const;

function HostRow({ of, visit, mayEdit }: { of: EmbedHost; visit: UnitVisit; mayEdit: boolean }) {
  const { locale, unit, today } = visit;
  const t = placementTexts[locale];
  const { host, since, lastDay, standing } = of;
  const reported = isReported(today, lastDay);
  const tone = standing === 'confirmed' && !reported ? 'doubt' : tones[standing];
  const acts = [
    ...(standing === 'unconfirmed' ? [{ act: 'confirm', name: t.confirm, label: t.confirmOf(host) }] : []),
    standing === 'unconfirmed'
      ? { act: 'hide', name: t.hide, label: t.hideOf(host) }
      : { act: 'reconsider', name: t.reconsider, label: t.reconsiderOf(host) },
  ];
  return (
    <tr>
      <th scope="row">{host}</th>
      <td data-label={t.state}>
        <span class={`placement-${tone}`}>{t.hostStates[standing]}</span>
        {!reported && <span class="soft"> ({t.silent})</span>}
      </td>
      <td data-label={t.seen}>{t.seenDays(dayInWords(since, locale), dayInWords(lastDay, locale))}</td>
      {mayEdit && (
        <td>
          {acts.map(({ act, name, label }) => (
            <>
              <form method="post" action={`/console/units/${unit.slug}/placement-hosts`}>
                <input type="hidden" name="host" value={host} />
                <button type="submit" class="link-button" name="act" value={act} aria-label={label}>
                  {name}
                </button>
              </form>{' '}
            </>
          ))}
        </td>
      )}
    </tr>
  );
}
