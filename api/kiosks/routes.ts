import { describeRoute, resolver } from 'hono-openapi';
import { z } from 'zod';
import { inTransaction } from '../database/transaction.ts';
import { atMost, jsonBody } from '../http/body.ts';
import { room } from '../http/context.ts';
import { answered, refused } from '../http/described.ts';
import { type Limits, spend, spendFor } from '../http/rate-limit.ts';
import { parseOrRefuse } from '../http/validation.ts';
import { problem } from '../problems.ts';
import { inLocale, Line, type Locale } from '../text.ts';
import { authenticateKiosk } from './authenticate.ts';
import { HeartbeatAnswer, KioskShown, Paired } from './described.ts';
import { Heartbeat, noteHeartbeat } from './heartbeat.ts';
import { pair } from './pairing.ts';
import { pairingKeyFrom } from './pairing-code.ts';
import { isUsable } from './proof.ts';
import { noteContact } from './seen-store.ts';
import { whatToShow, withQr } from './show.ts';

const Coordinate = z.string().regex(/^[\w-]{43}$/);
const PublicKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: Coordinate,
  y: Coordinate,
});
const Pairing = z.object({
  pairingCode: z.string().max(100),
  publicKey: PublicKey.optional(),
  name: Line(80).optional(),
  appVersion: Line(60).optional(),
});

/** What devices at a counter ask; their responses come in by the batch call. */
export function kioskRoutes(limits: Limits) {
  const routes = room();

  routes.post('/kiosks/pair', describePair, atMost(16 * 1024), jsonBody, async (c) => {
    const { deps, locale } = c.var;
    spend(limits.secrets, c, 1, deps.config.trustProxy, deps.now());
    const { publicKey = null, ...body } = parseOrRefuse(Pairing, c.var.body, locale);
    if (publicKey && !isUsable(publicKey)) throw noKey(locale);
    const wanted = { publicKey, name: null, appVersion: null, ...body };
    const key = pairingKeyFrom(deps.config.secret);
    const { kiosk, token } = await inTransaction(deps.db, (trx) => pair(trx, wanted, key, deps.now()));
    c.header('Cache-Control', 'no-store');
    return c.json({ device: kiosk.device, token }, 201);
  });

  routes.get('/kiosks/me', describeMe, async (c) => {
    const { deps } = c.var;
    const now = deps.now();
    const kiosk = await authenticateKiosk(deps.db, c.req, now);
    spendFor(kiosk.device, limits.kiosks, 1, now);
    await inTransaction(deps.db, (trx) => noteContact(trx, kiosk.id, now));
    const { revision, ...shown } = await whatToShow(deps, kiosk, now);
    // Never from a browser's store: `now` has to be true.
    c.header('Cache-Control', 'no-store');
    c.header('ETag', `"${revision}"`);
    // Compressed on its way, the tag comes back as a weak one.
    if (c.req.header('if-none-match')?.includes(`"${revision}"`)) return c.body(null, 304);
    const { survey, tellMore } = shown;
    const answer = { ...shown, survey: withQr(survey), tellMore: withQr(tellMore) };
    return c.json({ ...answer, revision, now: now.toISOString() } satisfies KioskShown);
  });

  routes.post('/kiosks/me/heartbeat', describeHeartbeat, atMost(16 * 1024), jsonBody, async (c) => {
    const { deps, locale } = c.var;
    const now = deps.now();
    const kiosk = await authenticateKiosk(deps.db, c.req, now);
    spendFor(kiosk.device, limits.kiosks, 1, now);
    const said = parseOrRefuse(Heartbeat, c.var.body, locale);
    await inTransaction(deps.db, (trx) => noteHeartbeat(trx, kiosk, said, now));
    const { revision, state, reload } = await whatToShow(deps, kiosk, now);
    c.header('Cache-Control', 'no-store');
    return c.json({ now: now.toISOString(), revision, state, reload } satisfies HeartbeatAnswer);
  });

  return routes;
}

const noKey = (locale: Locale) =>
  problem('invalid-input', {
    errors: [
      {
        path: 'publicKey',
        message: inLocale(
          { vi: 'không phải khóa ECDSA P-256', en: 'is no public key for ECDSA on P-256' },
          locale,
        ),
      },
    ],
  });

const unreadable = ['malformed-json', 'too-large', 'unsupported-media-type', 'too-many-requests'] as const;
const unproven = ['kiosk-unknown', 'kiosk-proof-invalid', 'kiosk-proof-late', 'kiosk-revoked'] as const;
const jsonOf = (schema: z.ZodType) => ({
  required: true,
  content: { 'application/json': { schema: resolver(schema) } },
});

const proof =
  'Sent with `Authorization: Bearer token`. A device that was paired with a key adds `Kiosk-Proof: t.signature`: ' +
  't in milliseconds of the server’s time, the signature (ECDSA P-256, SHA-256, IEEE P1363, base64url) over method, ' +
  'path, t, hash of the body and hash of the token (SHA-256, base64url), joined by line feeds.';

const describePair = describeRoute({
  summary: 'Pair a device with a point, by a code that staff made',
  requestBody: jsonOf(Pairing),
  responses: {
    201: answered('The token is told this once', Paired),
    ...refused('pairing-code-invalid', 'invalid-input', ...unreadable),
  },
});

const describeMe = describeRoute({
  summary: 'What a device is to show',
  description: proof,
  responses: {
    200: answered('All that it needs to ask, also offline', KioskShown),
    304: { description: 'Nothing has changed since the revision in If-None-Match' },
    ...refused(...unproven, 'too-many-requests'),
  },
});

const describeHeartbeat = describeRoute({
  summary: 'Tell each minute how the device is',
  description: proof,
  requestBody: jsonOf(Heartbeat),
  responses: {
    200: answered('What may have changed', HeartbeatAnswer),
    ...refused(...unproven, 'invalid-input', ...unreadable),
  },
});
