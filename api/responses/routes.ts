import { describeRoute, resolver } from 'hono-openapi';
import { z } from 'zod';
import { inTransaction } from '../database/transaction.ts';
import { atMost, jsonBody } from '../http/body.ts';
import { type Deps, room } from '../http/context.ts';
import { answered, refused } from '../http/described.ts';
import { type Limits, spend, spendFor } from '../http/rate-limit.ts';
import { parseOrRefuse } from '../http/validation.ts';
import { authenticateKiosk } from '../kiosks/authenticate.ts';
import { DeviceClock, offsetOf } from '../kiosks/heartbeat.ts';
import type { Kiosk } from '../kiosks/kiosk.ts';
import { noteContact } from '../kiosks/seen-store.ts';
import { updateKiosk } from '../kiosks/store.ts';
import { ProblemBody, problem, problemBody } from '../problems.ts';
import { receiveResponses } from './receive.ts';
import { idIn, ResponseBody } from './response.ts';
import { describeSender, type Sender } from './sender.ts';

const mostInBatch = 500;
/** What a device's own clock says as it sends. */
const clock = DeviceClock.optional();
const Batch = z.strictObject({ responses: z.array(z.unknown()).max(mostInBatch), clock });
const BatchDocumented = z.strictObject({ responses: z.array(ResponseBody).max(mostInBatch), clock });

/** Intake: programs and kiosks send responses here, the survey page by its own form. */
export function responseRoutes({ responses: limit, kiosks }: Limits) {
  const routes = room();

  routes.post('/responses', describeOne, atMost(64 * 1024), jsonBody, async (c) => {
    const { deps, body, locale } = c.var;
    spend(limit, c, 1, deps.config.trustProxy, deps.now());
    const [received] = await receiveResponses(deps, [body], locale);
    if (received!.status === 'rejected') throw received!.problem;
    if (received!.status === 'conflict') throw problem('response-conflict');
    const { id } = ResponseBody.pick({ id: true }).loose().parse(body);
    return c.json({ id, receivedAt: received!.receivedAt }, received!.status === 'accepted' ? 201 : 200);
  });

  routes.post('/responses/batch', describeBatch, atMost(8 * 1024 * 1024), jsonBody, async (c) => {
    const { deps, locale } = c.var;
    const kiosk = c.req.header('authorization') ? await authenticateKiosk(deps.db, c.req, deps.now()) : null;
    const { responses, clock } = parseOrRefuse(Batch, c.var.body, locale);
    const permits = Math.max(1, responses.length);
    if (kiosk) spendFor(kiosk.device, kiosks, permits, deps.now());
    else spend(limit, c, permits, deps.config.trustProxy, deps.now());
    const sender = kiosk && (await heardFrom(deps, kiosk, clock));
    const received = await receiveResponses(deps, responses, locale, sender);
    const results = received.map((one, i) => ({
      id: idIn(responses[i]),
      status: one.status,
      ...(one.status === 'rejected' ? { problem: problemBody(one.problem, locale, c.var.requestId) } : {}),
    }));
    return c.json({ results });
  });

  return routes;
}

/** Writes down that a device was heard of, and describes it as the sender of what it brings. */
async function heardFrom({ db, now }: Deps, kiosk: Kiosk, clock: string | undefined): Promise<Sender> {
  const at = now();
  const offset = clock === undefined ? kiosk.report.clockOffset : offsetOf(clock, at);
  await inTransaction(db, async (trx) => {
    await noteContact(trx, kiosk.id, at);
    if (offset !== kiosk.report.clockOffset) await updateKiosk(trx, kiosk.id, { clock_offset: offset });
  });
  return describeSender(db, kiosk, offset ?? 0);
}

const Recorded = z.object({ id: z.guid(), receivedAt: z.iso.datetime() });
const Results = z.object({
  results: z.array(
    z.object({
      id: z.string().nullable(),
      status: z.enum(['accepted', 'duplicate', 'conflict', 'rejected']),
      problem: ProblemBody.optional(),
    }),
  ),
});

const unreadable = ['malformed-json', 'too-large', 'unsupported-media-type', 'too-many-requests'] as const;

const describeOne = describeRoute({
  summary: 'Send a response',
  description:
    'Answered after the response is committed and counted. The same id with the same content again is 200.',
  requestBody: { required: true, content: { 'application/json': { schema: resolver(ResponseBody) } } },
  responses: {
    201: answered('Recorded and counted', Recorded),
    200: answered('Was recorded before', Recorded),
    ...refused('point-unknown', 'point-retired', 'response-conflict', ...unreadable),
    ...refused('code-required', 'code-unknown', 'code-used', 'campaign-closed'),
    ...refused('invalid-input', 'field-required', 'nothing-rated'),
  },
});

const describeBatch = describeRoute({
  summary: 'Send up to 500 responses',
  requestBody: { required: true, content: { 'application/json': { schema: resolver(BatchDocumented) } } },
  responses: {
    200: answered('A result for each, in order', Results),
    ...refused('invalid-input', ...unreadable),
    ...refused('kiosk-unknown', 'kiosk-proof-invalid', 'kiosk-proof-late', 'kiosk-revoked'),
  },
});
