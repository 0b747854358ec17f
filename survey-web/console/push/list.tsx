import { listRuns, type PushRun } from '../../../api/push/run-store.ts';
import { listPushTargets, type PushTarget } from '../../../api/push/store.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { findUnitById } from '../../../api/units/store.ts';
import { instantInWords } from '../../public/wording.ts';
import { pushTexts } from '../../texts/console-push.ts';
import type { Visit } from '../visit.ts';
import { OutcomeInWords } from './log.tsx';

export async function showPushTargets(visit: Visit) {
  const { deps, locale } = visit;
  const t = pushTexts[locale];
  const rows = [];
  for (const target of await listPushTargets(deps.db)) {
    const unit = target.unitId === null ? undefined : await findUnitById(deps.db, target.unitId);
    const [last] = await listRuns(deps.db, target.id, 1);
    rows.push({ target, last, unit: unit ? inLocale(unit.name, locale) : t.everyUnit });
  }
  return visit.show({
    title: t.title,
    lead: t.lead,
    children: (
      <>
        {rows.length === 0 ? (
          <p class="card">{t.none}</p>
        ) : (
          <table class="console-table">
            <thead>
              <tr>
                {[t.columns.place, t.columns.unit, t.columns.state, t.columns.last].map((name) => (
                  <th scope="col">{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <TargetRow {...row} locale={locale} />
              ))}
            </tbody>
          </table>
        )}
        <p class="console-actions">
          <a class="button" href="/console/push/new?kind=sftp">
            {t.addSftp}
          </a>
          <a class="button quiet" href="/console/push/new?kind=folder">
            {t.addFolder}
          </a>
        </p>
      </>
    ),
  });
}

interface RowProps {
  target: PushTarget;
  last: PushRun | undefined;
  unit: string;
  locale: Locale;
}

function TargetRow({ target, last, unit, locale }: RowProps) {
  const t = pushTexts[locale];
  return (
    <tr>
      <th scope="row" class="push-place">
        <a href={`/console/push/${target.id}`}>{placeInWords(target)}</a>
        {target.description && (
          <>
            <br />
            <span class="soft">{target.description}</span>
          </>
        )}
      </th>
      <td data-label={t.columns.unit}>{unit}</td>
      <td data-label={t.columns.state}>{stateInWords(target, locale)}</td>
      <td data-label={t.columns.last}>
        {last ? (
          <>
            <OutcomeInWords of={last} locale={locale} />{' '}
            <span class="soft">{instantInWords(last.endedAt.toISOString(), locale)}</span>
          </>
        ) : (
          <span class="soft">{t.logNone}</span>
        )}
      </td>
    </tr>
  );
}

/** Server and folder, as one writes them. */
export const placeInWords = ({ server, folder }: PushTarget): string =>
  server ? `${server.username}@${server.host}:${folder}` : folder;

export function stateInWords(target: PushTarget, locale: Locale): string {
  const t = pushTexts[locale];
  if (target.disabledAt) return t.off(instantInWords(target.disabledAt.toISOString(), locale));
  if (target.server && target.hostKey === null) return t.unconfirmed;
  if (target.tries > 0 && target.nextTryAt)
    return t.waiting(instantInWords(target.nextTryAt.toISOString(), locale));
  return t.on;
}
