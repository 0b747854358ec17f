import { consoleRoom } from '../console-room.ts';
import type { UnitVisit, Visit } from '../visit.ts';
import { checkRows } from './check.tsx';
import { fieldSheet, unitSheet } from './sheets.ts';
import { downloadTemplate, readUpload, showUpload } from './upload.tsx';

export const importPages = consoleRoom();

const below = (visit: UnitVisit) => unitSheet(visit.unit, visit.locale);
const anywhereAtAll = (visit: Visit) => unitSheet(null, visit.locale);
const fields = (visit: Visit) => fieldSheet(visit.locale);

const unitPath = '/units/:unit/settings/import';
importPages.get(unitPath, 'units.edit', (visit) => showUpload(visit, below(visit)));
importPages.post(unitPath, 'units.edit', (visit) => readUpload(visit, below(visit)));
importPages.post(`${unitPath}/check`, 'units.edit', (visit) => checkRows(visit, below(visit)));
importPages.get(`${unitPath}/template.xlsx`, 'units.edit', (visit) =>
  downloadTemplate(visit, below(visit), 'xlsx'),
);
importPages.get(`${unitPath}/template.csv`, 'units.edit', (visit) =>
  downloadTemplate(visit, below(visit), 'csv'),
);
importPages.get(`${unitPath}/current.xlsx`, 'units.edit', (visit) =>
  downloadTemplate(visit, below(visit), 'current'),
);

for (const [path, permission, sheetOf] of [
  ['/import/units', 'units.edit', anywhereAtAll],
  ['/import/fields', 'installation.edit', fields],
] as const) {
  importPages.get(path, permission, (visit) => showUpload(visit, sheetOf(visit)));
  importPages.post(path, permission, (visit) => readUpload(visit, sheetOf(visit)));
  importPages.post(`${path}/check`, permission, (visit) => checkRows(visit, sheetOf(visit)));
  importPages.get(`${path}/template.xlsx`, permission, (visit) =>
    downloadTemplate(visit, sheetOf(visit), 'xlsx'),
  );
  importPages.get(`${path}/template.csv`, permission, (visit) =>
    downloadTemplate(visit, sheetOf(visit), 'csv'),
  );
  importPages.get(`${path}/current.xlsx`, permission, (visit) =>
    downloadTemplate(visit, sheetOf(visit), 'current'),
  );
}
