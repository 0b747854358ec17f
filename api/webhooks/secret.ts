import { createHmac } from 'node:crypto';

const day = 86_400_000;
/** So long the secret before a new one goes on signing as well: the other side changes when it can. */
const overlap = day;

export interface SecretOf {
  id: number;
  secretNumber: number;
  secretMadeAt: Date;
}

/** The secret of a webhook, derived from the installation's: nothing that opens anything is stored. */
export const secretOf = (
  secret: string,
  { id, secretNumber }: Pick<SecretOf, 'id' | 'secretNumber'>,
): string =>
  `whsec_${createHmac('sha256', secret).update(`lang-nghe webhook ${id} ${secretNumber}`).digest('base64')}`;

/** The secrets that sign now, the one in force first. */
export function signingSecrets(secret: string, webhook: SecretOf, now: Date): string[] {
  const { id, secretNumber, secretMadeAt } = webhook;
  const isRecent = secretNumber > 1 && now.getTime() - secretMadeAt.getTime() < overlap;
  const numbers = isRecent ? [secretNumber, secretNumber - 1] : [secretNumber];
  return numbers.map((number) => secretOf(secret, { id, secretNumber: number }));
}
