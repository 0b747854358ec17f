import type { Author } from '../../../api/accounts/actor.ts';
import type { Action } from '../../../api/actions/action.ts';
import { findAction, lockAction } from '../../../api/actions/store.ts';
import type { Trx } from '../../../api/database/open.ts';
import { problem } from '../../../api/problems.ts';
import { requireUnchanged, type UnitVisit } from '../visit.ts';

/** The action in the path, where it is the unit's; its files and forms lie below `path`. */
export async function getAction(visit: UnitVisit): Promise<{ action: Action; path: string }> {
  const { unit, deps } = visit;
  const action = await findAction(deps.db, unit.id, visit.param('action'));
  if (!action) throw problem('not-found');
  return { action, path: `/units/${unit.slug}/actions/${action.id}` };
}

/** Changes an action that nobody else has changed since the form was opened. */
export const changeAction = <T>(
  visit: UnitVisit,
  action: Action,
  form: URLSearchParams,
  work: (trx: Trx, by: Author, locked: Action) => Promise<T>,
): Promise<T> =>
  visit.change(async (trx, by) => {
    const locked = await lockAction(trx, action.id);
    requireUnchanged(form, locked);
    return work(trx, by, locked);
  });
