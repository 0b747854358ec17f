import { createHash } from 'node:crypto';
import type { Deps } from '../http/context.ts';
import { isClosedAt } from '../points/closed.ts';
import { qrAddress } from '../points/qr.ts';
import { listPointsById } from '../points/store.ts';
import { qrModules } from '../print/qr-modules.ts';
import { type Questionnaire, ratingQuestions } from '../questionnaires/questionnaire.ts';
import { listVersions } from '../questionnaires/store.ts';
import type { Text } from '../text.ts';
import { type Clip, listClips } from './clip-store.ts';
import { type Kiosk, kioskStateOf } from './kiosk.ts';

/** All that a device shows, with a revision that is another one as soon as any of it is. */
export async function whatToShow({ db, config }: Pick<Deps, 'db' | 'config'>, kiosk: Kiosk, now: Date) {
  const [point] = await listPointsById(db, [kiosk.point.id]);
  const { unit, code, label, fields, questionnaire } = point!;
  const version = (await listVersions(db, [questionnaire])).at(-1)!;
  const isInUse = kioskStateOf(kiosk) === 'active' && !isClosedAt(point!, now);
  const { content } = version;
  const shown = {
    device: kiosk.device,
    name: kiosk.name,
    // At a point that has closed there is nothing to answer either.
    state: isInUse ? ('active' as const) : ('retired' as const),
    unit: { slug: unit.slug, name: unit.name },
    point: {
      code,
      label,
      fields: fields.map(({ slug, name, everyday }) => ({ slug, name, everyday })),
    },
    questionnaire: { id: questionnaire, version: version.version, content },
    settings: kiosk.settings,
    survey: { url: qrAddress(config.publicUrl, code) },
    tellMore: { url: `${config.publicUrl}/kien-nghi?unit=${unit.slug}&kind=gop-y` },
    clips: (await listClips(db, questionnaire)).filter((clip) => isSaidSo(clip, content)).map(clipShown),
    privacyMinimum: config.privacyMinimum,
    reload: kiosk.reloadAt?.toISOString() ?? null,
  };
  const revision = createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 22);
  return { ...shown, revision };
}

const clipShown = ({ question, locale, attachmentId }: Clip) => ({
  question,
  locale,
  url: `/kiosk/clips/${attachmentId}`,
});

// The words may have changed since somebody spoke them.
const isSaidSo = ({ question, locale, words }: Clip, content: Questionnaire) =>
  ratingQuestions(content).some(
    ({ key, text }) => key === question && (text as Text & Record<string, string>)[locale] === words,
  );

/** The address with its QR code: what is dark, as a path in a square of `size`, without the white around it. */
export function withQr({ url }: { url: string }) {
  const { size, runs } = qrModules(url, 'M');
  const path = runs.map(({ x, y, length }) => `M${x} ${y}h${length}v1h-${length}z`).join('');
  return { url, qr: { size, path } };
}
