import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const folder = resolve('dist/kiosk');
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');

/** Writes into the service worker what it has to fetch beforehand; the hash of all is the version of the app. */
function precache(): Plugin {
  return {
    name: 'precache',
    writeBundle: {
      sequential: true,
      order: 'post',
      handler() {
        const names = readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !/^sw\.js$/.test(entry.name))
          .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
          .sort();
        const files = Object.fromEntries(
          names.map((name) => [name, sha256(readFileSync(join(folder, name)))]),
        );
        const worker = join(folder, 'sw.js');
        const code = readFileSync(worker, 'utf8');
        const whole = sha256(code + JSON.stringify(files)).slice(0, 10);
        writeFileSync(
          worker,
          code.replace('__FILES__', JSON.stringify(files)).replace('__VERSION__', JSON.stringify(whole)),
        );
      },
    },
  };
}

// The kiosk: one script, one style sheet, and the worker that lets them start without a network.
export default defineConfig({
  root: 'kiosk',
  base: './',
  publicDir: 'public',
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [precache()],
  build: {
    outDir: folder,
    emptyOutDir: true,
    assetsDir: 'assets',
    modulePreload: false,
    // Chrome 80 and iOS 13.
    target: ['chrome80', 'ios13', 'safari13'],
    cssTarget: ['chrome80', 'safari13'],
    rollupOptions: {
      input: { kiosk: resolve('kiosk/index.html'), sw: resolve('kiosk/sw.ts') },
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
});
