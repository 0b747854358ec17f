import { isIP } from 'node:net';

/** Why an address cannot be a webhook's. */
export type AddressFault = 'not-an-address' | 'has-user' | 'needs-https' | 'link-local';

export const longestAddress = 1000;

/**
 * An address that webhooks may go to, normalised. https goes everywhere. http goes only to where nobody outside
 * listens in: this machine, private addresses, and names of a local network (without a dot, or in .local or .lan). What is only reachable on the very link is refused: clouds answer there with the keys of the machine.
 */
export function readAddress(typed: string): { url: string } | { fault: AddressFault } {
  if (typed.length > longestAddress || !URL.canParse(typed)) return { fault: 'not-an-address' };
  const url = new URL(typed);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { fault: 'not-an-address' };
  if (url.username || url.password) return { fault: 'has-user' };
  // The fragment never leaves here, so that it cannot mean anything.
  url.hash = '';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isLinkLocal(host)) return { fault: 'link-local' };
  if (url.protocol === 'http:' && !isInside(host)) return { fault: 'needs-https' };
  return { url: url.href };
}

// URL writes addresses in one way: no octal numbers, no leading zeros, IPv6 shortened.
const privateAddress =
  /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;
const linkLocalAddress = /^(169\.254\.|0\.)/;
const privateIp6 = /^(::1$|f[cd][0-9a-f]{2}:)/;
const linkLocalIp6 = /^(fe[89ab][0-9a-f]:|::$|::ffff:|64:ff9b:)/;
const localName = /^[^.]+$|\.(local|lan|localhost)$/;

/** True for an address of a machine that is only reachable on the very link. */
export function isLinkLocal(host: string): boolean {
  const version = isIP(host);
  return (version === 4 && linkLocalAddress.test(host)) || (version === 6 && linkLocalIp6.test(host));
}

/** True for an address or a name of a machine inside a network. */
export function isInside(host: string): boolean {
  const version = isIP(host);
  if (version === 4) return privateAddress.test(host);
  return version === 6 ? privateIp6.test(host) : localName.test(host);
}

/** The address without its query, which may carry a key of the other side: for the audit, and for lists. */
export function shownAddress(address: string): string {
  const { origin, pathname, search } = new URL(address);
  return `${origin}${pathname === '/' ? '' : pathname}${search ? '?…' : ''}`;
}
