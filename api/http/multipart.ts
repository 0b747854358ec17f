import type { Context } from 'hono';
import { Problem, problem } from '../problems.ts';
import { type PartLimits, readParts, type Upload } from './multipart-parts.ts';

export interface UploadLimits extends PartLimits {
  /** Of the whole body. */
  bytes: number;
}

/** All bodies that this process holds at once: five senders with everything they may send, or fifty with usual photos. */
const mostHeld = 256 * 1024 * 1024;
let held = 0;

/**
 * Reads a form with files (`multipart/form-data`) and does `work` with it. It stands in memory until `work` is done, so
 * all senders share a limit; nothing is written to the disk.
 * @throws Problem unsupported-media-type, malformed-request, too-large, server-busy
 *
 * @example
 * await receiveUpload(c, limits, async ({ fields, files }) => { … });
 */
export async function receiveUpload<T>(
  c: Context,
  limits: UploadLimits,
  work: (upload: Upload) => Promise<T>,
): Promise<T> {
  const boundary = boundaryIn(c.req.header('content-type') ?? '');
  if (Number(c.req.header('content-length') ?? 0) > limits.bytes) throw problem('too-large');
  const taken = { bytes: 0 };
  try {
    const body = await readBody(c, limits.bytes, taken);
    return await work(readParts(body, boundary, limits));
  } finally {
    held -= taken.bytes;
  }
}

function boundaryIn(contentType: string): string {
  if (!/^multipart\/form-data[ \t]*(;|$)/i.test(contentType)) throw problem('unsupported-media-type');
  const found = /;[ \t]*boundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))[ \t]*(?:;|$)/i.exec(contentType);
  const boundary = found?.[1] ?? found?.[2];
  if (!boundary) throw problem('malformed-request');
  return boundary;
}

async function readBody(c: Context, most: number, taken: { bytes: number }): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of c.req.raw.body ?? []) {
      taken.bytes += chunk.length;
      held += chunk.length;
      if (taken.bytes > most) throw problem('too-large');
      if (held > mostHeld) throw new Problem('server-busy', { retryAfterSeconds: 10 });
      chunks.push(chunk);
    }
  } catch (error) {
    // The sender went away in the middle: no failure of ours.
    throw error instanceof Problem ? error : problem('malformed-request');
  }
  return Buffer.concat(chunks);
}
