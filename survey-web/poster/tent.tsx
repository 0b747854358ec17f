import { sheetTexts as t } from '../texts/poster.ts';
import { Address, Assurance, Invitation, type OnPage, Qr, SheetHeader } from './sheet.tsx';
import { inFours } from './words.ts';

/** A sheet of A4 to fold: a face for each side of the table, the base, and a flap for the glue. */
export function Tent({ printed, qr }: OnPage) {
  return (
    <article class="printed tent" lang="vi">
      <div class="tent-far" aria-hidden="true">
        <TentFace printed={printed} qr={qr} />
      </div>
      <TentFace printed={printed} qr={qr} />
      <p class="tent-base">{t.folding[0]}</p>
      <p class="tent-flap">{t.folding[1]}</p>
    </article>
  );
}

const TentFace = ({ printed, qr }: OnPage) => (
  <section class="sheet sheet-tent">
    <div class="tent-scan">
      <Qr printed={printed} qr={qr} />
      <Address typed={printed.typed} />
      <p class="sheet-code">{inFours(printed.point.code)}</p>
    </div>
    <div class="tent-words">
      <SheetHeader printed={printed} />
      <Invitation />
      <Assurance />
    </div>
  </section>
);
