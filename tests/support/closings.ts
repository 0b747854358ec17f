import { findUnit } from '../../api/units/store.ts';
import { submit, type TestStaff } from './staff.ts';
import type { TestApp } from './test-app.ts';

/** What somebody does about a period in the console. */
export function closingDesk(server: TestApp, by: TestStaff, unit: string, period: string) {
  const at = `/console/units/${unit}/closings/${period}`;
  return {
    open: async () => (await server.get(at, by.headers)).text(),
    close: (fields: Record<string, string> = { sure: 'yes' }) => submit(server, by, `${at}/close`, fields),
    closeBelow: (fields: Record<string, string> = { sureBelow: 'yes' }) =>
      submit(server, by, `${at}/below`, fields),
    revise: (reason: string) => submit(server, by, `${at}/revise`, { reason }),
  };
}

/** The bytes of a public file, as text. */
export async function bytesAt(server: TestApp, path: string): Promise<string> {
  const answer = await server.get(path);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
}

export const unitIdOf = async (server: TestApp, slug: string) => (await findUnit(server.db, slug))!.id;
