import { findUnit } from '../../api/units/store.ts';
import { target } from './public-page.ts';
import { arrangeStaff, submit, type TestStaff } from './staff.ts';
import { arrangeCommune, sendRated, type TestApp } from './test-app.ts';

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

/** A commune with responses of June, and the head of the unit. */
export async function arrangeClosable(
  server: TestApp,
  more: Parameters<typeof arrangeCommune>[1] = { targets: [target(0.8)] },
) {
  const unit = await arrangeCommune(server, more);
  await sendRated(server, unit, 'ho-tich', 9, 10);
  await sendRated(server, unit, 'dat-dai', 4, 6);
  const head = await arrangeStaff(server, 'manager', unit.slug);
  return { ...unit, head, desk: (period: string) => closingDesk(server, head, unit.slug, period) };
}

/** What `/u/{slug}/periods.json` lists. */
export interface ListedClosings {
  closings: {
    period: { slug: string; name: string };
    revision: number;
    reason: string | null;
    closedAt: string;
    url: string;
    files: { name: string; locale: string; format: string; sha256: string; url: string }[];
  }[];
}

export const closingsOf = async (server: TestApp, slug: string) =>
  ((await server.getJson(`/u/${slug}/periods.json`)) as ListedClosings).closings;
