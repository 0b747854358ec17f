import { setImmediate } from 'node:timers/promises';
import { byCommand } from '../accounts/actor.ts';
import { setCaseload } from '../caseload/store.ts';
import { inTransaction } from '../database/transaction.ts';
import { type Day, dayOf } from '../days.ts';
import { listFieldIds } from '../fields/store.ts';
import type { Deps } from '../http/context.ts';
import { applyFile } from '../installation/apply.ts';
import { readShipped } from '../questionnaires/store.ts';
import { receiveResponses } from '../responses/receive.ts';
import { countUnits, listUnitRecords, markDemonstration } from '../units/store.ts';
import { demonstrateActions } from './actions.ts';
import { demonstrationCaseload } from './caseload.ts';
import { demonstrationSendings } from './generator.ts';
import { demonstrationInstallation, demonstrationUnits } from './installation.ts';
import { demonstratePetitions } from './petitions.ts';
import { beginDemonstration, findDemonstration, finishDemonstration } from './store.ts';

/**
 * Loads the demonstration where it is wanted: into an empty embedded database unless `DEMO` says otherwise. One that
 * was cut short is finished at the next start. Returns false where there was nothing to do.
 */
export async function demonstrateIfWanted(deps: Deps): Promise<boolean> {
  const { db, config } = deps;
  if (config.demo === 'off') return false;
  const begun = await findDemonstration(db);
  if (begun?.finished) return false;
  const wanted = config.demo === 'on' || (config.databaseUrl === null && (await countUnits(db)) === 0);
  if (!begun && !wanted) return false;
  await demonstrate(deps, begun?.until);
  return true;
}

/** Puts in the demonstration units and sends their responses, through the real intake. */
export async function demonstrate(deps: Deps, begunUntil?: Day): Promise<void> {
  const { db } = deps;
  const until = begunUntil ?? dayOf(deps.now());
  await applyFile(db, byCommand('demonstration'), demonstrationInstallation(until), deps.now(), 'vi');
  await inTransaction(db, async (trx) => {
    await markDemonstration(trx, demonstrationUnits);
    const unitIds = new Map([...(await listUnitRecords(trx)).values()].map(({ slug, id }) => [slug, id]));
    const dossiers = demonstrationCaseload(until, unitIds, await listFieldIds(trx));
    await setCaseload(trx, byCommand('demonstration'), dossiers, null, deps.now());
    if (!begunUntil) await beginDemonstration(trx, until);
  });
  const questionnaires = new Map((await readShipped()).map((one) => [one.id, one]));
  for (const { at, responses } of demonstrationSendings(until, questionnaires)) {
    await receiveResponses({ ...deps, now: () => at }, responses, 'vi');
    // Requests that came in meanwhile go first.
    await setImmediate();
  }
  await demonstratePetitions(deps, until);
  await demonstrateActions(deps, until);
  await finishDemonstration(db, deps.now());
}
