import type { Context } from 'hono';
import { describeRoute, resolver } from 'hono-openapi';
import { z } from 'zod';
import type { Trx } from '../../database/open.ts';
import { atMost, jsonBody } from '../../http/body.ts';
import { type Env, room } from '../../http/context.ts';
import { answered, refused } from '../../http/described.ts';
import { receiveUpload } from '../../http/multipart.ts';
import { type Limits, type RateLimit, spend } from '../../http/rate-limit.ts';
import { parseOrRefuse } from '../../http/validation.ts';
import { problem } from '../../problems.ts';
import type { Locale } from '../../text.ts';
import { rateAnswer, reopenPetition, replyToOffice, setMayPublish, withdrawPetition } from '../by-sender.ts';
import { isSecretOf, secretKeyFrom } from '../code.ts';
import { erasePetition } from '../erase-store.ts';
import { exportForSender } from '../export.ts';
import type { Circumstances } from '../move.ts';
import type { Petition } from '../petition.ts';
import { getPetitionByCode } from '../store.ts';
import { PetitionView, viewNow } from '../view.ts';
import { actAsSender } from './act.ts';
import { correctOwn } from './correct.ts';
import {
  ContactInput,
  MayPublishInput,
  RatingInput,
  ReopenInput,
  ReplyInput,
  senderOf,
  WithdrawInput,
} from './inputs.ts';
import { photosOfReply, replyLimits } from './photos.ts';

const largestBody = 64 * 1024;
const bySender = { actor: 'sender' } as const;

/** What senders do with their secret; who tries many is slowed down, together with the tracking page. */
export function senderRoutes({ secrets: guesses }: Limits) {
  const routes = room();

  const bySecret = <S extends z.ZodObject>(
    name: string,
    schema: S,
    summary: string,
    act: (
      trx: Trx,
      petition: Petition,
      input: z.output<S>,
      around: Circumstances,
      locale: Locale,
    ) => Promise<Petition>,
  ) =>
    routes.post(
      `/petitions/:code/${name}`,
      describeAct(summary, schema),
      atMost(largestBody),
      jsonBody,
      async (c) => {
        const { found, rest } = await prove(c, guesses, c.var.body);
        const input = parseOrRefuse(schema, rest, c.var.locale);
        return answerView(
          c,
          await actAsSender(c.var.deps, found, (trx, petition, around) =>
            act(trx, petition, input, around, c.var.locale),
          ),
        );
      },
    );

  bySecret('rating', RatingInput, 'Rate the answer', (trx, petition, input, around) => {
    const { level, mended = null, comment = null } = input;
    return rateAnswer(trx, bySender, petition, { level, mended, comment }, around);
  });
  bySecret('reopen', ReopenInput, 'Say that the answer did not help', (trx, petition, input, around) =>
    reopenPetition(trx, bySender, petition, input, around),
  );
  bySecret('withdraw', WithdrawInput, 'Withdraw a petition', (trx, petition, { reason }, around) =>
    withdrawPetition(trx, petition, { reason: reason ?? null }, around),
  );
  bySecret('contact', ContactInput, 'Correct the sender', (trx, petition, { contact }, around, locale) =>
    correctOwn(trx, petition, senderOf(contact), around, locale),
  );
  bySecret(
    'may-publish',
    MayPublishInput,
    'Give or take back the leave to publish text and photos',
    (trx, petition, { mayPublish }, around) =>
      setMayPublish(
        trx,
        bySender,
        petition,
        {
          text: mayPublish.text ?? petition.mayPublishText,
          photos: mayPublish.photos ?? petition.mayPublishPhotos,
        },
        around,
      ),
  );
  bySecret('erase', z.strictObject({}), 'Erase the sender and what they wrote', (trx, petition, _, around) =>
    erasePetition(trx, bySender, petition, around),
  );

  routes.post('/petitions/:code/reply', describeReply, async (c) => {
    const isJson = (c.req.header('content-type') ?? '').toLowerCase().startsWith('application/json');
    const reply = async (body: unknown, files: { bytes: Buffer }[]) => {
      const { found, rest } = await prove(c, guesses, body);
      const { text } = parseOrRefuse(ReplyInput, rest, c.var.locale);
      const photos = await photosOfReply(found, files, c.var.locale);
      return answerView(
        c,
        await actAsSender(c.var.deps, found, (trx, petition, around) =>
          replyToOffice(trx, petition, { text, files: photos }, around),
        ),
      );
    };
    if (!isJson) {
      return receiveUpload(c, replyLimits, ({ fields, files }) =>
        reply(Object.fromEntries(fields), files.get('photo') ?? []),
      );
    }
    await atMost(largestBody)(c, async () => {});
    await jsonBody(c, async () => {});
    return reply(c.var.body, []);
  });

  routes.post('/petitions/:code/export', describeExport, atMost(largestBody), jsonBody, async (c) => {
    const { found, rest } = await prove(c, guesses, c.var.body);
    parseOrRefuse(z.strictObject({}), rest, c.var.locale);
    c.header('Cache-Control', 'no-store');
    const view = await viewNow(c.var.deps, found, c.var.locale);
    return c.json({ ...view, ...(await exportForSender(c.var.deps.db, found)) });
  });

  return routes;
}

/** The petition whose secret is in the body, and what else is. */
async function prove(c: Context<Env>, guesses: RateLimit | null, body: unknown) {
  const { deps, locale } = c.var;
  const found = await getPetitionByCode(deps.db, c.req.param('code') ?? '');
  spend(guesses, c, 1, deps.config.trustProxy, deps.now());
  const { secret, ...rest } = parseOrRefuse(z.looseObject({ secret: z.string().max(60) }), body, locale);
  if (!isSecretOf(secretKeyFrom(deps.config.secret), found, secret)) throw problem('petition-secret-wrong');
  return { found, rest };
}

async function answerView(c: Context<Env>, petition: Petition) {
  c.header('Cache-Control', 'no-store');
  return c.json(await viewNow(c.var.deps, petition, c.var.locale));
}

const withSecret = (schema: z.ZodObject) => schema.extend({ secret: z.string().max(60) });

const refusals = refused(
  'petition-unknown',
  'petition-secret-wrong',
  'petition-move-refused',
  'consent-required',
  'invalid-input',
  'malformed-json',
  'too-large',
  'unsupported-media-type',
  'too-many-requests',
);

const describeAct = (summary: string, schema: z.ZodObject) =>
  describeRoute({
    summary,
    description: 'For the sender, who has the secret.',
    requestBody: {
      required: true,
      content: { 'application/json': { schema: resolver(withSecret(schema)) } },
    },
    responses: { 200: answered('The petition', PetitionView), ...refusals },
  });

const describeReply = describeRoute({
  summary: 'Reply to a question',
  description:
    'For the sender, who has the secret. JSON, or multipart/form-data with the same members and up to 5 parts named photo.',
  requestBody: {
    required: true,
    content: {
      'application/json': { schema: resolver(withSecret(ReplyInput)) },
      'multipart/form-data': { schema: resolver(withSecret(ReplyInput)) },
    },
  },
  responses: { 200: answered('The petition', PetitionView), ...refusals },
});

const describeExport = describeRoute({
  summary: 'All that is kept of a petition and its sender',
  requestBody: {
    required: true,
    content: { 'application/json': { schema: resolver(withSecret(z.strictObject({}))) } },
  },
  responses: { 200: answered('The petition, the sender and the messages', z.looseObject({})), ...refusals },
});
