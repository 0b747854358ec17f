import type { Alert } from '../../../api/alerts/alert.ts';
import { windowUpTo } from '../../../api/alerts/rules.ts';
import { sentenceOf } from '../../../api/alerts/wording.ts';
import { dayOf } from '../../../api/days.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { dayInWords } from '../../public/wording.ts';
import { alertsTexts } from '../../texts/console-alerts.ts';

type Listed = Alert & { seenAt: Date | null };

interface AlertListProps {
  alerts: Listed[];
  /** The unit whose page this is; alerts of others name theirs. */
  at: { id: number; slug: string };
  locale: Locale;
}

export const AlertList = ({ alerts, ...list }: AlertListProps) => (
  <ul class="alert-list">
    {alerts.map((alert) => (
      <AlertItem alert={alert} {...list} />
    ))}
  </ul>
);

type AlertItemProps = Omit<AlertListProps, 'alerts'> & { alert: Listed };

function AlertItem({ alert, at, locale }: AlertItemProps) {
  const t = alertsTexts[locale];
  const goesOn = alert.clearedDay === null;
  const link = linkOf(alert);
  return (
    <li class={`alert-item ${goesOn ? alert.kind : 'over'}`} data-alert={alert.kind}>
      <p class="alert-head">
        <b>{t.kinds[alert.kind]}</b>{' '}
        {alert.unit.id !== at.id && (
          <a href={`/console/units/${alert.unit.slug}/alerts`}>{inLocale(alert.unit.name, locale)}</a>
        )}{' '}
        <span class="soft">{whenOf(alert, locale)}</span>
      </p>
      <p>{sentenceOf(alert, locale)}</p>
      {goesOn && <p class="soft">{t.advice[alert.kind]}</p>}
      <div class="alert-actions">
        {link && <a href={link}>{t.see[alert.kind]}</a>}
        {alert.seenAt ? (
          <span class="soft">{t.seen(dayInWords(dayOf(alert.seenAt), locale))}</span>
        ) : (
          goesOn && (
            <form method="post" action={`/console/units/${at.slug}/alerts/${alert.id}/seen`}>
              <button type="submit" class="button quiet">
                {t.markSeen}
              </button>
            </form>
          )
        )}
      </div>
    </li>
  );
}

function whenOf({ kind, firstDay, lastDay, clearedDay }: Listed, locale: Locale): string {
  const t = alertsTexts[locale];
  if (kind === 'harassment') return dayInWords(firstDay, locale);
  if (clearedDay === null) return t.since(dayInWords(firstDay, locale));
  const days =
    firstDay === lastDay
      ? dayInWords(firstDay, locale)
      : t.until(dayInWords(firstDay, locale), dayInWords(lastDay, locale));
  return `${days} · ${t.cleared(dayInWords(clearedDay, locale))}`;
}

/** Where one goes on from an alert. */
function linkOf({ kind, unit, point, kiosk, lastDay }: Listed): string | null {
  switch (kind) {
    case 'below-target': {
      const { from, to } = windowUpTo(lastDay);
      return `/console/units/${unit.slug}/results?from=${from}&to=${to}`;
    }
    case 'silent-point':
      return point?.code ? `/points/${point.code}/poster` : null;
    case 'harassment':
      // Not to the day itself: that would invite a search for whoever came then.
      return `/console/units/${unit.slug}/results`;
    case 'kiosk-red':
      return kiosk && `/console/units/${unit.slug}/kiosks/${kiosk.device}`;
    case 'unpublished':
      return `/console/units/${unit.slug}/placements`;
    case 'actions-overdue':
      return `/console/units/${unit.slug}/actions`;
    case 'periods-due':
      return `/console/units/${unit.slug}/closings`;
    default:
      return kind satisfies never;
  }
}
