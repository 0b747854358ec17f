import type { Context } from 'hono';
import { describeRoute, resolver } from 'hono-openapi';
import { z } from 'zod';
import { mostFileBytes } from '../attachments/attachment.ts';
import { listCalendar } from '../calendar/store.ts';
import type { Trx } from '../database/open.ts';
import { inTransaction } from '../database/transaction.ts';
import { atMost, jsonBody } from '../http/body.ts';
import { type Env, room } from '../http/context.ts';
import { answered, refused } from '../http/described.ts';
import { receiveUpload } from '../http/multipart.ts';
import { type Limits, spend } from '../http/rate-limit.ts';
import { parseOrRefuse } from '../http/validation.ts';
import { problem } from '../problems.ts';
import { correctSender, rateAnswer, reopenPetition, replyToOffice, withdrawPetition } from './by-sender.ts';
import { isSecretOf, normalisePetitionCode, secretKeyFrom } from './code.ts';
import { erasePetition } from './erase-store.ts';
import { exportForSender } from './export.ts';
import { bodyOfFields } from './filled.ts';
import type { Circumstances } from './move.ts';
import { Contact, mostPhotos, type Petition, PetitionBody, ProseOf } from './petition.ts';
import { type Receipt, receivePetition } from './receive.ts';
import { findPetition, lockPetition } from './store.ts';
import { PetitionView, viewPetition } from './view.ts';

export const uploadLimits = {
  bytes: (mostPhotos + 1) * mostFileBytes,
  parts: 60,
  fieldBytes: 128 * 1024,
};

/** Petitions for programs: sending, following, and what senders do with their secret. */
export function petitionRoutes({ petitions: intake, secrets: guesses }: Limits) {
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
    const petition = await getPetition(c);
    return c.json(await viewOf(c, petition));
  });

  const bySecret = <S extends z.ZodType>(
    name: string,
    schema: S,
    summary: string,
    act: (trx: Trx, petition: Petition, input: z.output<S>, around: Circumstances) => Promise<Petition>,
  ) =>
    routes.post(
      `/petitions/:code/${name}`,
      describeAct(summary, schema),
      atMost(64 * 1024),
      jsonBody,
      async (c) => {
        const { deps, body, locale } = c.var;
        const found = await getPetition(c);
        spend(guesses, c, 1, deps.config.trustProxy, deps.now());
        const { secret } = parseOrRefuse(z.looseObject({ secret: z.string().max(60) }), body, locale);
        if (!isSecretOf(secretKeyFrom(deps.config.secret), found, secret))
          throw problem('petition-secret-wrong');
        const input = parseOrRefuse(schema, body, locale);
        const around = { now: deps.now(), calendar: await listCalendar(deps.db), config: deps.config };
        const moved = await inTransaction(deps.db, async (trx) =>
          act(trx, await lockPetition(trx, found.id), input, around),
        );
        return c.json(await viewOf(c, moved));
      },
    );

  bySecret('rating', RatingBody, 'Rate the answer', (trx, petition, input, around) =>
    rateAnswer(
      trx,
      { actor: 'sender' },
      petition,
      { level: input.level, mended: input.mended ?? null, comment: input.comment || null },
      around,
    ),
  );
  bySecret('reopen', ReopenBody, 'Say that the answer did not help', (trx, petition, { reason }, around) =>
    reopenPetition(trx, { actor: 'sender' }, petition, { reason }, around),
  );
  bySecret('withdraw', WithdrawBody, 'Withdraw a petition', (trx, petition, { reason }, around) =>
    withdrawPetition(trx, petition, { reason: reason || null }, around),
  );
  bySecret('reply', ReplyBody, 'Reply to a question', (trx, petition, { text }, around) =>
    replyToOffice(trx, petition, { text, files: [] }, around),
  );
  bySecret('contact', ContactBody, 'Correct the sender', (trx, petition, { contact }, around) => {
    const { name, phone, email, address } = contact;
    const sender = {
      name: name || null,
      phone: phone || null,
      email: email || null,
      address: address || null,
    };
    return correctSender(trx, { actor: 'sender' }, petition, sender, around);
  });
  bySecret('erase', SecretBody, 'Erase the sender and what they wrote', (trx, petition, _, around) =>
    erasePetition(trx, { actor: 'sender' }, petition, around),
  );

  routes.post('/petitions/:code/export', describeExport, atMost(64 * 1024), jsonBody, async (c) => {
    const { deps, body, locale } = c.var;
    const found = await getPetition(c);
    spend(guesses, c, 1, deps.config.trustProxy, deps.now());
    const { secret } = parseOrRefuse(SecretBody, body, locale);
    if (!isSecretOf(secretKeyFrom(deps.config.secret), found, secret)) throw problem('petition-secret-wrong');
    return c.json({ ...(await viewOf(c, found)), ...(await exportForSender(deps.db, found)) });
  });

  return routes;
}

/** @throws Problem petition-unknown */
export async function getPetition(c: Context<Env>): Promise<Petition> {
  const code = normalisePetitionCode(c.req.param('code') ?? '');
  const petition = code === null ? undefined : await findPetition(c.var.deps.db, { code });
  if (!petition) throw problem('petition-unknown');
  return petition;
}

async function viewOf(c: Context<Env>, petition: Petition): Promise<PetitionView> {
  const { deps, locale } = c.var;
  c.header('Cache-Control', 'no-store');
  const calendar = await listCalendar(deps.db);
  return viewPetition(deps.db, petition, { now: deps.now(), calendar, locale });
}

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

const Secret = z.string().max(60);
const SecretBody = z.strictObject({ secret: Secret });
const RatingBody = z.strictObject({
  secret: Secret,
  level: z.int().min(1).max(5),
  mended: z.boolean().nullable().optional(),
  comment: ProseOf(2_000).optional(),
});
const ReopenBody = z.strictObject({ secret: Secret, reason: ProseOf(2_000) });
const WithdrawBody = z.strictObject({ secret: Secret, reason: ProseOf(2_000).optional() });
const ReplyBody = z.strictObject({ secret: Secret, text: ProseOf(5_000) });
const ContactBody = z.strictObject({ secret: Secret, contact: Contact });

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

const describeAct = (summary: string, schema: z.ZodType) =>
  describeRoute({
    summary,
    description: 'For the sender, who has the secret.',
    requestBody: { required: true, content: { 'application/json': { schema: resolver(schema) } } },
    responses: {
      200: answered('The petition', PetitionView),
      ...refused('petition-unknown', 'petition-secret-wrong', 'petition-move-refused', 'invalid-input'),
      ...refused(...unreadable),
    },
  });

const describeExport = describeRoute({
  summary: 'All that is kept of a petition and its sender',
  requestBody: { required: true, content: { 'application/json': { schema: resolver(SecretBody) } } },
  responses: {
    200: answered('The petition, the sender and the messages', z.looseObject({})),
    ...refused('petition-unknown', 'petition-secret-wrong', 'invalid-input', ...unreadable),
  },
});
