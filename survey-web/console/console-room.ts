import type { Permission } from '../../api/accounts/permissions.ts';
import type { UnitVisit, Visit } from './visit.ts';

/** What a page of the console asks of whoever opens it. */
export type Needs =
  /** Whoever is signed in. */
  | { at: 'signed-in' }
  /** The permission at the unit in the path. */
  | { at: 'unit'; permission: Permission }
  /** The permission for the whole installation. */
  | { at: 'whole'; permission: Permission }
  /** The permission at some unit; the page itself shows no more than its reader may see. */
  | { at: 'anywhere'; permission: Permission };

export interface ConsoleRoute {
  method: 'GET' | 'POST';
  /** Below /console. */
  path: string;
  needs: Needs;
  run: (visit: UnitVisit) => Response | Promise<Response>;
}

type VisitOf<Path extends string> = Path extends `/units/:unit${string}` ? UnitVisit : Visit;
type Run<Path extends string> = (visit: VisitOf<Path>) => Response | Promise<Response>;

/** For a page without a unit in its path that more than administrators may open. */
export const anywhere = (permission: Permission): Needs => ({ at: 'anywhere', permission });
export const signedIn: Needs = { at: 'signed-in' };

/**
 * A set of console pages, each with what it needs. Pages of a unit have paths that begin with `/units/:unit`.
 *
 * @example
 * export const pointPages = consoleRoom();
 * pointPages.get('/units/:unit/points', 'points.read', async (visit) => visit.show({ title, children }));
 */
export function consoleRoom() {
  const routes: ConsoleRoute[] = [];
  const add =
    (method: ConsoleRoute['method']) =>
    <Path extends string>(path: Path, needs: Permission | Needs, run: Run<Path>) => {
      routes.push({ method, path, needs: needsOf(path, needs), run: run as ConsoleRoute['run'] });
    };
  return { routes, get: add('GET'), post: add('POST') };
}

function needsOf(path: string, needs: Permission | Needs): Needs {
  if (typeof needs === 'object') return needs;
  return { at: path.startsWith('/units/:unit') ? 'unit' : 'whole', permission: needs };
}
