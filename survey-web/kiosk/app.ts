import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { projectRoot } from '../../api/config.ts';
import { room } from '../../api/http/context.ts';

const folder = join(projectRoot, 'dist/kiosk');

/** Stricter than that of the pages in all but what the app needs: its worker, its recordings, its calls. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

let page: string | undefined;

/** The app of the counters, as the build left it. Its files carry a hash in their names, all else is asked for anew. */
export const kioskAppRoutes = room()
  .get('/kiosk', (c) => c.redirect('/kiosk/', 301))
  .on('GET', ['/kiosk/', '/kiosk/index.html'], (c) => {
    page ??= readFileSync(join(folder, 'index.html'), 'utf8');
    c.header('Content-Security-Policy', policy);
    c.header('Cache-Control', 'no-cache');
    return c.html(page);
  })
  .get(
    '/kiosk/*',
    serveStatic({
      root: folder,
      rewriteRequestPath: (path) => path.replace(/^\/kiosk/, ''),
      onFound: (path, c) => {
        c.header('Content-Security-Policy', policy);
        const isHashed = /[\\/]assets[\\/]/.test(path);
        c.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
