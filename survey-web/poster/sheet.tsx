import { raw } from 'hono/html';
import type { Point } from '../../api/points/store.ts';
import type { Text } from '../../api/text.ts';
import { Face, FaceSprite } from '../survey/faces.tsx';
import { sheetTexts as t } from '../texts/poster.ts';

interface Sheet {
  point: Point;
  /** The QR code as SVG, quiet zone included. */
  qr: string;
  /** The address to type. */
  address: string;
}

/** The poster: one A5 page, in both languages, whatever the length of the names on it. */
export function Sheet({ point, qr, address }: Sheet) {
  const { unit } = point;
  return (
    <article class="sheet" lang="vi">
      <header>
        {unit.demonstration && <p class="sheet-illustration">{both(t.demonstration)}</p>}
        <p class={`sheet-unit ${lengthOf(unit.name.vi)}`}>{unit.name.vi}</p>
        <English of={unit.name} />
        <Place point={point} />
      </header>
      <section class="sheet-invitation">
        <h2>{t.question.vi}</h2>
        <FaceSprite />
        <div class="sheet-faces">
          {[1, 2, 3, 4, 5].map((face) => (
            <span class={`face-${face}`}>
              <Face face={face} />
            </span>
          ))}
        </div>
        <p class="sheet-call">{t.invitation.vi}</p>
        <p lang="en" class="sheet-english">
          {t.question.en} {t.invitation.en}
        </p>
      </section>
      <section class="sheet-scan">
        <div class="sheet-qr" role="img" aria-label={`${t.qr.vi} ${address}`}>
          {raw(qr)}
        </div>
        <ol class="sheet-steps">
          {t.steps.map((step) => (
            <li>
              {step.vi}
              <English of={step} />
            </li>
          ))}
        </ol>
      </section>
      <section class="sheet-typing">
        <p>
          {t.typing.vi} <span lang="en">{t.typing.en}</span>
        </p>
        <p class={`sheet-address ${lengthOf(address)}`}>{address}</p>
        <p class="sheet-code">
          <span>{both(t.code)}</span> {inFours(point.code)}
        </p>
      </section>
      <footer>
        <p>{t.promise.vi}</p>
        <English of={t.promise} />
      </footer>
    </article>
  );
}

/** The counter and what it is about. */
function Place({ point }: { point: Point }) {
  const field = point.fields.length > 1 ? t.severalFields : point.fields[0]?.name;
  const parts = [point.label, field].filter((part) => part != null);
  if (parts.length === 0) return null;
  const vi = parts.map((part) => part.vi).join(' · ');
  const en = parts.flatMap((part) => part.en ?? []).join(' · ');
  return (
    <>
      <p class={`sheet-place ${lengthOf(vi)}`}>{vi}</p>
      {en && <English of={{ vi, en }} />}
    </>
  );
}

const English = ({ of }: { of: Text }) =>
  of.en ? (
    <p lang="en" class={`sheet-english ${lengthOf(of.en)}`}>
      {of.en}
    </p>
  ) : null;

const both = ({ vi, en }: { vi: string; en: string }) => `${vi} – ${en}`;

/** Long names are set smaller: the sheet has the room that A5 has. */
const lengthOf = (text: string) => (text.length > 80 ? 'very-long' : text.length > 40 ? 'long' : '');

/** Eight letters are read, and typed, in two fours. */
const inFours = (code: string) => code.replace(/(....)(?=.)/g, '$1 ');
