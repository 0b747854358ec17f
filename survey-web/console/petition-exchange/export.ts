import { type Grant, reaches } from '../../../api/accounts/permissions.ts';
import { recordChange } from '../../../api/audit/store.ts';
import { listCategories, listKinds } from '../../../api/categories/store.ts';
import { csvRow } from '../../../api/csv.ts';
import type { Db } from '../../../api/database/open.ts';
import { isDay } from '../../../api/days.ts';
import {
  type ExportAsked,
  type ExportedPetition,
  listForExport,
  listSenders,
} from '../../../api/petitions/exchange/exchange-store.ts';
import { exportTable } from '../../../api/petitions/exchange/export-table.ts';
import { recordAccesses } from '../../../api/petitions/message-store.ts';
import { states } from '../../../api/petitions/moves.ts';
import { workbookOfTable } from '../../../api/sheets/template.ts';
import { findUnitById, listChain, listUnitRecords } from '../../../api/units/store.ts';
import { petitionDataTexts } from '../../texts/console-petition-data.ts';
import { exchangeTexts } from '../../texts/console-petition-exchange.ts';
import { readReason } from '../petition-data/opened.ts';
import { unitsInReach } from '../petitions/reach.ts';
import { type UnitVisit, wrongField } from '../visit.ts';

/** What one download holds; more is a matter of fewer days. */
export const mostExported = 10_000;

/**
 * The list asked for as a file. With senders only for whoever may see them, says why, and has it written down at each.
 * @throws Problem invalid-input at the fields of the form
 */
export async function exportPetitions(visit: UnitVisit): Promise<Response> {
  const { deps, locale, c, unit, now, today } = visit;
  const t = exchangeTexts[locale];
  const form = await visit.form();
  const asked = await readAsked(visit, form);
  const wantsSenders = form.get('senders') === 'yes';
  if (wantsSenders && !visit.may('petitions.identity')) throw wrongField('senders', t.sendersRefused);
  const reason = wantsSenders ? readReason(visit, form, 'reason') : null;
  const petitions = await listForExport(deps.db, asked, mostExported + 1);
  if (petitions.length > mostExported) throw wrongField('from', t.tooMany(mostExported));
  const names = {
    kinds: await listKinds(deps.db),
    categories: await listCategories(deps.db),
    units: new Map([...(await listUnitRecords(deps.db)).values()].map(({ id, name }) => [id, name])),
  };
  const senders = await visit.change(async (trx, by) => {
    const ids = reason === null ? [] : await visibleOf(trx, visit.actor.grants, petitions);
    const found = reason === null ? null : await listSenders(trx, ids);
    if (found) {
      const { did } = petitionDataTexts[locale];
      await recordAccesses(trx, [...found.keys()], by, `${did.exported}: ${reason}`, now);
    }
    const { from, to: until, state } = asked;
    await recordChange(
      trx,
      by,
      {
        action: 'petition.export',
        unitId: unit.id,
        subject: { kind: 'unit', key: unit.slug },
        after: { from, until, state, petitions: petitions.length, senders: found?.size ?? 0 },
      },
      now,
    );
    return found;
  });
  const table = exportTable(petitions, names, senders, locale);
  const isCsv = form.get('as') === 'csv';
  c.header(
    'Content-Disposition',
    `attachment; filename="phan-anh-${unit.slug}-${today}.${isCsv ? 'csv' : 'xlsx'}"`,
  );
  if (isCsv) {
    // The mark at the beginning tells Excel that it is UTF-8.
    const text = `\uFEFF${table.map((row) => `${csvRow(row)}\r\n`).join('')}`;
    return c.body(text, 200, { 'Content-Type': 'text/csv; charset=utf-8' });
  }
  return c.body(new Uint8Array(await workbookOfTable(t.sheet, table)), 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
}

async function readAsked(visit: UnitVisit, form: URLSearchParams): Promise<ExportAsked> {
  const t = exchangeTexts[visit.locale];
  const day = (name: string) => {
    const typed = form.get(name)?.trim() ?? '';
    if (!isDay(typed)) throw wrongField(name, t.dayWrong);
    return typed;
  };
  const [from, to] = [day('from'), day('to')];
  if (to < from) throw wrongField('to', t.daysTurned);
  const state = (['all', 'open', ...states] as const).find((one) => one === form.get('state'));
  if (!state) throw wrongField('state', t.stateWrong);
  return { unitIds: await unitsInReach(visit.deps.db, visit, 'petitions.read'), from, to, state };
}

/** The petitions whose sender the actor may see. */
async function visibleOf(db: Db, grants: readonly Grant[], petitions: ExportedPetition[]): Promise<string[]> {
  const seen = new Map<number, boolean>();
  for (const id of new Set(petitions.map(({ identityUnitId }) => identityUnitId))) {
    const chain = await listChain(db, (await findUnitById(db, id))!);
    seen.set(
      id,
      reaches(
        grants,
        'petitions.identity',
        chain.map((one) => one.id),
      ),
    );
  }
  return petitions.filter(({ identityUnitId }) => seen.get(identityUnitId)).map(({ id }) => id);
}
