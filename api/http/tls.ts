import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';

/** Where certificate and key stand, as PEM. */
export interface TlsFiles {
  cert: string;
  key: string;
}

export interface TlsPair {
  /** With what is between it and its authority. */
  cert: string;
  key: string;
}

/**
 * Certificate and key, once they are found to belong together.
 * @throws Error that says which variable to look at
 */
export function readTlsPair(files: TlsFiles): TlsPair {
  const [cert, key] = [readPem('TLS_CERT', files.cert), readPem('TLS_KEY', files.key)];
  const leaf = judge('TLS_CERT', files.cert, notPem, () => new X509Certificate(cert));
  const secret = judge('TLS_KEY', files.key, notPem, () => createPrivateKey(key));
  if (!leaf.checkPrivateKey(secret)) throw unfit('TLS_KEY', files.key, notOfOnePair);
  judge('TLS_CERT', files.cert, notPem, () => createSecureContext({ cert, key }));
  return { cert, key };
}

/** What the server of `readTlsPair` can be given anew while it runs. */
interface SecureServer {
  setSecureContext: (pair: TlsPair) => void;
}

/**
 * Gives a running server the certificate that stands on the disk now, if it is another one. One that does not fit,
 * because it is just being written for example, is left aside with an error and the old one goes on.
 */
export function renewalOf(server: SecureServer, files: TlsFiles, first: TlsPair): () => Promise<boolean> {
  let inUse = first;
  return async () => {
    const found = readTlsPair(files);
    if (found.cert === inUse.cert && found.key === inUse.key) return false;
    server.setSecureContext(found);
    inUse = found;
    return true;
  };
}

const notPem =
  'không phải tệp PEM dùng được (khóa không đặt mật khẩu) / no usable PEM file (keys without passphrase)';
const notOfOnePair =
  'khóa không phải của chứng thư trong TLS_CERT / is not the key of the certificate in TLS_CERT';

function readPem(name: string, file: string): string {
  return judge(name, file, 'không đọc được / cannot be read', () => readFileSync(file, 'utf8'));
}

function judge<T>(name: string, file: string, fault: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unfit(name, file, `${fault}: ${(error as Error).message}`);
  }
}

const unfit = (name: string, file: string, fault: string) => new Error(`${name} (${file}): ${fault}`);
