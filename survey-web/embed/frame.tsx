import { createHash } from 'node:crypto';
import { raw } from 'hono/html';
import { jsx } from 'hono/jsx';
import { assetUrl } from '../assets.ts';
import { embedTexts } from '../texts/embed.ts';
import type { Embedded } from './figures.ts';
import { lookAsCss } from './look.ts';
import type { EmbedQuery } from './query.ts';
import { type Colours, coloursOf, type Scheme } from './theme.ts';
import { type Piece, piecesOf } from './view.ts';

const pageCss =
  '*{box-sizing:border-box}html{color-scheme:light dark}body{margin:0}a:focus{outline:3px solid var(--accent);outline-offset:2px}a:focus:not(:focus-visible){outline:none}.aside{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0);white-space:nowrap}';

/** The style sheet of a frame with the colours that its website wished. */
export function frameCss({ theme, radius = 10, size = 16, ...wishes }: EmbedQuery): string {
  const first: Scheme = theme === 'dark' ? 'dark' : 'light';
  const dark = `@media (prefers-color-scheme:dark){:root{${variables(coloursOf('dark', wishes))}}}`;
  return [
    `:root{--radius:${radius}px;--size:${size}px;${variables(coloursOf(first, wishes))}}`,
    theme === 'auto' ? dark : '',
    pageCss,
    lookAsCss(),
    '.box{min-height:100vh}',
  ].join('');
}

const variables = (colours: Colours) =>
  Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');

/** Everything from here alone, and its one style sheet; any website may show the page in a frame. */
export const framePolicy = (css: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    'frame-ancestors *',
  ].join('; ');

/** The figures as a page for an `<iframe>`; works without script, which only tells the website its height. */
export function Frame({ embedded, css }: { embedded: Embedded; css: string }) {
  const { view } = embedded;
  const t = embedTexts[view.lang];
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={view.lang}>
        <head>
          <meta charset="utf-8" />
          <title>{t.frameTitle(view.unit)}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta
            name="color-scheme"
            content={embedded.asked.theme === 'auto' ? 'light dark' : embedded.asked.theme}
          />
          <meta name="robots" content="noindex" />
          <link rel="icon" href="data:," />
          {raw(`<style>${css}</style>`)}
          <script type="module" src={assetUrl('embed-frame')} />
        </head>
        <body>
          <main class="box">
            <h1 class="aside">{t.frameTitle(view.unit)}</h1>
            {piecesOf(view).map((piece) => (
              <Drawn piece={piece} />
            ))}
            <p class="aside">{t.opensNew}</p>
          </main>
        </body>
      </html>
    </>
  );
}

function Drawn({ piece: { tag, look, text, href, inside } }: { piece: Piece }) {
  const way = tag === 'a' ? { href, target: '_blank', rel: 'noopener' } : {};
  const within = text === undefined ? (inside ?? []).map((piece) => <Drawn piece={piece} />) : [text];
  return jsx(tag, { ...(look ? { class: look } : {}), ...way }, ...within);
}
