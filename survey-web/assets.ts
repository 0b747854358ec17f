import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { projectRoot } from '../api/config.ts';
import { room } from '../api/http/context.ts';

const folder = join(projectRoot, 'dist/assets');
const sources = {
  'console-copy': 'islands/console-copy.ts',
  'console-codes': 'islands/console-codes.ts',
  survey: 'islands/survey.ts',
  petition: 'islands/petition.ts',
  trend: 'islands/trend.ts',
  'console-editor': 'islands/console-editor.ts',
  'console-entry': 'islands/console-entry.ts',
  'console-fleet': 'islands/console-fleet.ts',
  'console-live': 'islands/console-live.ts',
  preview: 'styles/preview.css',
  'embed-frame': 'islands/embed-frame.ts',
  'console-comments': 'islands/console-comments.ts',
  site: 'styles/site.css',
  'console-site': 'styles/console-site.css',
} as const;

let manifest: Record<string, { file: string }> | undefined;

/** The address of a built script or style sheet; its name holds a hash of its content. */
export function assetUrl(name: keyof typeof sources): string {
  manifest ??= JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<
    string,
    { file: string }
  >;
  return `/assets/${manifest[sources[name]]!.file}`;
}

/** The built style sheet itself, for pages that have no server to ask. */
export const assetText = (name: keyof typeof sources): string =>
  readFileSync(join(folder, assetUrl(name).replace('/assets/', '')), 'utf8');

/** Serves them for ever, since another content has another name. */
export const assetRoutes = room().get(
  '/assets/*',
  serveStatic({
    root: folder,
    rewriteRequestPath: (path) => path.replace(/^\/assets/, ''),
    onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
  }),
);
