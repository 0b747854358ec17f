// A server with one bare Hono route, to hold ours against: it answers with the bytes that it is handed on stdin.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const parts = [];
for await (const part of process.stdin) parts.push(part);
const { headers, body } = JSON.parse(Buffer.concat(parts).toString());
const bytes = Buffer.from(body, 'base64');
const app = new Hono();
app.get('/bytes', (c) => c.body(bytes, 200, headers));
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write(`${port}\n`));
