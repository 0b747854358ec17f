import { isIP } from 'node:net';

/** Names of one machine or network, and those that stand for nothing (RFC 2606, RFC 6762). */
const inside = /\.(local|lan|internal|intranet|home|corp|private|localdomain)$/;
const nowhere = /(^|\.)(localhost|test|invalid|onion)$/;
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * The website that a request for an embed came from, by its `Origin` or `Referer`: its name alone, in small letters,
 * without port or path. undefined for what is no website: an address of a machine, a name of a test, or nonsense.
 * `ownHost` is this server itself; `allowInside` lets names of a closed network pass.
 */
export function hostOf(
  header: string | undefined,
  { ownHost, allowInside }: { ownHost: string; allowInside: boolean },
): string | undefined {
  if (!header || header.length > 2000 || !URL.canParse(header)) return undefined;
  const { protocol, hostname } = new URL(header);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const host = hostname.replace(/\.$/, '');
  if (host === ownHost || host.length > 253 || isIP(host.replace(/^\[|\]$/g, '')) !== 0) return undefined;
  const labels = host.split('.');
  if (!labels.every((one) => label.test(one)) || nowhere.test(host)) return undefined;
  const isInside = labels.length < 2 || inside.test(host);
  return isInside && !allowInside ? undefined : host;
}
