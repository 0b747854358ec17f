import { consoleRoom } from '../console-room.ts';
import { drop, measure, reopen, showDrop, withdraw } from './deeds.tsx';
import { handOutProof } from './files.ts';
import { finish, showFinish } from './finish.tsx';
import { addAction, saveEdit, showEdit, showNew } from './form.tsx';
import { showActions } from './list.tsx';
import { showOne } from './one.tsx';
import { publish, showPublish } from './publish.tsx';

/** What a unit does about what people said. */
export const actionPages = consoleRoom();
const all = '/units/:unit/actions';
actionPages.get(all, 'actions.read', showActions);
actionPages.get(`${all}/new`, 'actions.edit', (visit) => showNew(visit));
actionPages.post(`${all}/new`, 'actions.edit', addAction);

const one = `${all}/:action` as const;
actionPages.get(one, 'actions.read', (visit) => showOne(visit));
actionPages.get(`${one}/edit`, 'actions.edit', (visit) => showEdit(visit));
actionPages.post(`${one}/edit`, 'actions.edit', saveEdit);
actionPages.get(`${one}/done`, 'actions.edit', showFinish);
actionPages.post(`${one}/done`, 'actions.edit', finish);
actionPages.get(`${one}/drop`, 'actions.edit', (visit) => showDrop(visit));
actionPages.post(`${one}/drop`, 'actions.edit', drop);
actionPages.post(`${one}/reopen`, 'actions.edit', reopen);
actionPages.post(`${one}/measure`, 'actions.edit', measure);
actionPages.get(`${one}/publish`, 'actions.publish', (visit) => showPublish(visit));
actionPages.post(`${one}/publish`, 'actions.publish', publish);
actionPages.post(`${one}/withdraw`, 'actions.publish', withdraw);
actionPages.get(`${one}/files/:proof`, 'actions.read', handOutProof);
