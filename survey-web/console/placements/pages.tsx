import { recordChange } from '../../../api/audit/store.ts';
import { isDay } from '../../../api/days.ts';
import { readPage } from '../../../api/placements/address.ts';
import { lookNow, writeSightings } from '../../../api/placements/jobs.ts';
import { listPublishing } from '../../../api/placements/published-store.ts';
import {
  decideHost,
  endPlacement,
  findPlacement,
  type HostStanding,
  listPlacements,
  registerPlacement,
} from '../../../api/placements/store.ts';
import { problem } from '../../../api/problems.ts';
import { placementTexts } from '../../texts/placements.ts';
import { consoleRoom } from '../console-room.ts';
import { DayField, SubmitButton, TextField } from '../form.tsx';
import { type Refused, type UnitVisit, wrongField } from '../visit.ts';
import { UnitsBelow } from './below.tsx';
import { Hosts } from './hosts.tsx';
import { PagesNamed } from './pages-named.tsx';
import { UnitStateInWords } from './words.tsx';

export const placementPages = consoleRoom();
placementPages.get('/units/:unit/placements', 'results.public', (visit) => showPlacements(visit));
placementPages.post('/units/:unit/placements', 'units.edit', registerPage);
placementPages.post('/units/:unit/placements/:placement', 'units.edit', changePage);
placementPages.post('/units/:unit/placement-hosts', 'units.edit', changeHost);

const mostPages = 20;

async function showPlacements(visit: UnitVisit, refused?: Refused) {
  const { locale, deps, unit, today } = visit;
  const t = placementTexts[locale];
  await writeSightings(deps);
  const publishing = (await listPublishing(deps.db, [unit.id], today)).get(unit.id)!;
  return visit.show({
    title: t.title,
    lead: t.lead,
    refused,
    children: (
      <div class="placements">
        <p class="placement-state">
          <UnitStateInWords of={publishing} locale={locale} />
        </p>
        <p class="soft">{t.rule}</p>
        <h2>{t.pages}</h2>
        <PagesNamed visit={visit} publishing={publishing} />
        {visit.may('units.edit') && <RegisterForm visit={visit} refused={refused} />}
        <h2>{t.hosts}</h2>
        <p class="soft">{t.hostsHint}</p>
        <Hosts visit={visit} />
        <UnitsBelow visit={visit} />
      </div>
    ),
  });
}

async function RegisterForm({ visit, refused }: { visit: UnitVisit; refused: Refused | undefined }) {
  const { locale, unit, today } = visit;
  const t = placementTexts[locale];
  const values = refused ? await visit.form() : new URLSearchParams({ day: today });
  const of = { values, errors: refused?.errors ?? [], locale };
  return (
    <form method="post" action={`/console/units/${unit.slug}/placements`} class="placement-form">
      <h2>{t.register}</h2>
      <p class="soft">{t.registerHint}</p>
      <TextField of={of} name="url" label={t.url} hint={t.urlHint} inputmode="url" maxlength={500} />
      <DayField of={of} name="day" label={t.day} />
      <SubmitButton>{t.add}</SubmitButton>
    </form>
  );
}

function registerPage(visit: UnitVisit) {
  const { deps, unit, today, now } = visit;
  return visit.attempt(
    async () => {
      const page = await readForm(visit);
      const registered = await visit.change(async (trx, by) => {
        const done = await registerPlacement(trx, { unitId: unit.id, ...page }, today);
        if (!done) return null;
        const isNew = done.before === null;
        const pages = await listPlacements(trx, unit.id);
        if (isNew && pages.length > mostPages) {
          throw wrongField('url', placementTexts[visit.locale].tooMany(mostPages));
        }
        const subject = { kind: 'placement', key: String(done.id) };
        await recordChange(
          trx,
          by,
          {
            action: isNew ? 'placement.add' : 'placement.change',
            unitId: unit.id,
            subject,
            ...(isNew ? {} : { before: { publishedOn: done.before } }),
            after: page,
          },
          now,
        );
        return done.id;
      });
      if (registered === null) return visit.go(`/units/${unit.slug}/placements`, 'unchanged');
      await lookNow(deps, registered);
      return visit.go(`/units/${unit.slug}/placements`, 'added');
    },
    (refused) => showPlacements(visit, refused),
  );
}

/** @throws Problem invalid-input at the field */
async function readForm(visit: UnitVisit): Promise<{ url: string; publishedOn: string }> {
  const { locale, deps, today } = visit;
  const t = placementTexts[locale];
  const form = await visit.form();
  const { publicUrl, privateWebsites } = deps.config;
  const page = readPage(form.get('url')?.trim() ?? '', { publicUrl, allowInside: privateWebsites === 'on' });
  if ('fault' in page) throw wrongField('url', t.faults[page.fault]);
  const publishedOn = form.get('day')?.trim() ?? '';
  if (!isDay(publishedOn)) throw wrongField('day', t.dayWrong);
  if (publishedOn > today) throw wrongField('day', t.dayToCome);
  return { url: page.url, publishedOn };
}

/** Looks at a page now, or names it no longer. */
async function changePage(visit: UnitVisit) {
  const { deps, unit, today, now } = visit;
  const placement = await findPlacement(deps.db, unit.id, visit.param('placement'));
  if (!placement) throw problem('not-found');
  const { id, url } = placement;
  const act = (await visit.form()).get('act');
  const subject = { kind: 'placement', key: String(id) };
  const back = `/units/${unit.slug}/placements`;
  if (act === 'stop') {
    const ended = await visit.change(async (trx, by) => {
      if (!(await endPlacement(trx, id, today))) return false;
      await recordChange(
        trx,
        by,
        { action: 'placement.remove', unitId: unit.id, subject, before: { url } },
        now,
      );
      return true;
    });
    return visit.go(back, ended ? 'removed' : 'unchanged');
  }
  if (act !== 'look') return visit.go(back, 'unchanged');
  await visit.change((trx, by) =>
    recordChange(trx, by, { action: 'placement.look', unitId: unit.id, subject, after: { url } }, now),
  );
  return visit.go(back, (await lookNow(deps, id)) ? 'lookedAt' : 'lookedAtLately');
}

const standings: Record<string, HostStanding> = {
  confirm: 'confirmed',
  hide: 'hidden',
  reconsider: 'unconfirmed',
};

/** What staff say of a website that the embed was seen on. */
async function changeHost(visit: UnitVisit) {
  const { unit, now } = visit;
  const form = await visit.form();
  const host = form.get('host') ?? '';
  const standing = standings[form.get('act') ?? ''];
  const done =
    standing !== undefined &&
    (await visit.change(async (trx, by) => {
      const before = await decideHost(trx, unit.id, host, standing);
      if (before === undefined) throw problem('not-found');
      if (before === standing) return false;
      const subject = { kind: 'embed-host', key: host };
      const change = { before: { standing: before }, after: { standing } };
      await recordChange(trx, by, { action: 'embed-host.decide', unitId: unit.id, subject, ...change }, now);
      return true;
    }));
  return visit.go(`/units/${unit.slug}/placements`, done ? 'saved' : 'unchanged');
}
