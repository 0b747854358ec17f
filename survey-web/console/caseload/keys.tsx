import { z } from 'zod';
import { recordChange } from '../../../api/audit/store.ts';
import { dayOf } from '../../../api/days.ts';
import { parseOrRefuse } from '../../../api/http/validation.ts';
import { problem } from '../../../api/problems.ts';
import { hashOfProgramKey, makeProgramKey } from '../../../api/program-keys/key.ts';
import {
  addProgramKey,
  endProgramKey,
  listProgramKeys,
  type ProgramKey,
} from '../../../api/program-keys/store.ts';
import { Line } from '../../../api/text.ts';
import { dayInWords } from '../../public/wording.ts';
import { programKeyTexts } from '../../texts/console-program-keys.ts';
import { SubmitButton, TextField } from '../form.tsx';
import { showOnce } from '../shown-once.tsx';
import type { Refused, UnitVisit } from '../visit.ts';

const Named = z.object({ name: Line(80) });
const atUnit = ({ unit }: UnitVisit) => `/units/${unit.slug}/caseload/keys`;

/** The keys with which other systems send a unit's dossiers; what a key is, only its making shows. */
export async function showKeys(visit: UnitVisit, refused?: Refused) {
  const { deps, unit, locale } = visit;
  const t = programKeyTexts[locale];
  const keys = await listProgramKeys(deps.db, unit.id);
  const values = refused ? await visit.form() : new URLSearchParams();
  const address = `${deps.config.publicUrl}/api/v1/units/${unit.slug}/caseload`;
  return visit.show({
    title: t.title,
    lead: t.lead,
    refused,
    children: (
      <>
        {keys.length === 0 ? <p>{t.none}</p> : <KeyTable visit={visit} keys={keys} />}
        <section aria-labelledby="add">
          <h2 id="add">{t.add}</h2>
          <form method="post" action={`/console${atUnit(visit)}`}>
            <TextField
              of={{ values, errors: refused?.errors ?? [], locale }}
              name="name"
              label={t.name}
              hint={t.nameHint}
            />
            <SubmitButton>{t.make}</SubmitButton>
          </form>
        </section>
        <section aria-labelledby="how">
          <h2 id="how">{t.how}</h2>
          <p>{t.howLead}</p>
          <pre class="card">{exampleOf(address)}</pre>
          <p>
            <a href="/api/openapi.json">{t.description}</a>
          </p>
        </section>
      </>
    ),
  });
}

const exampleOf = (address: string) =>
  [
    `curl ${address} \\`,
    "  -H 'Authorization: Bearer lnk_…' -H 'Content-Type: application/json' \\",
    `  -d '{"rows": [{"field": "ho-tich", "month": "2026-11", "received": 120, "solved": 118,`,
    `        "onTime": 117, "late": 1, "lateApologised": 1}]}'`,
  ].join('\n');

function KeyTable({ visit, keys }: { visit: UnitVisit; keys: ProgramKey[] }) {
  const { locale } = visit;
  const t = programKeyTexts[locale];
  return (
    <table class="console-table">
      <thead>
        <tr>
          {[t.name, t.made, t.used, t.state].map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keys.map(({ id, name, madeAt, usedDay, endedAt }) => (
          <tr>
            <th scope="row">{name}</th>
            <td data-label={t.made}>{dayInWords(dayOf(madeAt), locale)}</td>
            <td data-label={t.used}>{usedDay ? dayInWords(usedDay, locale) : t.never}</td>
            <td data-label={t.state}>
              {endedAt ? (
                t.ended(dayInWords(dayOf(endedAt), locale))
              ) : (
                <form method="post" action={`/console${atUnit(visit)}/${id}/end`}>
                  <button type="submit" class="button quiet">
                    {t.end} <span class="visually-hidden">{name}</span>
                  </button>
                </form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Makes a key and shows it this once. */
export function makeKey(visit: UnitVisit) {
  const { unit, now, locale } = visit;
  const t = programKeyTexts[locale];
  return visit.attempt(
    async () => {
      const { name } = parseOrRefuse(Named, Object.fromEntries(await visit.form()), locale);
      const key = makeProgramKey();
      await visit.change(async (trx, by) => {
        const made = { unitId: unit.id, name, keyHash: hashOfProgramKey(key), madeBy: by.staffId };
        const id = await addProgramKey(trx, made, now);
        const subject = { kind: 'program-key', key: String(id) };
        await recordChange(
          trx,
          by,
          { action: 'program-key.add', unitId: unit.id, subject, after: { name } },
          now,
        );
      });
      return showOnce(visit, {
        title: t.madeTitle,
        lead: t.madeLead,
        label: name,
        value: key,
        copy: t.copy,
        onward: { to: atUnit(visit), name: t.onward },
      });
    },
    (refused) => showKeys(visit, refused),
  );
}

/** Ends a key at once; ended already, as by a second tap, it stays so. */
export async function endKey(visit: UnitVisit) {
  const { deps, unit, now } = visit;
  const id = Number(visit.param('key'));
  const known = (await listProgramKeys(deps.db, unit.id)).find((key) => key.id === id);
  if (!known) throw problem('not-found');
  await visit.change(async (trx, by) => {
    const ended = await endProgramKey(trx, unit.id, id, now);
    if (!ended) return;
    const subject = { kind: 'program-key', key: String(id) };
    const before = { name: ended.name };
    await recordChange(trx, by, { action: 'program-key.end', unitId: unit.id, subject, before }, now);
  });
  return visit.go(atUnit(visit), 'saved');
}
