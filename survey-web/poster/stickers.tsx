import { sheetTexts as t } from '../texts/poster.ts';
import { stickersOnSheet } from './formats.ts';
import { lengthOf, type OnPage, Qr } from './sheet.tsx';
import { inFours, noticesOn, placeOf } from './words.ts';

/** A sheet of A4 with the same sticker in each place; read aloud it is one. */
export function Stickers({ printed, qr }: OnPage) {
  return (
    <article class="printed stickers" lang="vi">
      {Array.from({ length: stickersOnSheet }, (_, i) => (
        <div class="sticker" aria-hidden={i > 0 && 'true'}>
          <Sticker printed={printed} qr={qr} />
        </div>
      ))}
    </article>
  );
}

function Sticker({ printed, qr }: OnPage) {
  const { point } = printed;
  const place = placeOf(point);
  const notice = noticesOn(printed)[0];
  return (
    <>
      <Qr printed={printed} qr={qr} />
      <div class="sticker-words">
        <p class="sticker-call">{t.sticker.vi}</p>
        <p lang="en" class="sticker-english">
          {t.sticker.en}
        </p>
        <p class={`sticker-unit ${lengthOf(point.unit.name.vi)}`}>{point.unit.name.vi}</p>
        {place && <p class={`sticker-place ${lengthOf(place.vi)}`}>{place.vi}</p>}
        <p class="sticker-code">{inFours(point.code)}</p>
        {notice && <p class={`sticker-notice ${notice.kind}`}>{notice.text}</p>}
      </div>
    </>
  );
}
