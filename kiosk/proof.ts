import type { Device } from './stored.ts';

const curve = { name: 'ECDSA', namedCurve: 'P-256' };

/** A key that never leaves the browser: copying the token alone gives no kiosk. */
export const makeKey = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(curve, false, ['sign', 'verify']);

export const publicKeyOf = ({ publicKey }: CryptoKeyPair): Promise<JsonWebKey> =>
  crypto.subtle.exportKey('jwk', publicKey);

/** What `Kiosk-Proof` says. @param time the server's, in ms, as far as the device knows it */
export async function signProof(
  { token, key }: Pick<Device, 'token' | 'key'>,
  method: string,
  path: string,
  body: string,
  time: number,
): Promise<string> {
  const t = String(Math.round(time));
  const message = [method, path, t, await digest(body), await digest(token)].join('\n');
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    key.privateKey,
    bytes(message),
  );
  return `${t}.${base64url(signature)}`;
}

const bytes = (text: string) => new TextEncoder().encode(text);

const digest = async (text: string): Promise<string> =>
  base64url(await crypto.subtle.digest('SHA-256', bytes(text)));

const base64url = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
