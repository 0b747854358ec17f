import { anywhere, consoleRoom } from '../console-room.ts';
import { addBelow, addRoot, showAddBelow, showAddRoot } from './add.tsx';
import { closeUnit, showClose } from './close.tsx';
import { mergeUnits, showMerge } from './merge.tsx';
import { moveUnit, showMove } from './move.tsx';
import { saveServedFields, showServedFields } from './served-fields.tsx';
import { reopenUnit, saveSettings, showSettings } from './settings.tsx';
import { showTree } from './tree.tsx';

export const unitPages = consoleRoom();

unitPages.get('/units', anywhere('units.read'), showTree);
unitPages.get('/new-unit', 'units.edit', showAddRoot);
unitPages.post('/new-unit', 'units.edit', addRoot);

unitPages.get('/units/:unit/settings', 'units.edit', (visit) => showSettings(visit));
unitPages.post('/units/:unit/settings', 'units.edit', saveSettings);
unitPages.post('/units/:unit/settings/reopen', 'units.edit', reopenUnit);
unitPages.get('/units/:unit/settings/fields', 'units.edit', showServedFields);
unitPages.post('/units/:unit/settings/fields', 'units.edit', saveServedFields);
unitPages.get('/units/:unit/settings/add', 'units.edit', showAddBelow);
unitPages.post('/units/:unit/settings/add', 'units.edit', addBelow);
unitPages.get('/units/:unit/settings/move', 'units.edit', (visit) => showMove(visit));
unitPages.post('/units/:unit/settings/move', 'units.edit', moveUnit);
unitPages.get('/units/:unit/settings/merge', 'units.edit', (visit) => showMerge(visit));
unitPages.post('/units/:unit/settings/merge', 'units.edit', mergeUnits);
unitPages.get('/units/:unit/settings/close', 'units.edit', (visit) => showClose(visit));
unitPages.post('/units/:unit/settings/close', 'units.edit', closeUnit);
