import { isIP } from 'node:net';
import { isPrintable } from '../text.ts';
import { isLinkLocal } from '../webhooks/address.ts';

/** A name or address of a server, as it is typed; undefined for what cannot be one, or must not be reached. */
export function readHost(typed: string): string | undefined {
  const host = typed
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1');
  if (isIP(host)) return isLinkLocal(host) ? undefined : host;
  // Digits and dots alone are an address that is none.
  return /^(?=.{1,253}$)(?![\d.]+$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(
    host,
  )
    ? host
    : undefined;
}

export const longestFolder = 200;

/** A folder within the one that the operator has set aside: names without a way out of it. */
export function readOwnFolder(typed: string): string | undefined {
  const folder = typed.trim().replace(/^\/+|\/+$/g, '');
  const parts = folder.split('/');
  const isPlain =
    folder.length <= longestFolder && parts.every((part) => /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(part));
  return isPlain ? folder : undefined;
}

/** A folder on the other server, from its root or from where the login leads; without steps upward. */
export function readRemoteFolder(typed: string): string | undefined {
  const trimmed = typed.trim();
  const folder = trimmed === '/' ? '/' : trimmed.replace(/\/+$/, '');
  if (folder === '' || folder.length > longestFolder || !isPrintable(folder)) return undefined;
  return folder.split('/').includes('..') ? undefined : folder;
}

/** `SHA256:` and 43 letters, as `ssh-keygen -l` prints it; blanks and the sign for missing bits do not count. */
export function readFingerprint(typed: string): string | undefined {
  const found = /^(?:SHA256:)?([A-Za-z0-9+/]{43})=?$/.exec(typed.trim());
  return found ? `SHA256:${found[1]}` : undefined;
}
