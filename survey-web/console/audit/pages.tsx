import { csvHead, csvLineOf, jsonLineOf } from '../../../api/audit/files.ts';
import { type AuditEntry, eachEntry, listActions, listEntries } from '../../../api/audit/store.ts';
import { problem } from '../../../api/problems.ts';
import { findUnitById, type Unit } from '../../../api/units/store.ts';
import { auditTexts } from '../../texts/console-audit.ts';
import { consoleRoom } from '../console-room.ts';
import type { Visit } from '../visit.ts';
import { AuditView } from './audit-view.tsx';
import { questionFields, readQuestion } from './question.ts';
import { staffNames } from './subjects.ts';

const atOnce = 50;

export const auditPages = consoleRoom();
auditPages.get('/audit', 'audit.read', showAudit);
auditPages.get('/audit/export.csv', 'audit.read', (visit) => exportAs(visit, 'csv'));
auditPages.get('/audit/export.jsonl', 'audit.read', (visit) => exportAs(visit, 'jsonl'));

async function showAudit(visit: Visit) {
  const { deps, locale } = visit;
  const t = auditTexts[locale];
  const { question, values, errors } = await readQuestion(visit);
  const beforeId = /^\d{1,15}$/.test(visit.query('before')) ? Number(visit.query('before')) : undefined;
  // One more than is shown tells whether there are older ones.
  const found = errors.length > 0 ? [] : await listEntries(deps.db, question, atOnce + 1, beforeId);
  const entries = found.slice(0, atOnce);
  return visit.show({
    title: t.title,
    lead: t.lead,
    status: errors.length > 0 ? 422 : 200,
    children: (
      <AuditView
        form={{ values, errors, locale }}
        entries={entries}
        actions={await listActions(deps.db)}
        units={await unitsOf(visit, entries)}
        names={await staffNames(deps.db, entries)}
        query={queryOf(values)}
        olderThan={found.length > atOnce ? entries.at(-1)!.id : undefined}
        isFirstPage={beforeId === undefined}
      />
    ),
  });
}

async function unitsOf({ deps }: Visit, entries: AuditEntry[]): Promise<Map<number, Unit>> {
  const ids = new Set(entries.flatMap(({ unitId }) => unitId ?? []));
  const units = await Promise.all([...ids].map((id) => findUnitById(deps.db, id)));
  return new Map(units.flatMap((unit) => (unit ? [[unit.id, unit] as const] : [])));
}

function queryOf(values: URLSearchParams): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of questionFields) if (values.get(name)) query.set(name, values.get(name)!);
  return query;
}

const types = { csv: 'text/csv; charset=utf-8', jsonl: 'application/jsonl; charset=utf-8' } as const;

/** All that is filtered as a file, sent while it is read: the audit may be long. */
async function exportAs(visit: Visit, format: keyof typeof types) {
  const { deps, c, today } = visit;
  const { question, errors } = await readQuestion(visit);
  if (errors.length > 0) throw problem('invalid-input', { errors });
  const slugs = new Map<number, string>();
  const slugOf = async (id: number | null) => {
    if (id === null) return null;
    if (!slugs.has(id)) slugs.set(id, (await findUnitById(deps.db, id))?.slug ?? String(id));
    return slugs.get(id)!;
  };
  const lineOf = format === 'csv' ? csvLineOf : jsonLineOf;
  const entries = eachEntry(deps.db, question);
  // What fails at once still becomes a page that says so.
  let next = await entries.next();
  const bytes = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start: (file) => {
      if (format === 'csv') file.enqueue(bytes.encode(csvHead));
    },
    pull: async (file) => {
      if (next.done) return file.close();
      const { value } = next;
      file.enqueue(bytes.encode(lineOf(value, await slugOf(value.unitId))));
      next = await entries.next();
    },
    cancel: async () => {
      await entries.return(undefined);
    },
  });
  return c.body(stream, 200, {
    'Content-Type': types[format],
    'Content-Disposition': `attachment; filename="nhat-ky-${today}.${format}"`,
  });
}
