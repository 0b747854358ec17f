import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { byCommand } from '../../api/accounts/actor.ts';
import { createApp } from '../../api/app.ts';
import type { Config } from '../../api/config.ts';
import { applyFile } from '../../api/installation/apply.ts';
import { surveyWeb } from '../../survey-web/pages.ts';
import { firstInstant, lendDatabase } from './lent-database.ts';

export type TestApp = Awaited<ReturnType<typeof openTestApp>>;

/** The whole server on a database that nobody else sees, with a clock that the test sets. */
export async function openTestApp(changes: Partial<Config> = {}, open = lendDatabase) {
  const { db, close, folder } = await open();
  const clock = { now: new Date(firstInstant) };
  const config: Config = {
    port: 8080,
    host: '127.0.0.1',
    databaseUrl: null,
    dataDir: '/nowhere',
    backupDir: null,
    pushDir: '/nowhere/published',
    tls: null,
    publicUrl: 'http://khaosat.example.gov.vn',
    secret: 'a secret of the tests',
    trustProxy: 0,
    privacyMinimum: 5,
    intakeGuard: 'off',
    privateWebsites: 'off',
    demo: 'off',
    smtpUrl: null,
    mailFrom: null,
    oidc: null,
    ...changes,
  };
  const deps = { db, config, now: () => clock.now, log: pino({ level: process.env.TEST_LOG ?? 'silent' }) };
  const app = createApp(deps, surveyWeb);
  return {
    db,
    deps,
    app,
    clock,
    close,
    folder,
    apply: (file: object) => applyFile(db, byCommand('test'), file, clock.now, 'vi'),
    get: (path: string, headers: Record<string, string> = {}) => app.request(path, { headers }),
    getJson: async (path: string) => (await app.request(path)).json(),
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      app.request(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

let made = 0;
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code that no other point of this test file has. */
export function freshCode(): string {
  made++;
  return `T${String(made).padStart(7, '0')}`.replace(/[^0-9A-Z]/g, letters[0]!);
}

export interface TestUnit {
  slug: string;
  /** A point that asks for the field. */
  code: string;
  /** A point of the field ho-tich alone. */
  oneFieldCode: string;
}

/** A commune with three fields, a point that asks which, and a point of one field. */
export async function arrangeCommune(
  test: TestApp,
  more: { targets?: object[]; unit?: object } = {},
): Promise<TestUnit> {
  const slug = `xa-${randomUUID().slice(0, 8)}`;
  const [code, oneFieldCode] = [freshCode(), freshCode()];
  await test.apply({
    fields: [
      { slug: 'ho-tich', name: { vi: 'Hộ tịch', en: 'Civil status' } },
      { slug: 'dat-dai', name: 'Đất đai' },
      { slug: 'chung-thuc', name: 'Chứng thực' },
    ],
    units: [
      {
        slug,
        name: 'Xã Thử Nghiệm',
        kind: 'commune',
        fields: ['ho-tich', 'dat-dai', 'chung-thuc'],
        ...more.unit,
      },
    ],
    points: [
      {
        code,
        unit: slug,
        fields: ['ho-tich', 'dat-dai', 'chung-thuc'],
        questionnaire: 'mot-cua-9',
        channel: 'qr',
      },
      { code: oneFieldCode, unit: slug, field: 'ho-tich', questionnaire: 'mot-cua-9', channel: 'qr' },
    ],
    targets: (more.targets ?? []).map((target) => ({ unit: slug, ...target })),
  });
  return { slug, code, oneFieldCode };
}

/** A response that fits the nine-item form. */
export const fitting = (point: string, changes: object = {}) => ({
  id: randomUUID(),
  point,
  ratings: { overall: 5 },
  ...changes,
});

export type RatedInField = [
  unit: { code: string },
  field: string,
  satisfied: number,
  all: number,
  more?: object,
];

/** Sends responses for a field, `satisfied` of `all` of them satisfied. */
export async function sendRated(
  server: TestApp,
  ...[unit, field, satisfied, all, more = {}]: RatedInField
): Promise<void> {
  const responses = Array.from({ length: all }, (_, i) =>
    fitting(unit.code, { field, ratings: { overall: i < satisfied ? 5 : 2 }, ...more }),
  );
  const response = await server.post('/api/v1/responses/batch', { responses });
  const { results } = (await response.json()) as { results: { status: string }[] };
  const refused = results.filter((result) => result.status !== 'accepted');
  if (refused.length > 0) throw new Error(JSON.stringify(refused[0]));
}
