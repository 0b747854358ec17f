import type { Context } from 'hono';
import { describeRoute, resolver } from 'hono-openapi';
import { z } from 'zod';
import { mostFileBytes } from '../attachments/attachment.ts';
import { atMost, jsonBody } from '../http/body.ts';
import { type Env, room } from '../http/context.ts';
import { answered, refused } from '../http/described.ts';
import { receiveUpload } from '../http/multipart.ts';
import { type Limits, spend } from '../http/rate-limit.ts';
import { bodyOfFields } from './filled.ts';
import { mostPhotos, type Petition, PetitionBody } from './petition.ts';
import { type Receipt, receivePetition } from './receive.ts';
import { getPetitionByCode } from './store.ts';
import { PetitionView, viewNow } from './view.ts';

export const uploadLimits = {
  bytes: (mostPhotos + 1) * mostFileBytes,
  parts: 60,
  fieldBytes: 128 * 1024,
};

/** Petitions for programs: sending and following. */
export function petitionRoutes({ petitions: intake }: Limits) {
  const routes = room();

  routes.post('/petitions', describeSend, async (c) => {
    const { deps, locale } = c.var;
    spend(intake, c, 1, deps.config.trustProxy, deps.now());
    const isJson = (c.req.header('content-type') ?? '').toLowerCase().startsWith('application/json');
    if (!isJson) {
      return receiveUpload(c, uploadLimits, async ({ fields, files }) => {
        const photos = (files.get('photo') ?? []).map(({ bytes }) => bytes);
        const body = bodyOfFields(fields, locale);
        return c.json(
          receiptBody(await receivePetition(deps, body, photos, { channel: 'api' }, locale)),
          201,
        );
      });
    }
    const body = await readJson(c);
    return c.json(receiptBody(await receivePetition(deps, body, [], { channel: 'api' }, locale)), 201);
  });

  routes.get('/petitions/:code', describeView, async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json(await viewNow(c.var.deps, await getPetition(c), c.var.locale));
  });

  return routes;
}

/** @throws Problem petition-unknown */
export const getPetition = (c: Context<Env>): Promise<Petition> =>
  getPetitionByCode(c.var.deps.db, c.req.param('code') ?? '');

async function readJson(c: Context<Env>): Promise<unknown> {
  await atMost(64 * 1024)(c, async () => {});
  await jsonBody(c, async () => {});
  return c.var.body;
}

const receiptBody = ({ code, secret, receivedAt, acknowledgeBy, answerBy }: Receipt) => ({
  code,
  secret,
  receivedAt: receivedAt.toISOString(),
  acknowledgeBy,
  answerBy,
});

const ReceiptBody = z.object({
  code: z.string(),
  secret: z.string(),
  receivedAt: z.iso.datetime(),
  acknowledgeBy: z.string(),
  answerBy: z.string().nullable(),
});

const unreadable = ['malformed-json', 'too-large', 'unsupported-media-type', 'too-many-requests'] as const;

const describeSend = describeRoute({
  summary: 'Send a petition',
  description:
    'JSON, or multipart/form-data with the same members (nested ones as contact.name) and up to 5 parts named photo. The same id with the same content again gets the same answer.',
  requestBody: {
    required: true,
    content: {
      'application/json': { schema: resolver(PetitionBody) },
      'multipart/form-data': {
        schema: resolver(z.object({ id: z.guid(), unit: z.string(), kind: z.string() })),
      },
    },
  },
  responses: {
    201: answered('Received', ReceiptBody),
    ...refused('petition-conflict', 'invalid-input', 'consent-required', ...unreadable),
  },
});

const describeView = describeRoute({
  summary: 'Follow a petition',
  description: 'State, history, dates with their explanation and the published answer; never the sender.',
  responses: { 200: answered('The petition', PetitionView), ...refused('petition-unknown') },
});
