import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whoever has shown the secret stays known for so long. */
export const sessionSeconds = 3600;

type Whose = { id: string; secretGeneration: number };

/**
 * What a browser keeps once the secret was shown: when it ends, and a seal over that, the petition and the generation
 * of its secret. A renewed secret ends it; nothing of it is stored here.
 */
export const makeSessionToken = (secret: string, petition: Whose, now: Date): string => {
  const ends = Math.floor(now.getTime() / 1000) + sessionSeconds;
  return `${ends}.${sealOf(secret, petition, ends)}`;
};

/** Whether a browser's token is for this petition, and still holds. */
export function isSessionToken(secret: string, petition: Whose, token: string, now: Date): boolean {
  const [, ends = '', seal = ''] = /^(\d{1,12})\.([\w-]{43})$/.exec(token) ?? [];
  if (ends === '' || Number(ends) * 1000 <= now.getTime()) return false;
  return timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(secret, petition, Number(ends))));
}

function sealOf(secret: string, { id, secretGeneration }: Whose, ends: number): string {
  const key = createHmac('sha256', secret).update('sessions of senders').digest();
  return createHmac('sha256', key).update(`${id} ${secretGeneration} ${ends}`).digest('base64url');
}
