import { resolver } from 'hono-openapi';
import type { z } from 'zod';
import { ProblemBody, type ProblemCode, problemKinds } from '../problems.ts';

/** A JSON answer in the OpenAPI document. */
export const answered = (description: string, schema: z.ZodType) => ({
  description,
  content: { 'application/json': { schema: resolver(schema) } },
});

/** The problems of a call in the OpenAPI document, by status. */
export function refused(...codes: ProblemCode[]) {
  const statuses = [...new Set(codes.map((code) => problemKinds[code].status))];
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: codes.filter((code) => problemKinds[code].status === status).join(', '),
        content: { 'application/problem+json': { schema: resolver(ProblemBody) } },
      },
    ]),
  );
}
