import type { Deps } from '../http/context.ts';
import { admitInvited } from './admission.ts';

/** The name of the one provider in addresses and in `staff_credential`. */
export const providerId = 'oidc';
export const callbackPath = `/console/auth/callback/${providerId}`;

/**
 * OpenID Connect by discovery, with PKCE, state and nonce; the identity token is verified. Only who has an account or
 * an invitation gets in, by an address that the provider has verified.
 */
export async function providerPlugins({ config: { oidc, publicUrl }, db, now }: Deps) {
  if (!oidc) return [];
  const { genericOAuth } = await import('better-auth/plugins/generic-oauth');
  const plugin = genericOAuth({
    config: [
      {
        providerId,
        discoveryUrl: `${oidc.issuer}/.well-known/openid-configuration`,
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        requireIdTokenVerification: true,
        redirectURI: `${publicUrl}${callbackPath}`,
        disableSignUp: true,
        mapProfileToUser: async ({ email, email_verified: verified, name }) => {
          // Without a verified address nobody is anybody here.
          if (typeof email !== 'string' || String(verified) !== 'true') return { email: '' };
          await admitInvited(db, { email, name: typeof name === 'string' ? name : '' }, now());
          return { email: email.toLowerCase() };
        },
      },
    ],
  });
  return [plugin];
}
