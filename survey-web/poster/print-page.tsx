import { raw } from 'hono/html';
import { qrSvg } from '../../api/points/qr.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { inOtherLanguage, Layout } from '../layout.tsx';
import { FaceSprite } from '../survey/faces.tsx';
import { posterTexts } from '../texts/poster.ts';
import { type Format, formatNames } from './formats.ts';
import { paperStyle } from './paper-style.ts';
import { Sheet } from './sheet.tsx';
import { Stickers } from './stickers.tsx';
import { Tent } from './tent.tsx';
import type { Printed } from './words.ts';

interface PosterPage {
  locale: Locale;
  poster: Printed;
  format: Format;
  url: string;
  publicUrl: string;
}

/** A poster on the screen as it will be on paper, and beside it how to print it. */
export async function PosterPage({ locale, poster, format, url, publicUrl }: PosterPage) {
  const qr = await qrSvg(poster.address, format === 'stickers' ? 'M' : 'H');
  return (
    <Layout
      locale={locale}
      title={posterTitle(poster, locale)}
      otherLanguage={inOtherLanguage(url, locale)}
      demonstration={poster.point.unit.demonstration}
      width="wide"
    >
      <style>{raw(paperStyle(format))}</style>
      <div class="poster-page">
        <Notes locale={locale} poster={poster} format={format} publicUrl={publicUrl} />
        <FaceSprite />
        {format === 'tent' && <Tent printed={poster} qr={qr} />}
        {format === 'stickers' && <Stickers printed={poster} qr={qr} />}
        {format !== 'tent' && format !== 'stickers' && <Sheet printed={poster} qr={qr} format={format} />}
      </div>
    </Layout>
  );
}

function Notes({ locale, poster, format, publicUrl }: Omit<PosterPage, 'url'>) {
  const t = posterTexts[locale];
  const at = `/points/${poster.point.code}`;
  const language = locale === 'en' ? '&lang=en' : '';
  return (
    <div class="poster-notes">
      <h1>{t.title}</h1>
      {poster.reach === 'private' && (
        <section class="poster-warning">
          <h2>{t.privateTitle}</h2>
          <p>{t.privateText(publicUrl)}</p>
        </section>
      )}
      <h2>{t.howToPrint}</h2>
      <p>{t.print[format]}</p>
      <p>
        <a class="button" href={`${at}/poster.pdf?format=${format}`}>
          {t.asPdf}
        </a>
      </p>
      <p>{t.place}</p>
      <h2>{t.otherFormats}</h2>
      <p>
        {formatNames
          .filter((name) => name !== format)
          .map((name) => (
            <a href={`${at}/poster?format=${name}${language}`}>{t.formats[name]}</a>
          ))}
      </p>
      <p>
        {t.imageOnly} <a href={`${at}/qr.svg?correction=H`}>SVG</a>{' '}
        <a href={`${at}/qr.png?correction=H`}>PNG</a>
      </p>
    </div>
  );
}

/** What the page, and the document, is called: whose poster it is and where it hangs. */
export function posterTitle({ point }: Printed, locale: Locale): string {
  const names = [point.label, point.unit.name].filter((text) => text !== null);
  return `${posterTexts[locale].title} – ${names.map((text) => inLocale(text, locale)).join(', ')}`;
}
