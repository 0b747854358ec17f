import { type KeptLook, listLooks } from '../../../api/placements/check-store.ts';
import type { UnitPublishing } from '../../../api/placements/published-store.ts';
import { listPlacements, type Placement } from '../../../api/placements/store.ts';
import type { Locale } from '../../../api/text.ts';
import { dayInWords, instantInWords } from '../../public/wording.ts';
import { placementTexts } from '../../texts/placements.ts';
import type { UnitVisit } from '../visit.ts';
import { PageStateInWords, pageInWords, problemInWords } from './words.tsx';

const mostLooks = 100;

/** The pages that the unit has named, each with what was seen on it. */
export async function PagesNamed({ visit, publishing }: { visit: UnitVisit; publishing: UnitPublishing }) {
  const { locale, deps, unit } = visit;
  const t = placementTexts[locale];
  const placements = await listPlacements(deps.db, unit.id);
  if (placements.length === 0) return <p>{t.pagesNone}</p>;
  const rows = await Promise.all(
    placements.map(async (placement) => ({
      placement,
      looks: await listLooks(deps.db, placement.id, mostLooks),
    })),
  );
  const mayEdit = visit.may('units.edit');
  return (
    <table class="console-table placement-table">
      <thead>
        <tr>
          {[t.page, t.state, t.lookedAt, ...(mayEdit ? [t.action] : [])].map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ placement, looks }) => (
          <PageRow
            placement={placement}
            looks={looks}
            publishing={publishing}
            action={mayEdit ? `/console/units/${unit.slug}/placements/${placement.id}` : null}
            locale={locale}
          />
        ))}
      </tbody>
    </table>
  );
}

interface PageRowProps {
  placement: Placement;
  looks: KeptLook[];
  publishing: UnitPublishing;
  /** null where the reader may only look. */
  action: string | null;
  locale: Locale;
}

function PageRow({ placement, looks, publishing, action, locale }: PageRowProps) {
  const t = placementTexts[locale];
  const { id, url, publishedOn, checkedAt } = placement;
  const place = publishing.places.find((one) => one.kind === 'page' && one.id === id);
  const name = pageInWords(url);
  return (
    <tr>
      <th scope="row">
        <a href={url} rel="noopener noreferrer">
          {name}
        </a>
        <br />
        <span class="soft">{t.publishedOn(dayInWords(publishedOn, locale))}</span>
      </th>
      <td data-label={t.state}>
        {place?.kind === 'page' && (
          <PageStateInWords of={place} problem={publishing.problems[id]} locale={locale} />
        )}
        {looks.length > 1 && <Looks looks={looks} locale={locale} />}
      </td>
      <td data-label={t.lookedAt}>{checkedAt ? instantInWords(checkedAt.toISOString(), locale) : t.never}</td>
      {action && (
        <td>
          <form method="post" action={action}>
            <button type="submit" class="link-button" name="act" value="look" aria-label={t.lookNowAt(name)}>
              {t.lookNow}
            </button>
          </form>{' '}
          <form method="post" action={action}>
            <button type="submit" class="link-button" name="act" value="stop" aria-label={t.stopAt(name)}>
              {t.stop}
            </button>
          </form>
        </td>
      )}
    </tr>
  );
}

/** Days on which the same was found, as one line. */
function Looks({ looks, locale }: { looks: KeptLook[]; locale: Locale }) {
  const t = placementTexts[locale];
  const runs: { first: string; last: string; look: KeptLook }[] = [];
  for (const look of looks) {
    const run = runs.at(-1);
    const isSame =
      run?.look.outcome === look.outcome && run.look.asOf === look.asOf && run.look.problem === look.problem;
    if (isSame) run.first = look.day;
    else runs.push({ first: look.day, last: look.day, look });
  }
  return (
    <details>
      <summary>{t.looks}</summary>
      <ul class="placement-looks">
        {runs.map(({ first, last, look }) => (
          <li>
            {first === last
              ? dayInWords(last, locale)
              : `${dayInWords(first, locale)} – ${dayInWords(last, locale)}`}
            : {lookInWords(look, locale)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function lookInWords({ outcome, asOf, problem }: KeptLook, locale: Locale): string {
  const t = placementTexts[locale];
  if (outcome === 'pasted') {
    return `${t.outcomes.pasted}, ${asOf ? t.asOf(dayInWords(asOf, locale)) : t.withoutDay}`;
  }
  return problem ? `${t.outcomes[outcome]} (${problemInWords(problem, locale)})` : t.outcomes[outcome];
}
