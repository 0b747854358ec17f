import type { Locale } from '../../../api/text.ts';
import { addressOf } from '../../embed/figures.ts';
import { badgeSize } from '../../embed/pictures/badge.ts';
import type { ShownPart } from '../../embed/query.ts';
import { roomFor } from '../../embed/view.ts';
import { embedTexts } from '../../texts/embed.ts';

/** What the web editor chose. */
export interface Chosen {
  show: ShownPart[];
  period: string;
  language: Locale;
  theme: 'auto' | 'light' | 'dark';
  accent: string;
}

/** What is pasted into a website, by what kind of website it is. */
export interface Snippets {
  script: string;
  frame: string;
  badge: { code: string; address: string };
  table: { code: string; address: string };
  /** The query of the frame, for the preview. */
  query: string;
}

/** Letters wrap more in a frame on a phone than the component lets them. */
const frameMore = 90;

export function snippetsFor(
  unit: { slug: string; name: string },
  publicUrl: string,
  chosen: Chosen,
): Snippets {
  const { show, period, language, theme, accent } = chosen;
  const usual = {
    period,
    lang: language === 'en' ? 'en' : '',
    theme: theme === 'auto' ? '' : theme,
    accent: accent.replace('#', ''),
  };
  const asked = { ...usual, show: show.join(',') };
  const at = (path: string, query: Record<string, string> = {}) => addressOf(publicUrl, path, query);
  const title = embedTexts[language].frameTitle(unit.name);
  const page = at(`/u/${unit.slug}`, { period, lang: usual.lang });
  const picture = (name: string, size: Record<string, string>) => {
    const address = at(`/u/${unit.slug}/${name}`, usual);
    const image = element('img', { src: address, ...size, alt: title });
    return { address, code: `${element('a', { href: page })}${image}</a>` };
  };
  const attributes = { ...asked, show: show.join(' ') };
  const given = Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== ''));
  return {
    script: [
      `<script src="${at('/embed.js')}" async></script>`,
      `${element('lang-nghe', { unit: unit.slug, ...given })}<canvas width="1" height="${roomFor(show)}"></canvas></lang-nghe>`,
    ].join('\n'),
    frame: `${element('iframe', {
      src: at(`/u/${unit.slug}/embed`, asked),
      title,
      width: '100%',
      height: `${roomFor(show) + frameMore}`,
      frameborder: '0',
      loading: 'lazy',
    })}</iframe>`,
    badge: picture('badge.svg', { width: `${badgeSize.width}`, height: `${badgeSize.height}` }),
    table: picture('table.png', { width: '760' }),
    query: new URL(at('/', asked)).search,
  };
}

const element = (tag: string, attributes: Record<string, string>) =>
  `<${tag} ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(' ')}>`;

/** As text of HTML, also within quotes. */
export const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);
