import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  randomBytes,
} from 'node:crypto';

const keyFor = (secret: string, purpose: string): Buffer =>
  createHmac('sha256', secret).update(`lang-nghe push ${purpose}`).digest();

/** A password as it is kept: only who holds the installation's secret can read it. */
export function sealPassword(secret: string, password: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, 'password'), nonce);
  const sealed = Buffer.concat([cipher.update(password, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** The password; undefined where it was sealed with another secret, as after a restore without it. */
export function unsealPassword(secret: string, kept: string): string | undefined {
  const bytes = Buffer.from(kept, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, 'password'), bytes.subarray(0, 12), {
      authTagLength: 16,
    });
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

export interface SshKey {
  /** For the client: OpenSSH's own format (openssh-key-v1), not encrypted. */
  privateKey: string;
  /** The line for `~/.ssh/authorized_keys`. */
  publicLine: string;
}

const ed25519Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key pair of a target, derived from the installation's secret: nothing that opens anything is stored. */
export function sshKeyOf(secret: string, targetId: number): SshKey {
  const seed = keyFor(secret, `key ${targetId}`);
  const pair = createPrivateKey({ key: Buffer.concat([ed25519Head, seed]), format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(pair).export({ format: 'der', type: 'spki' }).subarray(-32);
  const comment = `lang-nghe-${targetId}`;
  const publicBlob = Buffer.concat([field('ssh-ed25519'), field(raw)]);
  const check = seed.subarray(0, 4);
  const inner = Buffer.concat([check, check, publicBlob, field(Buffer.concat([seed, raw])), field(comment)]);
  const padding = Buffer.from(Array.from({ length: (8 - (inner.length % 8)) % 8 }, (_, i) => i + 1));
  const whole = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    field('none'),
    field('none'),
    field(''),
    Buffer.from([0, 0, 0, 1]),
    field(publicBlob),
    field(Buffer.concat([inner, padding])),
  ]);
  const lines = whole.toString('base64').match(/.{1,70}/g)!;
  return {
    privateKey: [
      '-----BEGIN OPENSSH PRIVATE KEY-----',
      ...lines,
      '-----END OPENSSH PRIVATE KEY-----',
      '',
    ].join('\n'),
    publicLine: `ssh-ed25519 ${publicBlob.toString('base64')} ${comment}`,
  };
}

/** A string of the SSH protocol (RFC 4251): its length in four bytes, then itself. */
function field(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value as string);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
