import { listGaps } from '../../../api/kiosks/gap-store.ts';
import type { Kiosk } from '../../../api/kiosks/kiosk.ts';
import { listPosts } from '../../../api/kiosks/post-store.ts';
import { listPointsById } from '../../../api/points/store.ts';
import { inLocale } from '../../../api/text.ts';
import { instantInWords } from '../../public/wording.ts';
import { kioskOneTexts } from '../../texts/console-kiosk.ts';
import type { UnitVisit } from '../visit.ts';

const mostGaps = 20;

/** Where a device stood, and when it was not heard of. */
export async function History({ kiosk, visit: { deps, locale, actor } }: { kiosk: Kiosk; visit: UnitVisit }) {
  const t = kioskOneTexts[locale];
  const posts = await listPosts(deps.db, kiosk.id);
  const points = await listPointsById(
    deps.db,
    posts.map(({ pointId }) => pointId),
  );
  const gaps = await listGaps(deps.db, kiosk.id, mostGaps);
  const at = (instant: Date) => instantInWords(instant.toISOString(), locale);
  const nameOf = (id: number) => {
    const point = points.find((one) => one.id === id);
    if (!point) return t.movedCode;
    return `${point.label ? inLocale(point.label, locale) : point.code} – ${inLocale(point.unit.name, locale)}`;
  };
  const mayReadAudit = actor.grants.some(({ role }) => role === 'administrator' || role === 'auditor');
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t.history}</h2>
      <p>{t.paired(at(kiosk.pairedAt))}</p>
      <h3>{t.posts}</h3>
      <ul>
        {[...posts].reverse().map(({ pointId, from, until }) => (
          <li>
            {nameOf(pointId)}: {until ? t.between(at(from), at(until)) : t.since(at(from))}
          </li>
        ))}
      </ul>
      <h3>{t.gaps}</h3>
      {gaps.length === 0 ? (
        <p>{t.noGaps}</p>
      ) : (
        <ul>
          {gaps.map(({ from, until }) => (
            <li>{t.between(at(from), at(until))}</li>
          ))}
        </ul>
      )}
      {mayReadAudit && (
        <p>
          <a class="points-back" href="/console/audit">
            {t.changes}
          </a>
        </p>
      )}
    </section>
  );
}
