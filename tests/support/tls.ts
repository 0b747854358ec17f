import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TlsPair } from '../../api/http/tls.ts';

/** Two pairs for localhost, made for these tests alone and known to everybody; they end in a hundred years. */
export const testPairs = [
  {
    cert: `-----BEGIN CERTIFICATE-----
MIIBtDCCAVmgAwIBAgIUZ1GIk08ZgtTtNROWFu5U30q2WngwCgYIKoZIzj0EAwIw
IDEeMBwGA1UEAwwVZm9yIHRlc3RzIG9ubHksIGZpcnN0MCAXDTI2MTEyNzE0NTgx
MVoYDzIxMjYxMTAzMTQ1ODExWjAgMR4wHAYDVQQDDBVmb3IgdGVzdHMgb25seSwg
Zmlyc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQHaf0v8YGxxEaVEQf6k1G8
UleKlYqLkIFJT6KX8X3GaTBgY+JT78gFv1tV/0wWo7nVYp62C3JaGmIp0WeOQQQB
o28wbTAdBgNVHQ4EFgQU6h1KK+azNN917AehW1YqrU4WHfswHwYDVR0jBBgwFoAU
6h1KK+azNN917AehW1YqrU4WHfswDwYDVR0TAQH/BAUwAwEB/zAaBgNVHREEEzAR
gglsb2NhbGhvc3SHBH8AAAEwCgYIKoZIzj0EAwIDSQAwRgIhAM6PqO1RcFTVsC6F
ZGro7wHeiLvGGoTvGyPNmdeqH4ACAiEA3VKhFokCBDs3ltiAkW14cOf5UXjSsjft
Eyqc4GuysGs=
-----END CERTIFICATE-----`,
    key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgvoEUcYA2vNpShpuN
UYKxc3DfCKQ6vLwfOTlkuRe56+ChRANCAAQHaf0v8YGxxEaVEQf6k1G8UleKlYqL
kIFJT6KX8X3GaTBgY+JT78gFv1tV/0wWo7nVYp62C3JaGmIp0WeOQQQB
-----END PRIVATE KEY-----`,
  },
  {
    cert: `-----BEGIN CERTIFICATE-----
MIIBtDCCAVugAwIBAgIUYaDFMJvcF153P01LgCz1fcmOjXkwCgYIKoZIzj0EAwIw
ITEfMB0GA1UEAwwWZm9yIHRlc3RzIG9ubHksIHNlY29uZDAgFw0yNjExMjcxNDU4
MTFaGA8yMTI2MTEwMzE0NTgxMVowITEfMB0GA1UEAwwWZm9yIHRlc3RzIG9ubHks
IHNlY29uZDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABIUk1OZCPIUA7dAW7er/
rmdkKIXWSxlkDNpVxKRTRWcMujXUsiqYmJJylF/neqOkgEU+G9c95L6L4pDjyQ6j
kgijbzBtMB0GA1UdDgQWBBQ6rIRPNBy2fHkOYo4hYKhAm2bDUTAfBgNVHSMEGDAW
gBQ6rIRPNBy2fHkOYo4hYKhAm2bDUTAPBgNVHRMBAf8EBTADAQH/MBoGA1UdEQQT
MBGCCWxvY2FsaG9zdIcEfwAAATAKBggqhkjOPQQDAgNHADBEAh80n9Y1TGlb/oAi
CyrpqARWfYAFYuo0Va7EEVfU5wYaAiEA5mdW68x9pKTgICE0XOwn4hm81beWOodT
hiGfxneiCEQ=
-----END CERTIFICATE-----`,
    key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQggjdfT2tZz4wXomfQ
DrslWpHXuJIVdk/gclKNFnJQyUKhRANCAASFJNTmQjyFAO3QFu3q/65nZCiF1ksZ
ZAzaVcSkU0VnDLo11LIqmJiScpRf53qjpIBFPhvXPeS+i+KQ48kOo5II
-----END PRIVATE KEY-----`,
  },
] as const satisfies TlsPair[];

/** Writes a pair into a folder, as `TLS_CERT` and `TLS_KEY` name it. */
export function writePair(folder: string, { cert, key }: TlsPair) {
  const files = { cert: join(folder, 'server.crt'), key: join(folder, 'server.key') };
  writeFileSync(files.cert, cert);
  writeFileSync(files.key, key);
  return files;
}
