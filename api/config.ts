import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export type Config = Readonly<{
  port: number;
  host: string;
  /** null: the embedded database in `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  /** A second folder for the nightly copies, best on another disk; the first is in `dataDir`. */
  backupDir: string | null;
  /** Files for other servers are put below this folder, where a target is a folder of this machine. */
  pushDir: string;
  /** PEM files by which the server speaks https itself; null: plain http, as behind a proxy that does. */
  tls: Readonly<{ cert: string; key: string }> | null;
  /** Without a slash at the end. */
  publicUrl: string;
  secret: string;
  trustProxy: number;
  privacyMinimum: number;
  intakeGuard: 'on' | 'off';
  /** on: websites of a closed network may be looked at, to see whether figures are published there. */
  privateWebsites: 'on' | 'off';
  /** auto: on for an empty embedded database, else off. */
  demo: 'on' | 'off' | 'auto';
  /** Mail server for invitations and notices; null: links are shown to be handed on. */
  smtpUrl: string | null;
  mailFrom: string | null;
  /** An identity provider of the organisation, where staff may sign in. */
  oidc: IdentityProvider | null;
}>;

export type IdentityProvider = Readonly<{
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** As staff know it: it stands on the button. */
  name: string;
}>;

const onOff = z.preprocess(
  (value) =>
    ({ '1': 'on', true: 'on', yes: 'on', '0': 'off', false: 'off', no: 'off' })[String(value)] ?? value,
  z.enum(['on', 'off'], { error: 'on | off' }),
);

const blankAsAbsent = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));

/** What belongs together is given together. */
const together = (names: string[]) => ({
  error: names.join(' + '),
  check: (values: Record<string, unknown>) =>
    [0, names.length].includes(names.filter((name) => values[name] !== undefined).length),
});
const mail = together(['SMTP_URL', 'MAIL_FROM']);
const tls = together(['TLS_CERT', 'TLS_KEY']);
const provider = together(['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']);

const Environment = z
  .object({
    PORT: z.coerce.number({ error: '1–65535' }).int().min(1).max(65535).default(8080),
    HOST: z.string().default('0.0.0.0'),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'postgres://user:password@host/database')
      .optional(),
    DATA_DIR: z.string().default('./data'),
    BACKUP_DIR: z.string().optional(),
    PUSH_DIR: z.string().optional(),
    TLS_CERT: z.string().optional(),
    TLS_KEY: z.string().optional(),
    PUBLIC_URL: z
      .url({ protocol: /^https?$/, error: 'https://khaosat.example.gov.vn' })
      .refine((url) => !/[?#@]/.test(url), {
        error: 'https://khaosat.example.gov.vn (không có ?, #, @ / without ?, #, @)',
      })
      .optional(),
    SECRET: z.string().optional(),
    TRUST_PROXY: z.coerce.number({ error: '0–10' }).int().min(0).max(10).default(0),
    PRIVACY_MINIMUM: z.coerce.number({ error: '1–1000' }).int().min(1).max(1000).default(5),
    INTAKE_GUARD: onOff.default('on'),
    PRIVATE_WEBSITES: onOff.default('off'),
    DEMO: onOff.optional(),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//, 'smtp://user:password@host:587')
      .optional(),
    MAIL_FROM: z.string().includes('@', { error: 'khaosat@example.gov.vn' }).optional(),
    OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'https://sso.example.gov.vn' }).optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_NAME: z.string().max(60).default('SSO'),
  })
  .refine(mail.check, { path: ['SMTP_URL'], error: mail.error })
  .refine(tls.check, { path: ['TLS_CERT'], error: tls.error })
  .refine(provider.check, { path: ['OIDC_ISSUER'], error: provider.error });

/**
 * The configuration, from the environment; the only reader of `process.env`.
 * Creates `DATA_DIR` and, on first start, the secret in it (mode 0600).
 * @throws Error whose message names every variable that does not fit
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = Environment.safeParse(blankAsAbsent(env));
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Cấu hình chưa đúng / The configuration does not fit:\n${lines.join('\n')}`);
  }
  const values = parsed.data;
  const dataDir = resolve(values.DATA_DIR);
  mkdirSync(dataDir, { recursive: true });
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL ?? null,
    dataDir,
    backupDir: values.BACKUP_DIR ? resolve(values.BACKUP_DIR) : null,
    pushDir: resolve(values.PUSH_DIR ?? join(dataDir, 'published')),
    tls: tlsFilesOf(values),
    publicUrl: (values.PUBLIC_URL ?? usualUrl(values)).replace(/\/+$/, ''),
    secret: values.SECRET ?? keptSecret(dataDir),
    trustProxy: values.TRUST_PROXY,
    privacyMinimum: values.PRIVACY_MINIMUM,
    intakeGuard: values.INTAKE_GUARD,
    privateWebsites: values.PRIVATE_WEBSITES,
    demo: values.DEMO ?? 'auto',
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? null,
    oidc: providerOf(values),
  });
}

function tlsFilesOf({ TLS_CERT, TLS_KEY }: z.output<typeof Environment>): Config['tls'] {
  return TLS_CERT && TLS_KEY ? Object.freeze({ cert: resolve(TLS_CERT), key: resolve(TLS_KEY) }) : null;
}

const usualUrl = ({ TLS_CERT, PORT }: z.output<typeof Environment>) =>
  `${TLS_CERT ? 'https' : 'http'}://${lanAddress() ?? 'localhost'}:${PORT}`;

function providerOf(values: z.output<typeof Environment>): IdentityProvider | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = values;
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return null;
  return Object.freeze({
    issuer: OIDC_ISSUER.replace(/\/+$/, ''),
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    name: OIDC_NAME,
  });
}

/** The first IPv4 address of this machine that another device can reach; null on a machine without a network. */
export function lanAddress(): string | null {
  const addresses = Object.values(networkInterfaces()).flat();
  return addresses.find((address) => address?.family === 'IPv4' && !address.internal)?.address ?? null;
}

/** Where the command was typed: npm runs it in the checkout's folder. */
export const callersFolder = (): string => process.env.INIT_CWD ?? process.cwd();

/** The folder of the checkout: shipped data and built assets are found from here, run from source or from dist. */
export const projectRoot = findProjectRoot(dirname(fileURLToPath(import.meta.url)));

function findProjectRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findProjectRoot(dirname(folder));
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  if (!existsSync(file)) {
    // wx: of two processes that start at once, one writes and the other reads.
    try {
      writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}
