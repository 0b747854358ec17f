import { createHash, createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto';
import type { PublicKey } from './kiosk.ts';
import { proofMinutes, proofText } from './proof-text.ts';

/** A request of a device that has a key of its own. */
export interface SignedRequest {
  method: string;
  path: string;
  body: Uint8Array;
  tokenHash: string;
  /** The header `Kiosk-Proof`: time and signature. */
  proof: string | undefined;
}

/** Whether a request was signed with the key, at about this time. The signature is looked at first. */
export function judgeProof(request: SignedRequest, key: PublicKey, now: Date): 'good' | 'late' | 'invalid' {
  const [, time, signature] = /^(\d{1,15})\.([\w-]{86})$/.exec(request.proof ?? '') ?? [];
  const publicKey = keyOf(key);
  if (!time || !signature || !publicKey) return 'invalid';
  const text = proofText({
    method: request.method,
    path: request.path,
    at: Number(time),
    bodyHash: createHash('sha256').update(request.body).digest('base64url'),
    tokenHash: request.tokenHash,
  });
  const isSigned = verify(
    'sha256',
    Buffer.from(text),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned) return 'invalid';
  return Math.abs(Number(time) - now.getTime()) <= proofMinutes * 60_000 ? 'good' : 'late';
}

/** True where the numbers of a key are a point of its curve. */
export const isUsable = (key: PublicKey): boolean => keyOf(key) !== null;

function keyOf({ kty, crv, x, y }: PublicKey): KeyObject | null {
  try {
    return createPublicKey({ key: { kty, crv, x, y } as JsonWebKey, format: 'jwk' });
  } catch {
    return null;
  }
}
