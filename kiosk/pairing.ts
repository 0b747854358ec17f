import { makeKey, publicKeyOf } from './proof.ts';
import { codeOf, isObject } from './sending.ts';
import type { Server } from './server.ts';
import type { Device } from './stored.ts';
import { appVersion } from './version.ts';

export type Paired =
  | { device: Device }
  | { failed: 'invalid' | 'noServer' | 'refused' }
  | { failed: 'tooFast'; seconds: number };

/** Exchanges a pairing code for a token that is bound to a new key of this device. */
export async function pair(server: Server, typed: string): Promise<Paired> {
  const key = await makeKey();
  const publicKey = await publicKeyOf(key);
  const met = await server.post('/kiosks/pair', { pairingCode: typed, publicKey, appVersion });
  if (!met.arrived) return { failed: 'noServer' };
  if (met.status === 201 && isObject(met.body)) {
    const { device, token } = met.body;
    if (typeof device === 'string' && typeof token === 'string') return { device: { device, token, key } };
  }
  if (met.status === 429) return { failed: 'tooFast', seconds: met.retryAfter ?? 60 };
  if (codeOf(met) === 'pairing-code-invalid' || codeOf(met) === 'invalid-input') return { failed: 'invalid' };
  return { failed: codeOf(met) ? 'refused' : 'noServer' };
}
