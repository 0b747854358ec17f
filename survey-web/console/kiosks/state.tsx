import type { Kiosk } from '../../../api/kiosks/kiosk.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { instantInWords } from '../../public/wording.ts';
import { kioskTexts } from '../../texts/console-kiosks.ts';
import type { Condition } from './condition.ts';

/** The light of a device, which says its word too, and what is wrong with it. */
export function Light({ condition: { light, reasons }, locale }: { condition: Condition; locale: Locale }) {
  const t = kioskTexts[locale];
  return (
    <>
      <span class={`kiosk-light ${light}`}>{t.lights[light]}</span>
      {reasons.length > 0 && (
        <span class="kiosk-reasons">{reasons.map((reason) => t.reasons[reason]).join('; ')}</span>
      )}
    </>
  );
}

export const nameOfPoint = ({ point }: Kiosk, locale: Locale): string =>
  point.label ? inLocale(point.label, locale) : (point.code ?? kioskTexts[locale].noLabel);

const minute = 60_000;

/** How long ago, while that says more than the time does. */
export function seenInWords({ seenAt }: Kiosk, now: Date, locale: Locale): string {
  const t = kioskTexts[locale];
  const minutes = Math.floor((now.getTime() - seenAt.getTime()) / minute);
  if (minutes < 2) return t.justNow;
  return minutes < 60 ? t.minutesAgo(minutes) : instantInWords(seenAt.toISOString(), locale);
}

export function queueInWords({ report }: Kiosk, locale: Locale): string {
  const t = kioskTexts[locale];
  const queued = report.queued === null ? t.unknown : String(report.queued);
  return report.rejected ? `${queued}; ${t.rejected(report.rejected)}` : queued;
}

/** Battery, storage and clock, as far as the device can know them. */
export function deviceInWords({ report }: Kiosk, locale: Locale): string {
  const t = kioskTexts[locale];
  const { battery, storage, clockOffset } = report;
  const percent = (share: number) => Math.round(share * 100);
  const minutes = clockOffset === null ? null : Math.round(clockOffset / minute);
  const known = [
    battery && t.battery(percent(battery.level), battery.charging),
    storage && storage.quota > 0 && t.storage(percent(storage.usage / storage.quota)),
    minutes !== null && (minutes === 0 ? t.clockRight : t.clockOff(minutes)),
  ].filter(Boolean);
  return known.length > 0 ? known.join(', ') : t.unknown;
}
