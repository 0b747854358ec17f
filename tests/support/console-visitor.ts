import { hashPassword } from '../../api/accounts/password-check.ts';
import type { Role } from '../../api/accounts/permissions.ts';
import { addGrants, addStaff } from '../../api/accounts/store.ts';
import { findUnit } from '../../api/units/store.ts';
import { submit } from './staff.ts';
import type { TestApp } from './test-app.ts';

/** A browser before the console: it keeps cookies as they are set. */
export function openVisitor(test: TestApp, more: Record<string, string> = {}) {
  const jar = new Map<string, string>();
  const headers = () => ({
    accept: 'text/html',
    ...more,
    cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
  });
  function keep(answer: Response): Response {
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0/i.test(line) || value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }
  return {
    jar,
    headers,
    get: async (path: string) => keep(await test.get(path, headers())),
    submit: async (path: string, fields: Record<string, string | string[]>) =>
      keep(await submit(test, { headers: headers() }, path, fields)),
  };
}

export type Visitor = ReturnType<typeof openVisitor>;

/** An account with a password of its own, as one has after following an invitation. */
export async function arrangeAccount(
  test: TestApp,
  { role, unit, name = 'Nguyễn Thị Lan' }: { role?: Role; unit?: string; name?: string } = {},
) {
  const id = crypto.randomUUID();
  const email = `${id}@example.gov.vn`;
  const password = 'ba con gà đi chợ';
  const passwordHash = await hashPassword(test.deps, password);
  const unitId = unit === undefined ? null : (await findUnit(test.db, unit))!.id;
  await test.db.transaction().execute(async (trx) => {
    await addStaff(trx, { id, name, email, passwordHash, emailVerified: true }, test.clock.now);
    const grant = role && { staffId: id, role, unitId, from: '2020-01-01', to: null };
    await addGrants(trx, grant ? [grant] : [], test.clock.now);
  });
  return { id, email, name, password };
}
