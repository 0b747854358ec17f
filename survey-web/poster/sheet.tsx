import { raw } from 'hono/html';
import type { Text } from '../../api/text.ts';
import { Face } from '../survey/faces.tsx';
import { sheetTexts as t } from '../texts/poster.ts';
import type { Format } from './formats.ts';
import { both, inFours, noticesOn, type Printed, placeOf } from './words.ts';

export interface OnPage {
  printed: Printed;
  /** The QR code as SVG, quiet zone included. */
  qr: string;
}

/** The poster: one page, in both languages, whatever the length of the names on it. */
export function Sheet({ printed, qr, format }: OnPage & { format: Format }) {
  return (
    <article class={`printed sheet sheet-${format}`} lang="vi">
      <SheetHeader printed={printed} />
      <Invitation />
      <section class="sheet-scan">
        <Qr printed={printed} qr={qr} />
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
        <Address typed={printed.typed} />
        <p class="sheet-code">
          <span>{both(t.code)}</span> {inFours(printed.point.code)}
        </p>
      </section>
      <Assurance />
    </article>
  );
}

/** What has to be said above all, whose it is, the counter and what it is about. */
export function SheetHeader({ printed }: { printed: Printed }) {
  const { unit } = printed.point;
  const place = placeOf(printed.point);
  return (
    <header>
      {noticesOn(printed).map(({ kind, text }) => (
        <p class={`sheet-notice ${kind}`}>{text}</p>
      ))}
      <p class={`sheet-unit ${lengthOf(unit.name.vi)}`}>{unit.name.vi}</p>
      <English of={unit.name} />
      {place && <p class={`sheet-place ${lengthOf(place.vi)}`}>{place.vi}</p>}
      {place && <English of={place} />}
    </header>
  );
}

/** Needs the faces' sprite on the page. */
export const Invitation = () => (
  <section class="sheet-invitation">
    <h2>{t.question.vi}</h2>
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
);

export const Qr = ({ printed, qr }: OnPage) => (
  <div class="sheet-qr" role="img" aria-label={`${t.qr.vi} ${printed.typed}`}>
    {raw(qr)}
  </div>
);

export const Address = ({ typed }: { typed: string }) => (
  <p class={`sheet-address ${lengthOf(typed)}`}>{typed}</p>
);

export const Assurance = () => (
  <footer>
    <p>{t.promise.vi}</p>
    <English of={t.promise} />
  </footer>
);

const English = ({ of }: { of: Text }) =>
  of.en ? (
    <p lang="en" class={`sheet-english ${lengthOf(of.en)}`}>
      {of.en}
    </p>
  ) : null;

/** Long names are set smaller: the sheet has the room that its paper has. */
export const lengthOf = (text: string) => (text.length > 80 ? 'very-long' : text.length > 40 ? 'long' : '');
