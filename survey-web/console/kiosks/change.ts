import {
  moveKiosk,
  reloadKiosk,
  renameKiosk,
  reopenKiosk,
  retireKiosk,
  revokeKiosk,
  setKiosk,
} from '../../../api/kiosks/change.ts';
import { kioskStateOf } from '../../../api/kiosks/kiosk.ts';
import { lockKiosk } from '../../../api/kiosks/store.ts';
import { listPointsById } from '../../../api/points/store.ts';
import { problem } from '../../../api/problems.ts';
import { isPrintable, locales } from '../../../api/text.ts';
import { kioskOneTexts } from '../../texts/console-kiosk.ts';
import { kioskPairTexts } from '../../texts/console-kiosk-pair.ts';
import type { Notice } from '../notices.ts';
import { requireUnchanged, seenOf, type UnitVisit, wrongField } from '../visit.ts';
import { askToEnd } from './end.tsx';
import { editedOf, placedOf, showKiosk } from './one.tsx';
import { getKioskOf, placesFor } from './reach.ts';

/** Saves name and settings together, as they stand in one form. */
export async function changeKiosk(visit: UnitVisit) {
  const { id, device } = await getKioskOf(visit);
  const form = await visit.form();
  return visit.attempt(
    async () => {
      const { name, settings } = readSettings(visit, form);
      const notice = await visit.change(async (trx, by) => {
        const is = await lockKiosk(trx, id);
        requireUnchanged(form, editedOf(is));
        if (seenOf({ name, ...settings }) === seenOf(editedOf(is))) return 'unchanged';
        await renameKiosk(trx, is, name, by, visit.now);
        await setKiosk(trx, is, settings, by, visit.now);
        return 'saved';
      });
      return back(visit, device, notice);
    },
    (refused) => showKiosk(visit, refused, form),
  );
}

/** @throws Problem invalid-input, naming fields of the form */
function readSettings({ locale }: UnitVisit, form: URLSearchParams) {
  const t = kioskOneTexts[locale];
  const name = (form.get('name') ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
  const typed = form.get('minimumInterval')?.trim() ?? '';
  const errors = [
    ...(name.length >= 1 && name.length <= 80 && isPrintable(name)
      ? []
      : [{ path: 'name', message: t.nameWrong }]),
    ...(/^\d{1,2}$/.test(typed) && Number(typed) <= 60
      ? []
      : [{ path: 'minimumInterval', message: t.minimumIntervalWrong }]),
  ];
  if (errors.length > 0) throw problem('invalid-input', { errors });
  const asks = form.get('asks') === 'items' ? ('items' as const) : ('overall' as const);
  const begins = locales.find((one) => one === form.get('locale')) ?? 'vi';
  return { name, settings: { locale: begins, asks, minimumInterval: Number(typed) } };
}

export async function moveToPoint(visit: UnitVisit) {
  const { id, device } = await getKioskOf(visit);
  const form = await visit.form();
  return visit.attempt(
    async () => {
      const place = (await placesFor(visit)).find(({ code }) => code === form.get('point'));
      if (!place) throw wrongField('point', kioskPairTexts[visit.locale].unknownPoint);
      await visit.change(async (trx, by) => {
        const is = await lockKiosk(trx, id);
        requireUnchanged(form, placedOf(is));
        const [point] = await listPointsById(trx, [place.id]);
        await moveKiosk(trx, is, point!, by, visit.now);
      });
      return visit.go(`/units/${place.unit.slug}/kiosks/${device}`, 'saved');
    },
    (refused) => showKiosk(visit, refused),
  );
}

const deeds = { reload: reloadKiosk, retire: retireKiosk, reopen: reopenKiosk, revoke: revokeKiosk };

const notices: Record<keyof typeof deeds, Notice> = {
  reload: 'saved',
  retire: 'closed',
  reopen: 'reopened',
  revoke: 'closed',
};

/** Does to a device what needs nothing but a word; done twice, it stays as it is. */
export const doTo = (deed: keyof typeof deeds) => async (visit: UnitVisit) => {
  const { id, device } = await getKioskOf(visit);
  return visit.attempt(
    async () => {
      const notice = await visit.change(async (trx, by) => {
        const is = await lockKiosk(trx, id);
        // Somebody has revoked it since the page was opened: there is nothing left to do.
        if (kioskStateOf(is) === 'revoked') return 'unchanged';
        await deeds[deed](trx, is, by, visit.now);
        return notices[deed];
      });
      return back(visit, device, notice);
    },
    (refused) =>
      deed === 'retire' || deed === 'revoke' ? askToEnd(deed)(visit, refused) : showKiosk(visit, refused),
  );
};

const back = (visit: UnitVisit, device: string, notice: Notice) =>
  visit.go(`/units/${visit.unit.slug}/kiosks/${device}`, notice);
