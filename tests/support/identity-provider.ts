import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export interface Identity {
  email?: string;
  email_verified?: boolean;
  name?: string;
}

export const client = { id: 'lang-nghe', secret: 'a secret between the two' };

/** A real identity provider. Its people are put into `people` by what they type as their name; any password does. */
export async function openIdentityProvider(redirectUri: string) {
  const people = new Map<string, Identity>();
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, ...people.get(id) }),
    }),
    // Everybody has agreed beforehand, as in an organisation of one's own.
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client!.clientId,
        accountId: context.oidc.session!.accountId!,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['only for tests'] },
  });
  const handle = provider.callback();
  return { issuer, people, close: () => new Promise((resolve) => server.close(resolve)) };
}

/** Signs in at the provider as a browser would, from the address that ours leads to; the address it leads back to. */
export async function signInThere(start: string, login: string): Promise<string> {
  const jar = new Map<string, string>();
  const ask = async (address: string, form?: Record<string, string>) => {
    const answer = await fetch(address, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]!.split(/=(.*)/s);
      jar.set(name, value);
    }
    const next = answer.headers.get('location');
    if (!next) throw new Error(`${answer.status} ${address}: ${await answer.text()}`);
    return new URL(next, address).href;
  };
  const { origin } = new URL(start);
  const interaction = await ask(start);
  let next = await ask(interaction, { prompt: 'login', login, password: 'any' });
  while (next.startsWith(origin)) next = await ask(next);
  return next;
}
