import { byCommand } from '../../api/accounts/actor.ts';
import { importCaseload, readCaseloadFile } from '../../api/caseload/import.ts';
import type { TestApp } from './test-app.ts';

export const caseloadHeader = 'unit,field,month,received,solved,onTime,late,lateApologised';

/** Takes in dossiers as `manage import-caseload` does; each line as the columns of the contract. */
export async function importLines(test: TestApp, lines: string[], reason: string | null = null) {
  const rows = await readCaseloadFile(Buffer.from([caseloadHeader, ...lines].join('\n')), 'vi');
  return test.db
    .transaction()
    .execute((trx) =>
      importCaseload(trx, rows, { by: byCommand('test'), reason, now: test.clock.now, locale: 'vi' }),
    );
}
