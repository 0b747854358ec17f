import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrangeAccount, openVisitor } from '../support/console-visitor.ts';
import { textOf } from '../support/public-page.ts';
import { arrangeStaff } from '../support/staff.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const phone = 'Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36';

/** An account signed in at a desk, and on as many phones. */
async function arrangeSignedIn(phones: number) {
  const account = await arrangeAccount(server);
  const signIn = async (more: Record<string, string> = {}) => {
    const visitor = openVisitor(server, more);
    await visitor.submit('/console/sign-in', { email: account.email, password: account.password });
    return visitor;
  };
  const desk = await signIn({ 'user-agent': 'desk' });
  const others = [];
  for (let i = 0; i < phones; i++) others.push(await signIn({ 'user-agent': phone }));
  const sessions = () =>
    server.db
      .selectFrom('staff_session')
      .select(['id', 'user_agent'])
      .where('staff_id', '=', account.id)
      .execute();
  const audited = async () => {
    const rows = await server.db
      .selectFrom('audit_entry')
      .select(['action', 'staff_id', 'before', 'after'])
      .where('subject_key', '=', account.id)
      .orderBy('id')
      .execute();
    return rows.filter(({ action }) => action.startsWith('staff.end-'));
  };
  return { account, desk, others, sessions, audited };
}

// Bug: sessions that people ended for themselves left no trace in the audit.
test('a session that its owner ends is in the audit, with the device it was on', async () => {
  const { account, desk, others, sessions, audited } = await arrangeSignedIn(1);
  const session = (await sessions()).find(({ user_agent }) => user_agent === phone)!.id;
  const ended = await desk.submit('/console/account/sessions/end', { session });
  expect(ended.status).toBe(303);
  expect((await others[0]!.get('/console/account')).status).toBe(303);
  expect(await audited()).toEqual([
    { action: 'staff.end-session', staff_id: account.id, before: { userAgent: phone }, after: null },
  ]);
  expect((await desk.submit('/console/account/sessions/end', { session })).status).toBe(404);
  expect(await audited()).toHaveLength(1);

  const auditor = await arrangeStaff(server, 'auditor');
  const page = await server.get(`/console/audit?subject=${account.id}&kind=staff`, auditor.headers);
  expect(textOf(await page.text())).toMatch(/Kết thúc một phiên của mình.*thiết bị: trước Chrome, Android/s);
});

test('all other sessions that somebody ends are one entry that says how many; none, no entry', async () => {
  const { account, desk, audited } = await arrangeSignedIn(2);
  for (let i = 0; i < 2; i++) {
    expect((await desk.submit('/console/account/sessions/end-others', {})).status).toBe(303);
  }
  expect((await desk.get('/console/account')).status).toBe(200);
  expect(await audited()).toEqual([
    { action: 'staff.end-other-sessions', staff_id: account.id, before: null, after: { sessions: 2 } },
  ]);
});

// Bug: signing out by the button left no trace in the audit, unlike ending a session on the account page.
test('whoever signs out is in the audit once, with the device, and is signed in no more', async () => {
  const { account, desk, others } = await arrangeSignedIn(1);
  const signedOut = async () =>
    server.db
      .selectFrom('audit_entry')
      .select(['staff_id', 'before'])
      .where('subject_key', '=', account.id)
      .where('action', '=', 'staff.sign-out')
      .orderBy('id')
      .execute();
  const cookie = others[0]!.jar.get('lang-nghe.session_token')!;
  expect((await others[0]!.submit('/console/sign-out', {})).status).toBe(303);
  expect((await others[0]!.get('/console/account')).status).toBe(303);
  expect(await signedOut()).toEqual([{ staff_id: account.id, before: { userAgent: phone } }]);
  others[0]!.jar.set('lang-nghe.session_token', cookie);
  expect((await others[0]!.submit('/console/sign-out', {})).status).toBe(303);
  expect(await signedOut()).toHaveLength(1);
  expect((await desk.get('/console/account')).status).toBe(200);
});
