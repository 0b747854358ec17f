import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { Problem, problem } from '../problems.ts';
import type { Env } from './context.ts';

/** Refuses a body over `bytes`, read no further than that. */
export const atMost = (bytes: number) =>
  bodyLimit({
    maxSize: bytes,
    onError: () => {
      throw problem('too-large');
    },
  });

/** Reads a JSON body into `c.var.body`; 415 for another type or charset, 400 where it does not parse. */
export const jsonBody = createMiddleware<Env>(async (c, next) => {
  if (!isUtf8(c, 'application/json')) throw problem('unsupported-media-type');
  c.set('body', parseJson(await readBody(c)));
  await next();
});

/**
 * The fields of an urlencoded form; 415 for another type.
 * @throws Problem unsupported-media-type, malformed-request
 */
export async function readForm(c: Context): Promise<URLSearchParams> {
  if (!isUtf8(c, 'application/x-www-form-urlencoded')) throw problem('unsupported-media-type');
  try {
    return new URLSearchParams(utf8.decode(await readBody(c)));
  } catch (error) {
    throw error instanceof Problem ? error : problem('malformed-request');
  }
}

async function readBody(c: Context): Promise<ArrayBuffer> {
  try {
    return await c.req.arrayBuffer();
  } catch (error) {
    // The sender went away in the middle: no failure of ours.
    throw error instanceof Problem ? error : problem('malformed-request');
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parseJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw problem('malformed-json');
  }
}

function isUtf8(c: Context, type: string): boolean {
  const [sent = '', ...parameters] = (c.req.header('content-type') ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => one.trim().match(/^charset="?([^"]*)"?$/)?.[1]).find(Boolean);
  return sent.trim() === type && (charset === undefined || charset === 'utf-8' || charset === 'utf8');
}
