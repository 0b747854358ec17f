import { createHmac, randomUUID } from 'node:crypto';
import { keyFor } from '../../api/accounts/auth.ts';
import type { Role } from '../../api/accounts/permissions.ts';
import { addGrants } from '../../api/accounts/store.ts';
import { findUnit } from '../../api/units/store.ts';
import type { TestApp } from './test-app.ts';

export interface TestStaff {
  id: string;
  email: string;
  name: string;
  cookie: { name: string; value: string };
  /** For `test.get` and `submit`. */
  headers: { cookie: string; accept: string };
}

/** A signed-in member of staff with one role (none: an account without a grant), at a unit or for the whole. */
export async function arrangeStaff(
  test: TestApp,
  role: Role | null,
  unitSlug: string | null = null,
  name = 'Nguyễn Thị Lan',
): Promise<TestStaff> {
  const id = randomUUID();
  const email = `${id}@example.gov.vn`;
  const now = test.clock.now;
  const token = randomUUID();
  const unit = unitSlug === null ? undefined : await findUnit(test.db, unitSlug);
  if (unitSlug !== null && !unit) throw new Error(`no unit ${unitSlug}`);
  await test.db
    .insertInto('staff')
    .values({ id, name, email, two_factor_enabled: true, created_at: now, updated_at: now })
    .execute();
  if (role !== null) {
    const grant = { staffId: id, role, unitId: unit?.id ?? null, from: '2020-01-01', to: null };
    await test.db.transaction().execute((trx) => addGrants(trx, [grant], now));
  }
  // The library looks at the real clock, not at that of the test.
  const real = new Date();
  await test.db
    .insertInto('staff_session')
    .values({
      id: randomUUID(),
      staff_id: id,
      token,
      expires_at: new Date(real.getTime() + 3_600_000 * 12),
      created_at: real,
      updated_at: real,
    })
    .execute();
  const signature = createHmac('sha256', keyFor(test.deps.config.secret, 'accounts')).update(token);
  const value = encodeURIComponent(`${token}.${signature.digest('base64')}`);
  const cookie = { name: 'lang-nghe.session_token', value };
  return {
    id,
    email,
    name,
    cookie,
    headers: { cookie: `${cookie.name}=${value}`, accept: 'text/html' },
  };
}

/** Sends a form of the console as the browser of a member of staff would. */
export async function submit(
  test: TestApp,
  staff: Pick<TestStaff, 'headers'>,
  path: string,
  fields: Record<string, string | string[]> | URLSearchParams,
): Promise<Response> {
  const body =
    fields instanceof URLSearchParams
      ? fields
      : new URLSearchParams(
          Object.entries(fields).flatMap(([name, value]) =>
            [value].flat().map((one): [string, string] => [name, one]),
          ),
        );
  return test.app.request(path, {
    method: 'POST',
    headers: {
      ...staff.headers,
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: 'http://localhost',
      'Sec-Fetch-Site': 'same-origin',
    },
    body,
  });
}

/** The value of a hidden field or an input of a page, for sending its form as it stands. */
export function valueIn(html: string, name: string): string {
  const tag = [...html.matchAll(/<input\b[^>]*>/g)].find(([tag]) => tag.includes(`name="${name}"`))?.[0];
  return tag?.match(/\bvalue="([^"]*)"/)?.[1] ?? '';
}
