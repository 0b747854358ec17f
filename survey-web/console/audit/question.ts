import { searchPeople } from '../../../api/accounts/people.ts';
import type { AuditQuestion } from '../../../api/audit/store.ts';
import { addDays, beginOf, isDay } from '../../../api/days.ts';
import type { PathError } from '../../../api/problems.ts';
import { findUnit, listSubtrees, searchUnits } from '../../../api/units/store.ts';
import { auditTexts } from '../../texts/console-audit.ts';
import type { Visit } from '../visit.ts';

export const questionFields = ['who', 'action', 'unit', 'kind', 'subject', 'from', 'to'] as const;

/** What the address asks of the audit, with what was typed, and what of it does not fit. */
export async function readQuestion(
  visit: Visit,
): Promise<{ question: AuditQuestion; values: URLSearchParams; errors: PathError[] }> {
  const { deps, today, locale } = visit;
  const t = auditTexts[locale];
  const values = new URLSearchParams();
  for (const name of questionFields) values.set(name, visit.query(name).slice(0, 200));
  const asked = (name: (typeof questionFields)[number]) => values.get(name) || undefined;
  const errors: PathError[] = [];
  for (const name of ['from', 'to'] as const) {
    if (asked(name) && !isDay(asked(name)!)) errors.push({ path: name, message: t.dayWrong });
  }
  const units = asked('unit') ? await findUnits(visit, asked('unit')!) : undefined;
  if (units?.length === 0) errors.push({ path: 'unit', message: t.unitUnknown });
  if (errors.length > 0) return { question: {}, values, errors };

  const who = asked('who');
  const people = who ? (await searchPeople(deps.db, who, today, 500)).people : [];
  const question = {
    by: who ? { staffIds: people.map(({ id }) => id), name: who } : undefined,
    action: asked('action'),
    unitIds: units,
    kind: asked('kind'),
    key: asked('subject'),
    from: asked('from') && beginOf(asked('from')!),
    until: asked('to') && beginOf(addDays(asked('to')!, 1)),
  } as AuditQuestion;
  return { question, values, errors };
}

/** The ids of the units of this name, and of all below them. */
async function findUnits({ deps }: Visit, asked: string): Promise<number[]> {
  const named = await findUnit(deps.db, asked);
  const found = named ? [named] : await searchUnits(deps.db, asked, 50);
  const below = await listSubtrees(
    deps.db,
    found.map(({ id }) => id),
  );
  return [...new Set([...below.values()].flat())];
}
