import { z } from 'zod';
import { problem } from '../problems.ts';
import type { Locale } from '../text.ts';
import { describeIssue, pathErrors } from './issues.ts';

/**
 * The value as its schema makes it.
 * @throws Problem invalid-input with every bad path, in the caller's language
 */
export function parseOrRefuse<S extends z.ZodType>(schema: S, value: unknown, locale: Locale): z.output<S> {
  const parsed = schema.safeParse(value, { error: describeIssue(locale) });
  if (!parsed.success) throw problem('invalid-input', { errors: pathErrors(parsed.error.issues) });
  return parsed.data;
}

/** A query schema as OpenAPI parameters: the document is made from what validates. */
export function queryParameters(schema: z.ZodObject) {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, parameter]) => ({
    name,
    in: 'query' as const,
    required: required.includes(name),
    schema: parameter as object,
  }));
}
