import { resolve } from 'node:path';
import { defineConfig } from 'vite';

// The component for other websites: one classic script of its own, whose address never changes.
export default defineConfig({
  root: 'survey-web',
  publicDir: false,
  build: {
    outDir: '../dist/embed',
    emptyOutDir: true,
    // Chrome 80 and iOS 13.
    target: ['chrome80', 'ios13', 'safari13'],
    rollupOptions: {
      input: { embed: resolve('survey-web/islands/embed/main.ts') },
      output: { format: 'iife', entryFileNames: 'embed.js' },
    },
  },
});
