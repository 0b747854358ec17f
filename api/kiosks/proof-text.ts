/** How far the time of a proof may be from that of the server. */
export const proofMinutes = 5;

export interface Proven {
  method: string;
  /** Beginning with /api/v1. */
  path: string;
  /** Milliseconds of the server's time, as the device knows it. */
  at: number;
  /** SHA-256 of the body's bytes, base64url; where there is no body, of none. */
  bodyHash: string;
  /** SHA-256 of the token, base64url. */
  tokenHash: string;
}

/** What a device signs with its own key, so that a token alone is of no use to whoever copied it. */
export const proofText = ({ method, path, at, bodyHash, tokenHash }: Proven): string =>
  [method, path, at, bodyHash, tokenHash].join('\n');
