import { consoleRoom } from '../console-room.ts';
import { addPoints, showAdding } from './add.tsx';
import { changePoint, showPoint } from './edit.tsx';
import { showPoints } from './list.tsx';
import { printPoints } from './print.tsx';
import { askToRetire, reopen, retire } from './retire.tsx';

export const pointPages = consoleRoom();
pointPages.get('/units/:unit/points', 'points.read', showPoints);
pointPages.get('/units/:unit/points/new', 'points.edit', showAdding);
pointPages.post('/units/:unit/points/new', 'points.edit', addPoints);
pointPages.post('/units/:unit/points/print', 'points.read', printPoints);
pointPages.get('/units/:unit/points/:code', 'points.edit', showPoint);
pointPages.post('/units/:unit/points/:code', 'points.edit', changePoint);
pointPages.get('/units/:unit/points/:code/retire', 'points.edit', (visit) => askToRetire(visit));
pointPages.post('/units/:unit/points/:code/retire', 'points.edit', retire);
pointPages.post('/units/:unit/points/:code/reopen', 'points.edit', reopen);
