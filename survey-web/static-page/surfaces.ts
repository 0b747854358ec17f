import { openOutlines } from '../../api/print/outlines.ts';
import type { Surfaces } from '../../api/push/contents.ts';
import { drawBadge } from '../embed/pictures/badge.ts';
import { pngOf } from '../embed/pictures/pages.ts';
import { drawTable } from '../embed/pictures/table.ts';
import { parseEmbedQuery } from '../embed/query.ts';
import { tableOf } from '../embed/table.ts';
import { viewOf } from '../embed/words.ts';
import { staticPage } from './page.tsx';

/** What is made of figures for servers that are pushed to: a page, and the pictures that the unit's own page has. */
export const pushedSurfaces: Surfaces = {
  page: staticPage,
  pictures: ({ satisfaction, source, locale }) => {
    const asked = parseEmbedQuery({}, locale);
    const links = { method: `${source}#method`, petition: source };
    const words = { satisfaction, locale, links, parts: [], button: false };
    const view = viewOf({ ...words, periodName: satisfaction.closing?.period.name ?? null });
    const badge = async () => drawBadge(await openOutlines(), view, asked);
    const table = async () => drawTable(await openOutlines(), tableOf(satisfaction, locale), view, asked);
    return [
      { name: 'badge', ending: 'svg', make: async () => Buffer.from(await badge()) },
      { name: 'badge', ending: 'png', make: async () => pngOf(await badge(), 2) },
      { name: 'table', ending: 'png', make: async () => pngOf(await table(), 2) },
    ];
  },
};
