import { setTimeout as sleep } from 'node:timers/promises';
import type { Author } from '../../../api/accounts/actor.ts';
import { recordChange } from '../../../api/audit/store.ts';
import type { Trx } from '../../../api/database/open.ts';
import { readFingerprint } from '../../../api/push/address.ts';
import { pushSoon } from '../../../api/push/jobs.ts';
import { problemOf } from '../../../api/push/place.ts';
import { lookAtHostKey } from '../../../api/push/sftp.ts';
import {
  addPushTarget,
  confirmHostKey,
  lockPushTarget,
  switchPushTarget,
  updatePushTarget,
  wantPush,
} from '../../../api/push/store.ts';
import { pushedSurfaces } from '../../static-page/surfaces.ts';
import { pushTexts } from '../../texts/console-push.ts';
import { consoleRoom } from '../console-room.ts';
import { SubmitButton } from '../form.tsx';
import { type Refused, requireUnchanged, type Visit, wrongField } from '../visit.ts';
import { showPushTargets } from './list.tsx';
import { editedOf, getPushTarget, showPushTarget } from './one.tsx';
import {
  type Kind,
  readSettings,
  SettingsFields,
  saveTypedPassword,
  unitsToChoose,
  writtenDown,
} from './settings.tsx';

export const pushPages = consoleRoom();
pushPages.get('/push', 'push.edit', showPushTargets);
pushPages.get('/push/new', 'push.edit', (visit) => showNew(visit));
pushPages.post('/push/new', 'push.edit', addOne);
pushPages.get('/push/:place', 'push.edit', (visit) => showPushTarget(visit));
pushPages.post('/push/:place', 'push.edit', changeOne);
pushPages.post('/push/:place/look', 'push.edit', lookAtKey);
pushPages.post('/push/:place/host', 'push.edit', confirmKey);
pushPages.post('/push/:place/state', 'push.edit', changeState);

// Small places are done by then; of others the log tells.
const patience = 4_000;

async function showNew(visit: Visit, refused?: Refused) {
  const { locale, deps } = visit;
  const t = pushTexts[locale];
  const values = refused ? await visit.form() : new URLSearchParams({ port: '22', login: 'key' });
  const kind = kindOf(refused ? (values.get('kind') ?? '') : visit.query('kind'));
  return visit.show({
    title: kind === 'folder' ? t.addFolder : t.addSftp,
    lead: t.addLead[kind],
    refused,
    width: 'narrow',
    children: (
      <form method="post" action="/console/push/new">
        <input type="hidden" name="kind" value={kind} />
        <SettingsFields
          of={{ values, errors: refused?.errors ?? [], locale }}
          kind={kind}
          units={await unitsToChoose(visit, values)}
          base={deps.config.pushDir}
          hasPassword={false}
        />
        <SubmitButton>{kind === 'folder' ? t.addFolder : t.addSftp}</SubmitButton>
      </form>
    ),
  });
}

const kindOf = (asked: string): Kind => (asked === 'folder' ? 'folder' : 'sftp');

function addOne(visit: Visit) {
  return visit.attempt(
    async () => {
      const form = await visit.form();
      const settings = await readSettings(visit, kindOf(form.get('kind') ?? ''));
      const id = await visit.change(async (trx, by) => {
        const added = await addPushTarget(trx, settings, visit.now);
        await saveTypedPassword(visit, trx, added, settings, form.get('password'));
        await writeDown(trx, by, visit, 'push-target.add', added, { after: writtenDown(settings) });
        return added;
      });
      return visit.go(`/push/${id}`, 'added');
    },
    (refused) => showNew(visit, refused),
  );
}

async function changeOne(visit: Visit) {
  const target = await getPushTarget(visit);
  const { id } = target;
  return visit.attempt(
    async () => {
      const form = await visit.form();
      const settings = await readSettings(visit, target.server ? 'sftp' : 'folder', target);
      await visit.change(async (trx, by) => {
        const is = await lockPushTarget(trx, id);
        requireUnchanged(form, editedOf(is));
        await updatePushTarget(trx, is, settings);
        await saveTypedPassword(visit, trx, id, settings, form.get('password'));
        const change = { before: writtenDown(is), after: writtenDown(settings) };
        await writeDown(trx, by, visit, 'push-target.change', id, change);
      });
      return visit.go(`/push/${id}`, 'saved');
    },
    (refused) => showPushTarget(visit, { refused }),
  );
}

/** Connects for nothing but to see the server's key; a person says whether it is the right one. */
async function lookAtKey(visit: Visit) {
  const { id, server } = await getPushTarget(visit);
  if (!server) return visit.go(`/push/${id}`, 'unchanged');
  const looked = await lookAtHostKey(server.host, server.port).then(
    (seenKey) => ({ seenKey }),
    (error: unknown) => ({ lookFailed: problemOf(error) }),
  );
  return showPushTarget(visit, looked);
}

async function confirmKey(visit: Visit) {
  const { id } = await getPushTarget(visit);
  return visit.attempt(
    async () => {
      const hostKey = readFingerprint((await visit.form()).get('fingerprint') ?? '');
      if (!hostKey) throw wrongField('fingerprint', pushTexts[visit.locale].fingerprintWrong);
      await visit.change(async (trx, by) => {
        const is = await lockPushTarget(trx, id);
        if (!is.server) return;
        await confirmHostKey(trx, id, hostKey);
        const change = { before: { hostKey: is.hostKey }, after: { hostKey } };
        await writeDown(trx, by, visit, 'push-target.confirm', id, change);
      });
      return visit.go(`/push/${id}`, 'saved');
    },
    (refused) => showPushTarget(visit, { refused }),
  );
}

/** Turns it on or off, or pushes now; done already, as by a second tap, it stays as it is. */
async function changeState(visit: Visit) {
  const { now } = visit;
  const { id } = await getPushTarget(visit);
  const act = (await visit.form()).get('act');
  const done = await visit.change(async (trx, by) => {
    const is = await lockPushTarget(trx, id);
    const isOn = is.disabledAt === null;
    const after = { folder: is.folder };
    if (act === 'publish' && isOn && (!is.server || is.hostKey)) {
      await wantPush(trx, id, now);
      await writeDown(trx, by, visit, 'push-target.publish', id, { after });
      return 'pushed';
    }
    if (act === 'disable' && isOn) {
      await switchPushTarget(trx, id, now);
      await writeDown(trx, by, visit, 'push-target.disable', id, { after });
      return 'saved';
    }
    if (act !== 'enable' || isOn) return 'unchanged';
    await switchPushTarget(trx, id, null);
    await writeDown(trx, by, visit, 'push-target.enable', id, { after });
    return 'saved';
  });
  if (done === 'pushed') {
    await Promise.race([pushSoon(visit.deps, pushedSurfaces), sleep(patience, undefined, { ref: false })]);
  }
  return visit.go(`/push/${id}`, done);
}

const writeDown = (
  trx: Trx,
  by: Author,
  visit: Visit,
  action: string,
  id: number,
  change: { before?: object; after: object },
) =>
  recordChange(
    trx,
    by,
    { action, unitId: null, subject: { kind: 'push-target', key: String(id) }, ...change },
    visit.now,
  );
