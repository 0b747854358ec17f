import { BlockList, isIP } from 'node:net';
import { isInside, isLinkLocal } from '../webhooks/address.ts';

export type PageFault = 'not-an-address' | 'has-user' | 'private' | 'own-page';

export const longestPage = 500;

/** Ranges that no website answers from, beside those that webhooks know: special registries of IANA. */
const reserved = new BlockList();
for (const [net, prefix] of [
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  reserved.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['::', 96],
  ['64:ff9b::', 32],
  ['100::', 64],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  reserved.addSubnet(net, prefix, 'ipv6');

/**
 * True where a machine may be asked for a page. Staff of any unit name pages, so that without `allowInside` nothing
 * inside the network of this server is reached; what is only reachable on the very link never is.
 */
export function mayAsk(address: string, allowInside: boolean): boolean {
  const version = isIP(address);
  if (version === 0 || isLinkLocal(address)) return false;
  if (isInside(address)) return allowInside;
  return !reserved.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** The address of a page on a website, normalised and without its fragment. */
export function readPage(
  typed: string,
  { publicUrl, allowInside }: { publicUrl: string; allowInside: boolean },
): { url: string } | { fault: PageFault } {
  // People leave the beginning out, as browsers do.
  const whole =
    /^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[^/]*:\d+(\/|$)/.test(typed) ? typed : `https://${typed}`;
  if (whole.length > longestPage || !URL.canParse(whole)) return { fault: 'not-an-address' };
  const url = new URL(whole);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { fault: 'not-an-address' };
  if (url.username || url.password) return { fault: 'has-user' };
  url.hash = '';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isMachine = isIP(host) !== 0;
  if (isMachine ? !mayAsk(host, allowInside) : isInside(host) && !allowInside) return { fault: 'private' };
  // The unit's own page here is no publication on its website.
  const own = new URL(publicUrl);
  if (url.host === own.host && below(url.pathname, own.pathname)) return { fault: 'own-page' };
  return { url: url.href };
}

const below = (path: string, top: string) => `${path}/`.startsWith(`${top.replace(/\/+$/, '')}/`);
