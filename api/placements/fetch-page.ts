import { lookup as lookUp } from 'node:dns';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { mayAsk } from './address.ts';

/** A page as it came, or why it did not: a code, since the words of errors name addresses of the inside. */
export type Fetched = { html: string } | { problem: string };

export interface Manners {
  /** Who asks: the address of this installation, so that a web master can find whom to ask. */
  publicUrl: string;
  allowInside: boolean;
  /** Milliseconds for all of it, redirects too. */
  patience?: number;
}

const usualPatience = 15_000;
const mostRedirects = 5;
/** Bytes of a page, unpacked; figures further down are not found. */
const mostBytes = 3 * 1024 * 1024;

/**
 * Asks for a page once, as any visitor would and without a cookie. Each address that its name or a redirect leads to
 * is looked at before it is called, and no other is called in its place.
 */
export async function fetchPage(address: string, manners: Manners): Promise<Fetched> {
  const stop = AbortSignal.timeout(manners.patience ?? usualPatience);
  let url = new URL(address);
  try {
    for (let hops = 0; hops <= mostRedirects; hops++) {
      const answer = await ask(url, manners, stop);
      const status = answer.statusCode ?? 0;
      const to = answer.headers.location;
      if (status >= 300 && status < 400 && to !== undefined) {
        answer.destroy();
        if (!URL.canParse(to, url)) return { problem: `http-${status}` };
        url = new URL(to, url);
        if (url.protocol !== 'https:' && url.protocol !== 'http:') return { problem: 'forbidden' };
        continue;
      }
      if (status !== 200) {
        answer.destroy();
        return { problem: `http-${status}` };
      }
      return { html: await textOf(answer) };
    }
    return { problem: 'redirects' };
  } catch (error) {
    return { problem: stop.aborted ? 'timeout' : codeOf(error) };
  }
}

function ask(url: URL, { publicUrl, allowInside }: Manners, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !mayAsk(host, allowInside)) throw refusal();
  const request = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    request(
      url,
      {
        signal,
        agent: false,
        lookup: lookUpAllowed(allowInside),
        headers: {
          'User-Agent': `Lang-Nghe/1 (+${publicUrl})`,
          Accept: 'text/html, */*;q=0.5',
          'Accept-Language': 'vi, en;q=0.5',
          'Accept-Encoding': 'gzip, br',
        },
      },
      resolve,
    )
      .on('error', reject)
      .end();
  });
}

/** As the usual look-up, but that what may not be asked is not among the answers: a name may point anywhere. */
const lookUpAllowed =
  (allowInside: boolean): LookupFunction =>
  (name, options, answer) =>
    lookUp(name, { ...options, all: true }, (error, found) => {
      if (error) return answer(error, []);
      const allowed = found.filter(({ address }) => mayAsk(address, allowInside));
      const [first] = allowed;
      if (!first) return answer(refusal(), []);
      return options.all ? answer(null, allowed) : answer(null, first.address, first.family);
    });

const refusal = () => Object.assign(new Error('not to be asked'), { code: 'forbidden' });

async function textOf(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of unpacked(answer)) {
    parts.push(part as Buffer);
    bytes += (part as Buffer).length;
    // What was read so far may already hold the mark.
    if (bytes >= mostBytes) break;
  }
  answer.destroy();
  return new TextDecoder(charsetOf(answer.headers['content-type'])).decode(
    Buffer.concat(parts).subarray(0, mostBytes),
  );
}

function unpacked(answer: IncomingMessage): Readable {
  const kinds = { gzip: createGunzip, br: createBrotliDecompress, deflate: createInflate };
  const make = kinds[(answer.headers['content-encoding'] ?? '').toLowerCase() as keyof typeof kinds];
  if (!make) return answer;
  const stream = make();
  answer.on('error', (error) => stream.destroy(error));
  return answer.pipe(stream);
}

/** UTF-8 where nothing else is said that is known here. */
function charsetOf(type = ''): string {
  const said = /charset=["']?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(said).encoding;
  } catch {
    return 'utf-8';
  }
}

function codeOf(error: unknown): string {
  const { code, errors } = error as { code?: unknown; errors?: { code?: unknown }[] };
  const said = code ?? errors?.[0]?.code;
  return typeof said === 'string' ? said.slice(0, 60) : 'no-answer';
}
