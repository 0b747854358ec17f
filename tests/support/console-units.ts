import { expect } from 'vitest';
import { submit, type TestStaff, valueIn } from './staff.ts';
import type { TestApp } from './test-app.ts';

type Fields = Record<string, string | string[]>;

/** Opens pages of the console and sends their forms; says what came of it. */
export function consolePages(server: TestApp) {
  const page = async (path: string, staff: TestStaff) => {
    const answer = await server.get(`/console${path}`, staff.headers);
    return { status: answer.status, html: await answer.text() };
  };
  const send = async (staff: TestStaff, path: string, fields: Fields | URLSearchParams) => {
    const answer = await submit(server, staff, `/console${path}`, fields);
    return { status: answer.status, html: await answer.text(), to: answer.headers.get('location') };
  };
  /** Sends a form; then, when asked, the page of consequences that it leads to as it stands. */
  const sendAndConfirm = async (staff: TestStaff, path: string, fields: Fields) => {
    const asked = await send(staff, path, fields);
    expect(asked.status).toBe(200);
    const answer = { ...fields, seen: valueIn(asked.html, 'seen'), confirmed: 'yes' };
    return { asked: asked.html, confirm: () => send(staff, path, answer) };
  };
  const unitOf = (slug: string) =>
    server.db.selectFrom('unit').selectAll().where('slug', '=', slug).executeTakeFirstOrThrow();
  const auditOf = (slug: string) =>
    server.db.selectFrom('audit_entry').selectAll().where('subject_key', '=', slug).orderBy('id').execute();
  return { page, send, sendAndConfirm, unitOf, auditOf };
}

let made = 0;

/** A province with two communes, each with a point, and a school under the first; `number` is in all their names. */
export async function arrangeProvince(server: TestApp) {
  made++;
  const [top, first, second, school] = ['tinh', 'xa-mot', 'xa-hai', 'truong'].map(
    (name) => `${name}-${made}`,
  );
  const codes: [string, string] = [`${made}`.padStart(8, 'A'), `${made}`.padStart(8, 'B')];
  const point = { questionnaire: 'mot-cua-9', field: 'ho-tich', channel: 'qr' };
  const target = { metric: 'satisfaction', threshold: 0.9, from: '2026-01-01', to: '2026-12-31' };
  await server.apply({
    fields: [
      { slug: 'ho-tich', name: 'Hộ tịch', everyday: 'khai sinh' },
      { slug: 'dat-dai', name: 'Đất đai' },
      { slug: 'chung-thuc', name: 'Chứng thực' },
    ],
    units: [
      { slug: top, name: `Tỉnh Thượng ${made}`, kind: 'province' },
      { slug: first, name: `Xã Một ${made}`, kind: 'commune', parent: top, fields: ['ho-tich', 'dat-dai'] },
      { slug: second, name: `Xã Hai ${made}`, kind: 'commune', parent: top, code: `0${made}123` },
      { slug: school, name: `Trường Hồng ${made}`, kind: 'school', parent: first },
    ],
    points: [
      { ...point, code: codes[0], unit: first },
      { ...point, code: codes[1], unit: second },
    ],
    targets: [{ ...target, unit: first, source: 'QĐ 1' }],
  });
  return { number: made, top: top!, first: first!, second: second!, school: school!, codes };
}
