// `npm start`: installs, builds, then becomes the server. The same process, so that SIGTERM reaches it.
import { buildIfNeeded, installIfNeeded, requireNode } from './up-to-date.mjs';

requireNode();
await installIfNeeded();
await buildIfNeeded();
await import('../dist/api/main.js');
