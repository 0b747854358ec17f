import { describeRoute, resolver } from 'hono-openapi';
import { z } from 'zod';
import { byProgram } from '../accounts/actor.ts';
import { inTransaction } from '../database/transaction.ts';
import { dayOf } from '../days.ts';
import { atMost, jsonBody } from '../http/body.ts';
import { room } from '../http/context.ts';
import { answered, refused } from '../http/described.ts';
import { parseOrRefuse } from '../http/validation.ts';
import { problem } from '../problems.ts';
import { authenticateProgram } from '../program-keys/authenticate.ts';
import { noteProgramKeyUsed } from '../program-keys/store.ts';
import { countOf } from '../sheets/review.ts';
import { Line } from '../text.ts';
import { getUnit, listSubtrees } from '../units/store.ts';
import { countNames } from './caseload.ts';
import { importCaseload } from './import.ts';

const mostRows = 5_000;
const Count = z.int().min(0).max(2_147_483_647);

const Row = z.strictObject({
  unit: z.string().max(80).optional().describe('Slug of a unit below; left out: the unit of the address'),
  field: z.string().max(80).nullish().describe('Slug; null or left out: dossiers of no field'),
  month: z.string().max(10).describe('YYYY-MM'),
  received: Count,
  solved: Count,
  onTime: Count,
  late: Count,
  lateApologised: Count,
});

const Dossiers = z.strictObject({
  rows: z.array(Row).min(1).max(mostRows),
  reason: Line(200).optional().describe('Why numbers that are there are corrected; public beside them'),
});

const Taken = z.object({
  added: z.int(),
  changed: z.int(),
  left: z.int().describe('Were there already, as they are'),
});

/** Dossiers as the system that handles them sends them, by itself. */
export const caseloadRoutes = room().post(
  '/units/:slug/caseload',
  describeRoute({
    summary: 'Send dossiers of a unit and those below it, by field and month',
    description:
      'All rows or none; the same again changes nothing. `Authorization: Bearer` bears a key that the console makes for ' +
      'this unit or one above it.',
    requestBody: { required: true, content: { 'application/json': { schema: resolver(Dossiers) } } },
    responses: {
      200: answered('What became of the rows', Taken),
      ...refused(
        'program-unknown',
        'unit-unknown',
        'invalid-input',
        'malformed-json',
        'too-large',
        'unsupported-media-type',
      ),
    },
  }),
  atMost(2 * 1024 * 1024),
  jsonBody,
  async (c) => {
    const { deps, body, locale, requestId } = c.var;
    const now = deps.now();
    const key = await authenticateProgram(deps.db, c.req.header('authorization'));
    const unit = await getUnit(deps.db, c.req.param('slug'));
    const subtrees = await listSubtrees(deps.db, [key.unitId, unit.id]);
    if (!subtrees.get(key.unitId)!.includes(unit.id)) throw problem('unit-unknown');
    const { rows, reason = null } = parseOrRefuse(Dossiers, body, locale);
    const review = await inTransaction(deps.db, async (trx) => {
      await noteProgramKeyUsed(trx, key.id, dayOf(now));
      return importCaseload(
        trx,
        rows.map(({ unit: slug = unit.slug, field, month, ...counts }, i) => ({
          row: i,
          cells: {
            unit: slug,
            field: field ?? '',
            month,
            ...Object.fromEntries(countNames.map((name) => [name, String(counts[name])])),
          },
        })),
        {
          by: byProgram(key.name, requestId),
          reason,
          now,
          locale,
          unitIds: subtrees.get(unit.id)!,
          placeOf: (row, column) => `rows.${row}.${column}`,
        },
      );
    });
    const count = (change: 'added' | 'changed' | 'left') => countOf(review, change);
    return c.json({ added: count('added'), changed: count('changed'), left: count('left') });
  },
);
