// `npm run manage -- COMMAND`: installs, builds, then becomes the command, which reads process.argv itself.
import { buildIfNeeded, installIfNeeded, requireNode } from './up-to-date.mjs';

requireNode();
await installIfNeeded();
await buildIfNeeded();
await import('../dist/api/cli.js');
