import { resolve } from 'node:path';
import { defineConfig } from 'vite';

// The few scripts and the one style sheet that pages link to; the server finds their hashed names in the manifest.
export default defineConfig({
  root: 'survey-web',
  publicDir: false,
  build: {
    outDir: '../dist/assets',
    emptyOutDir: true,
    manifest: 'manifest.json',
    assetsDir: '.',
    modulePreload: false,
    // Chrome 80 and Android WebView, iOS 13 and the browsers inside apps there.
    target: ['chrome80', 'ios13', 'safari13'],
    cssTarget: ['chrome80', 'safari13'],
    rollupOptions: {
      input: {
        'console-copy': resolve('survey-web/islands/console-copy.ts'),
        'console-codes': resolve('survey-web/islands/console-codes.ts'),
        survey: resolve('survey-web/islands/survey.ts'),
        petition: resolve('survey-web/islands/petition.ts'),
        trend: resolve('survey-web/islands/trend.ts'),
        'console-editor': resolve('survey-web/islands/console-editor.ts'),
        'console-entry': resolve('survey-web/islands/console-entry.ts'),
        'console-fleet': resolve('survey-web/islands/console-fleet.ts'),
        'console-live': resolve('survey-web/islands/console-live.ts'),
        preview: resolve('survey-web/styles/preview.css'),
        'embed-frame': resolve('survey-web/islands/embed-frame.ts'),
        'console-comments': resolve('survey-web/islands/console-comments.ts'),
        site: resolve('survey-web/styles/site.css'),
        'console-site': resolve('survey-web/styles/console-site.css'),
      },
    },
  },
});
