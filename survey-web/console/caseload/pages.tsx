import { consoleRoom } from '../console-room.ts';
import { checkRows } from '../import/check.tsx';
import { downloadTemplate, readUpload, showUpload } from '../import/upload.tsx';
import { endKey, makeKey, showKeys } from './keys.tsx';
import { saveMonth, showMonth } from './month.tsx';
import { showCaseload } from './overview.tsx';
import { caseloadSheet } from './sheet.ts';

const path = '/units/:unit/caseload';
export const caseloadPages = consoleRoom();
caseloadPages.get(path, 'caseload.read', showCaseload);
caseloadPages.get(`${path}/import`, 'caseload.edit', (visit) => showUpload(visit, caseloadSheet(visit)));
caseloadPages.post(`${path}/import`, 'caseload.edit', (visit) => readUpload(visit, caseloadSheet(visit)));
caseloadPages.post(`${path}/import/check`, 'caseload.edit', (visit) =>
  checkRows(visit, caseloadSheet(visit)),
);
for (const form of ['template.xlsx', 'template.csv', 'current.xlsx'] as const) {
  const kind = form === 'template.csv' ? 'csv' : form === 'current.xlsx' ? 'current' : 'xlsx';
  caseloadPages.get(`${path}/import/${form}`, 'caseload.edit', (visit) =>
    downloadTemplate(visit, caseloadSheet(visit), kind),
  );
}
caseloadPages.get(`${path}/keys`, 'units.edit', (visit) => showKeys(visit));
caseloadPages.post(`${path}/keys`, 'units.edit', makeKey);
caseloadPages.post(`${path}/keys/:key/end`, 'units.edit', endKey);
caseloadPages.get(`${path}/:month`, 'caseload.edit', (visit) => showMonth(visit));
caseloadPages.post(`${path}/:month`, 'caseload.edit', saveMonth);
