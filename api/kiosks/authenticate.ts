import type { Db } from '../database/open.ts';
import { problem } from '../problems.ts';
import { type Kiosk, kioskStateOf } from './kiosk.ts';
import { judgeProof } from './proof.ts';
import { findKioskByToken } from './store.ts';
import { hashOfToken, tokenIn } from './token.ts';

/** A request, as far as it tells who sends it. */
export interface AskedAs {
  method: string;
  path: string;
  header: (name: string) => string | undefined;
  /** Can be read again and again. */
  arrayBuffer: () => Promise<ArrayBuffer>;
}

/**
 * The device that a request comes from: by its token, and where it has a key by a proof that it holds it.
 * @throws Problem kiosk-unknown, kiosk-revoked, kiosk-proof-invalid, kiosk-proof-late
 */
export async function authenticateKiosk(db: Db, asked: AskedAs, now: Date): Promise<Kiosk> {
  const token = tokenIn(asked.header('authorization'));
  if (token === null) throw problem('kiosk-unknown');
  const tokenHash = hashOfToken(token);
  const found = await findKioskByToken(db, tokenHash);
  if (!found) throw problem('kiosk-unknown');
  if (found.publicKey) {
    const request = {
      method: asked.method,
      path: asked.path,
      body: new Uint8Array(await asked.arrayBuffer()),
      tokenHash,
      proof: asked.header('kiosk-proof'),
    };
    const proof = judgeProof(request, found.publicKey, now);
    if (proof !== 'good') throw problem(proof === 'late' ? 'kiosk-proof-late' : 'kiosk-proof-invalid');
  }
  if (kioskStateOf(found.kiosk) === 'revoked') throw problem('kiosk-revoked');
  return found.kiosk;
}
