import { consoleRoom } from '../console-room.ts';
import { addHours, removeHours, saveHours, showAdd, showEdit } from './edit.tsx';
import { showHours } from './list.tsx';

/** When a unit serves people. */
export const hoursPages = consoleRoom();
hoursPages.get('/units/:unit/hours', 'units.edit', showHours);
hoursPages.get('/units/:unit/hours/new', 'units.edit', (visit) => showAdd(visit));
hoursPages.post('/units/:unit/hours/new', 'units.edit', addHours);
hoursPages.get('/units/:unit/hours/:hours', 'units.edit', (visit) => showEdit(visit));
hoursPages.post('/units/:unit/hours/:hours', 'units.edit', saveHours);
hoursPages.post('/units/:unit/hours/:hours/remove', 'units.edit', removeHours);
