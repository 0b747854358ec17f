import { anywhere, consoleRoom } from '../console-room.ts';
import { changeKiosk, doTo, moveToPoint } from './change.ts';
import { askToEnd } from './end.tsx';
import { showImport, takeQueue } from './import.tsx';
import { showFleet, showKiosks } from './list.tsx';
import { showKiosk } from './one.tsx';
import { makeCode, showPairing } from './pair.tsx';

/** Devices at counters; `pair` and `import` are no ids of devices, which are UUIDs. */
export const kioskPages = consoleRoom();
kioskPages.get('/kiosks', anywhere('kiosks.read'), showFleet);

const all = '/units/:unit/kiosks';
kioskPages.get(all, 'kiosks.read', showKiosks);
kioskPages.get(`${all}/pair`, 'kiosks.edit', (visit) => showPairing(visit));
kioskPages.post(`${all}/pair`, 'kiosks.edit', makeCode);
kioskPages.get(`${all}/import`, 'kiosks.edit', (visit) => showImport(visit));
kioskPages.post(`${all}/import`, 'kiosks.edit', takeQueue);

const one = `${all}/:kiosk` as const;
kioskPages.get(one, 'kiosks.read', (visit) => showKiosk(visit));
kioskPages.post(one, 'kiosks.edit', changeKiosk);
kioskPages.post(`${one}/move`, 'kiosks.edit', moveToPoint);
kioskPages.post(`${one}/reload`, 'kiosks.edit', doTo('reload'));
kioskPages.get(`${one}/retire`, 'kiosks.edit', (visit) => askToEnd('retire')(visit));
kioskPages.post(`${one}/retire`, 'kiosks.edit', doTo('retire'));
kioskPages.post(`${one}/reopen`, 'kiosks.edit', doTo('reopen'));
kioskPages.get(`${one}/revoke`, 'kiosks.edit', (visit) => askToEnd('revoke')(visit));
kioskPages.post(`${one}/revoke`, 'kiosks.edit', doTo('revoke'));
