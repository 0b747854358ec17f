import { afterAll, beforeAll, expect, test } from 'vitest';
import { byCommand } from '../../api/accounts/actor.ts';
import { invitationToBegin } from '../../api/accounts/first-administrator.ts';
import { closeAccount } from '../../api/accounts/granting.ts';
import { hasAdministrator } from '../../api/accounts/store.ts';
import { inTransaction } from '../../api/database/transaction.ts';
import { openVisitor } from '../support/console-visitor.ts';
import { arrangeStaff, submit, type TestStaff } from '../support/staff.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let alone: TestApp;
beforeAll(async () => {
  alone = await openTestApp();
});
afterAll(() => alone.close());

const grantIdOf = async ({ id }: TestStaff) =>
  String(
    (
      await alone.db
        .selectFrom('staff_grant')
        .select('id')
        .where('staff_id', '=', id)
        .executeTakeFirstOrThrow()
    ).id,
  );

test('the link of the first start is void once there is an administrator, also for two who follow it at once', async () => {
  const { db, clock } = alone;
  const link = async () => (await db.transaction().execute((trx) => invitationToBegin(trx, clock.now)))!;
  const typed = (email: string) => ({ name: 'Lan', email, password: 'ngựa đỏ qua cầu gỗ' });
  const first = await link();
  const other = await arrangeStaff(alone, 'administrator');
  expect((await openVisitor(alone).submit(first, typed('lan@example.gov.vn'))).status).toBe(410);
  await db.deleteFrom('staff_grant').where('staff_id', '=', other.id).execute();

  const again = await link();
  const both = await Promise.all(
    ['lan@example.gov.vn', 'hoa@example.gov.vn'].map((email) =>
      openVisitor(alone).submit(again, typed(email)),
    ),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([303, 410]);
  await db.deleteFrom('staff_grant').execute();
});

test('the last administrator neither gives the role up nor is closed; of two, one may, and not both at once', async () => {
  const first = await arrangeStaff(alone, 'administrator');
  const takeBack = async (by: TestStaff, of: TestStaff) =>
    submit(alone, by, `/console/people/${of.id}/take-back`, { grant: await grantIdOf(of) });
  const refused = await takeBack(first, first);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain('quản trị viên cuối cùng');
  expect((await submit(alone, first, `/console/people/${first.id}/close`, {})).status).toBe(409);

  const second = await arrangeStaff(alone, 'administrator');
  const by = byCommand('test');
  const closing = [first, second].map(({ id }) =>
    inTransaction(alone.db, (trx) => closeAccount(trx, by, id, alone.clock.now)),
  );
  const outcomes = await Promise.allSettled(closing);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await hasAdministrator(alone.db, '2026-06-15')).toBe(true);
});

test('an administrator whose role ends sooner does not count as another', async () => {
  const lasting = await arrangeStaff(alone, 'administrator');
  await alone.db.deleteFrom('staff_grant').where('staff_id', '!=', lasting.id).execute();
  const passing = await arrangeStaff(alone, 'administrator');
  await alone.db
    .updateTable('staff_grant')
    .set({ last_day: '2026-07-01' })
    .where('staff_id', '=', passing.id)
    .execute();
  expect((await submit(alone, passing, `/console/people/${lasting.id}/close`, {})).status).toBe(409);
  expect((await submit(alone, lasting, `/console/people/${passing.id}/close`, {})).status).toBe(303);
});
