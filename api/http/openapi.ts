import type { Context, Hono } from 'hono';
import { generateSpecs } from 'hono-openapi';
import type { Env } from './context.ts';

/** OpenAPI 3.1 of the JSON API, made from the schemas that validate. */
export const openApi = (app: Hono<Env>) => async (c: Context<Env>) =>
  c.json(
    await generateSpecs(app, {
      documentation: {
        openapi: '3.1.0',
        info: {
          title: 'Lắng Nghe',
          version: '1',
          description: 'Satisfaction surveys and petitions. Errors are RFC 9457 application/problem+json.',
        },
        servers: [{ url: c.var.deps.config.publicUrl }],
      },
      exclude: [/^(?!\/api\/v1\/)/],
      excludeStaticFile: false,
      defaultValidationErrorResponse: false,
    }),
  );
