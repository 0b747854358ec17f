import { listAllPointsOfUnit } from '../../../api/points/overview-store.ts';
import { type PathError, problem } from '../../../api/problems.ts';
import { inLocale, type Locale } from '../../../api/text.ts';
import { type Format, formatNames } from '../../poster/formats.ts';
import { postersAsPdf } from '../../poster/pdf.ts';
import type { Wifi } from '../../poster/wifi.ts';
import { printed } from '../../poster/words.ts';
import { consolePointTexts } from '../../texts/console-points.ts';
import { posterTexts } from '../../texts/poster.ts';
import type { UnitVisit } from '../visit.ts';
import { showList } from './list.tsx';
import { isPrinted } from './point.ts';
import { stickerCopies } from './print-form.tsx';

/** Points of a unit as one PDF. The password of a network comes with the form, and goes into the PDF alone. */
export async function printPoints(visit: UnitVisit) {
  const { deps, locale, unit, now, c } = visit;
  const form = await visit.form();
  return visit.attempt(
    async () => {
      const { format, copies, wifi } = readPrint(form, locale);
      const ticked = new Set(form.getAll('code'));
      const all = form.get('which') === 'all';
      const points = (await listAllPointsOfUnit(deps.db, unit.id)).filter(
        (point) => isPrinted(point) && (all || ticked.has(point.code)),
      );
      if (points.length === 0) throw nothingTicked(locale);
      const title = `${posterTexts[locale].title} – ${inLocale(unit.name, locale)}`;
      const pdf = await postersAsPdf(
        points.map((point) => printed(point, deps.config.publicUrl, wifi)),
        format,
        { title, now, copies },
      );
      return c.body(pdf, 200, {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="${unit.slug}-${format}.pdf"`,
      });
    },
    (refused) => showList(visit, form, refused),
  );
}

const nothingTicked = (locale: Locale) =>
  problem('invalid-input', { errors: [{ path: 'code', message: consolePointTexts[locale].nothingTicked }] });

/** @throws Problem invalid-input, naming fields of the form */
function readPrint(
  form: URLSearchParams,
  locale: Locale,
): { format: Format; copies: number; wifi: Wifi | null } {
  const t = consolePointTexts[locale];
  const format = formatNames.find((name) => name === form.get('format'));
  const copies = stickerCopies.find((count) => count === (form.get('copies') ?? '24'));
  const name = form.get('wifi-name')?.trim() ?? '';
  const password = form.get('wifi-password') ?? '';
  // The lengths of IEEE 802.11 and of WPA passphrases: phones refuse others.
  const errors: PathError[] = [
    ...(format ? [] : [{ path: 'format', message: t.wrongFormat }]),
    ...(copies ? [] : [{ path: 'copies', message: t.wrongCopies }]),
    ...(Buffer.byteLength(name) > 32 ? [{ path: 'wifi-name', message: t.wifiNameTooLong }] : []),
    ...(password && !name ? [{ path: 'wifi-name', message: t.wifiNameMissing }] : []),
    ...(password && (password.length < 8 || password.length > 63)
      ? [{ path: 'wifi-password', message: t.wifiPasswordLength }]
      : []),
  ];
  if (errors.length > 0 || !format || !copies) throw problem('invalid-input', { errors });
  return { format, copies: Number(copies), wifi: name ? { name, password } : null };
}
