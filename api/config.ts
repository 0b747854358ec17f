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
  /** Without a slash at the end. */
  publicUrl: string;
  secret: string;
  trustProxy: number;
  privacyMinimum: number;
  intakeGuard: 'on' | 'off';
  /** auto: on for an empty embedded database, else off. */
  demo: 'on' | 'off' | 'auto';
}>;

const onOff = z.preprocess(
  (value) =>
    ({ '1': 'on', true: 'on', yes: 'on', '0': 'off', false: 'off', no: 'off' })[String(value)] ?? value,
  z.enum(['on', 'off'], { error: 'on | off' }),
);

const blankAsAbsent = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));

const Environment = z.object({
  PORT: z.coerce.number({ error: '1–65535' }).int().min(1).max(65535).default(8080),
  HOST: z.string().default('0.0.0.0'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'postgres://user:password@host/database')
    .optional(),
  DATA_DIR: z.string().default('./data'),
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
  DEMO: onOff.optional(),
});

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
    publicUrl: (values.PUBLIC_URL ?? `http://${lanAddress() ?? 'localhost'}:${values.PORT}`).replace(
      /\/+$/,
      '',
    ),
    secret: values.SECRET ?? keptSecret(dataDir),
    trustProxy: values.TRUST_PROXY,
    privacyMinimum: values.PRIVACY_MINIMUM,
    intakeGuard: values.INTAKE_GUARD,
    demo: values.DEMO ?? 'auto',
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
