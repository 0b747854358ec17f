import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { raw } from 'hono/html';
import { type Env, room } from '../../api/http/context.ts';
import { qrAddress, qrSvg, reachOf, typedAddress } from '../../api/points/qr.ts';
import { getPoint } from '../../api/points/routes.ts';
import { problem } from '../../api/problems.ts';
import { isClosed } from '../../api/responses/fit.ts';
import { inLocale } from '../../api/text.ts';
import { inOtherLanguage, Layout } from '../layout.tsx';
import { posterTexts } from '../texts/poster.ts';
import { Sheet } from './sheet.tsx';
import { Unreachable } from './unreachable.tsx';

// The size of the paper holds for a whole page: in the common style sheet it would shrink every other print too.
const paper =
  '@page{size:A5 portrait;margin:0}@media print{.masthead,.demonstration,.footer,.skip{display:none}main{padding:0}}';
/** For the content security policy. */
export const paperStyleHash = `'sha256-${createHash('sha256').update(paper).digest('base64')}'`;

export const posterRoutes = room().get('/points/:code/poster', async (c) => {
  const { config, now } = c.var.deps;
  const point = await getPoint(c);
  if (isClosed(point, now())) throw problem('point-retired');
  c.header('Cache-Control', 'no-cache');
  const reach = reachOf(config.publicUrl);
  if (reach === 'this-machine') return showUnreachable(c);

  const { locale } = c.var;
  const t = posterTexts[locale];
  const qr = await qrSvg(qrAddress(config.publicUrl, point.code), 'H');
  const name = [point.label, point.unit.name].filter((text) => text !== null);
  return c.html(
    <Layout
      locale={locale}
      title={`${t.title} – ${name.map((text) => inLocale(text, locale)).join(', ')}`}
      otherLanguage={inOtherLanguage(c.req.url, locale)}
      demonstration={point.unit.demonstration}
      width="wide"
    >
      <style>{raw(paper)}</style>
      <div class="poster-page">
        <div class="poster-notes">
          <h1>{t.title}</h1>
          {reach === 'private' && (
            <section class="poster-warning">
              <h2>{t.privateTitle}</h2>
              <p>{t.privateText(config.publicUrl)}</p>
            </section>
          )}
          <h2>{t.howToPrint}</h2>
          <p>{t.print}</p>
          <p>{t.place}</p>
          <p>
            {t.imageOnly} <a href={`/points/${point.code}/qr.svg?correction=H`}>SVG</a>{' '}
            <a href={`/points/${point.code}/qr.png?correction=H`}>PNG</a>
          </p>
        </div>
        <Sheet point={point} qr={qr} address={typedAddress(config.publicUrl, point.code)} />
      </div>
    </Layout>,
  );
});

function showUnreachable(c: Context<Env>) {
  const { locale, deps } = c.var;
  return c.html(
    <Layout
      locale={locale}
      title={posterTexts[locale].unreachableTitle}
      otherLanguage={inOtherLanguage(c.req.url, locale)}
    >
      <Unreachable locale={locale} config={deps.config} />
    </Layout>,
  );
}
