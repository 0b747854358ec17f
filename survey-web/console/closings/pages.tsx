import { recordChange } from '../../../api/audit/store.ts';
import { readOneInstant } from '../../../api/database/transaction.ts';
import { problem } from '../../../api/problems.ts';
import { closePeriod, revisePeriod } from '../../../api/publication/closing/close.ts';
import { closeSoon } from '../../../api/publication/closing/jobs.ts';
import { orderClosings } from '../../../api/publication/closing/order-store.ts';
import { closableFrom } from '../../../api/publication/closing/when.ts';
import { putInContext } from '../../../api/publication/context.ts';
import { isPrintable } from '../../../api/text.ts';
import { consoleClosingTexts } from '../../texts/console-closings.ts';
import { consoleRoom } from '../console-room.ts';
import { type UnitVisit, wrongField } from '../visit.ts';
import { getPeriodOf, unitsBelowThen } from './asked.ts';
import { showClosings } from './list.tsx';
import { showClosing } from './one.tsx';

export const closingPages = consoleRoom();
closingPages.get('/units/:unit/closings', 'results.public', showClosings);
closingPages.get('/units/:unit/closings/:period', 'results.public', (visit) => showClosing(visit));
closingPages.post('/units/:unit/closings/:period/close', 'closings.edit', closeOne);
closingPages.post('/units/:unit/closings/:period/below', 'closings.edit', closeBelow);
closingPages.post('/units/:unit/closings/:period/revise', 'closings.edit', reviseOne);

async function closeOne(visit: UnitVisit) {
  const { period } = await getPeriodOf(visit);
  return visit.attempt(
    async () => {
      await requireAgreement(visit, 'sure');
      await visit.change(async (trx, by) => {
        await readOneInstant(trx);
        await closePeriod(trx, by, await putInContext(trx, visit.unit), period, circumstancesOf(visit));
      });
      return visit.go(addressOf(visit), 'periodClosed');
    },
    (refused) => showClosing(visit, refused),
  );
}

async function closeBelow(visit: UnitVisit) {
  const { period } = await getPeriodOf(visit);
  const { unit, now } = visit;
  return visit.attempt(
    async () => {
      await requireAgreement(visit, 'sureBelow');
      if (visit.today < closableFrom(period)) throw problem('period-not-over');
      const unitIds = await unitsBelowThen(visit, period);
      const ordered = await visit.change(async (trx, by) => {
        const count = await orderClosings(trx, unitIds, period, by, now);
        if (count === 0) return 0;
        const change = {
          action: 'period.close-below',
          unitId: unit.id,
          subject: { kind: 'period', key: period.slug },
          after: { from: period.from, to: period.to, units: count },
        };
        await recordChange(trx, by, change, now);
        return count;
      });
      if (ordered > 0) void closeSoon(visit.deps);
      return visit.go(addressOf(visit), ordered > 0 ? 'closingBegun' : 'unchanged');
    },
    (refused) => showClosing(visit, refused),
  );
}

async function reviseOne(visit: UnitVisit) {
  const { period } = await getPeriodOf(visit);
  return visit.attempt(
    async () => {
      const reason = ((await visit.form()).get('reason') ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
      if (reason.length < 10 || reason.length > 500 || !isPrintable(reason)) {
        throw wrongField('reason', consoleClosingTexts[visit.locale].reasonWrong);
      }
      await visit.change(async (trx, by) => {
        await readOneInstant(trx);
        const context = await putInContext(trx, visit.unit);
        await revisePeriod(trx, by, context, period.slug, reason, circumstancesOf(visit));
      });
      return visit.go(addressOf(visit), 'revisionPublished');
    },
    (refused) => showClosing(visit, refused),
  );
}

async function requireAgreement(visit: UnitVisit, name: string): Promise<void> {
  if ((await visit.form()).get(name) === 'yes') return;
  throw wrongField(name, consoleClosingTexts[visit.locale].sureMissing);
}

const addressOf = (visit: UnitVisit) => `/units/${visit.unit.slug}/closings/${visit.param('period')}`;

const circumstancesOf = ({ now, deps: { config } }: UnitVisit) => ({
  now,
  privacyMinimum: config.privacyMinimum,
  publicUrl: config.publicUrl,
});
