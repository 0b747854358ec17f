import { createHmac } from 'node:crypto';
import type { Deps } from '../http/context.ts';
import { providerPlugins } from './identity-provider.ts';
import { longestPassword, shortestPassword } from './password.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { findStaff } from './store.ts';

/** Where the library's own addresses lie; only those that console pages name are open. */
export const authPath = '/console/auth';
const hours = 3600;

export type Auth = Awaited<ReturnType<typeof makeAuth>>;

const made = new WeakMap<Deps, Promise<Auth>>();
const madeWithProvider = new WeakMap<Deps, Promise<Auth>>();

/** better-auth on our database, made at the first use: its code would slow down every start. */
export function authOf(deps: Deps): Promise<Auth> {
  let auth = made.get(deps);
  if (!auth) {
    auth = makeAuth(deps, 'alone');
    made.set(deps, auth);
  }
  return auth;
}

/**
 * The same, that also knows the identity provider. It asks the provider for its addresses first, so whoever signs in
 * with a password must not have to wait for it.
 */
export function providerAuthOf(deps: Deps): Promise<Auth> {
  let auth = madeWithProvider.get(deps);
  if (!auth) {
    auth = makeAuth(deps, 'with provider');
    madeWithProvider.set(deps, auth);
  }
  return auth;
}

async function makeAuth(deps: Deps, kind: 'alone' | 'with provider') {
  const { db, config } = deps;
  const [{ betterAuth }, { twoFactor }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/two-factor'),
  ]);
  return betterAuth({
    appName: 'Lắng Nghe',
    secret: keyFor(config.secret, 'accounts'),
    baseURL: new URL(config.publicUrl).origin,
    basePath: authPath,
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'lang-nghe',
      useSecureCookies: config.publicUrl.startsWith('https:'),
      ipAddress: { disableIpTracking: true },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    user: {
      modelName: 'staff',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'staff_session',
      expiresIn: 12 * hours,
      updateAge: hours,
      fields: {
        userId: 'staff_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      additionalFields: {
        byProvider: { type: 'boolean', input: false, defaultValue: false, fieldName: 'by_provider' },
      },
    },
    databaseHooks: {
      // Tokens of the identity provider are of no use later, so they are not kept.
      account: {
        create: {
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
      session: {
        create: {
          before: async (session, context) => {
            // A closed account: the same refusal as for a wrong password.
            const staff = await findStaff(db, { id: session.userId });
            if (!staff || staff.closedAt) return false;
            return { data: { ...session, byProvider: context?.path === '/callback/:id' } };
          },
        },
      },
    },
    account: {
      modelName: 'staff_credential',
      updateAccountOnSignIn: false,
      fields: {
        userId: 'staff_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'staff_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    plugins: [
      ...(kind === 'with provider' ? await providerPlugins(deps) : []),
      twoFactor({
        issuer: 'Lắng Nghe',
        // Who comes by the identity provider has no password to give.
        allowPasswordless: true,
        backupCodeOptions: { customBackupCodesGenerate: makeRecoveryCodes },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'staff_second_factor',
            fields: {
              userId: 'staff_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
  });
}

/** A key of its own for each purpose, derived from the one secret. */
export const keyFor = (secret: string, purpose: string): string =>
  createHmac('sha256', secret).update(`lang-nghe ${purpose}`).digest('base64url');
