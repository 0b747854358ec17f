import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pushWhatIsDue } from '../../api/push/jobs.ts';
import { pushedSurfaces } from '../../survey-web/static-page/surfaces.ts';
import { textOf } from './public-page.ts';
import { submit, type TestStaff } from './staff.ts';
import type { TestApp } from './test-app.ts';

/** Places that files are pushed to, as an administrator keeps them in the console. */
export function pushDesk(server: TestApp, by: TestStaff) {
  const round = () => pushWhatIsDue(server.deps, pushedSurfaces);

  /** Adds a place; what is done with it there. */
  async function addPlace(fields: Record<string, string>) {
    const added = await submit(server, by, '/console/push/new', fields);
    if (added.status !== 303) throw new Error(textOf(await added.text()));
    const at = new URL(added.headers.get('Location')!, 'http://x').pathname;
    const id = Number(at.split('/').at(-1));
    const act = (path: string, more: Record<string, string>) => submit(server, by, `${at}${path}`, more);
    return {
      id,
      at,
      act,
      page: async () => textOf(await (await server.get(at, by.headers)).text()),
      // The console waits for some seconds only; a round waits for the one before it.
      publish: async () => {
        const answer = await act('/state', { act: 'publish' });
        await round();
        return answer;
      },
      turnOff: () => act('/state', { act: 'disable' }),
      lastRun: () =>
        server.db
          .selectFrom('push_run')
          .selectAll()
          .where('target_id', '=', id)
          .orderBy('id', 'desc')
          .limit(1)
          .executeTakeFirst(),
    };
  }

  const later = (minutes: number) => {
    server.clock.now = new Date(server.clock.now.getTime() + minutes * 60_000);
  };
  return { round, addPlace, later };
}

/** Paths of all files below a folder, hidden ones too. */
export const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1))
    .sort();
