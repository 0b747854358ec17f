import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { recordChange } from '../../../api/audit/store.ts';
import { openBackup } from '../../../api/backups/folder-store.ts';
import { backupFolder, makeBackup } from '../../../api/backups/make.ts';
import { beginBackup } from '../../../api/backups/record-store.ts';
import {
  findBackupWarnings,
  type ListedBackup,
  lastGood,
  listStandingBackups,
} from '../../../api/backups/state.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import { problem } from '../../../api/problems.ts';
import { countInWords, instantInWords } from '../../public/wording.ts';
import { backupTexts } from '../../texts/console-backups.ts';
import { consoleRoom } from '../console-room.ts';
import { SubmitButton } from '../form.tsx';
import type { Visit } from '../visit.ts';
import { bytesInWords } from './bytes.ts';
import { BackupList } from './list.tsx';
import { BackupWarnings } from './warnings.tsx';

export const backupPages = consoleRoom();
backupPages.get('/backups', 'backups.edit', showBackups);
backupPages.post('/backups', 'backups.edit', backUpNow);
backupPages.get('/backups/:id/file', 'backups.edit', sendBackup);

// Most are done by then; of a large one the page says that it is being made.
const patience = 4_000;

async function showBackups(visit: Visit) {
  const { deps, locale, now } = visit;
  const t = backupTexts[locale];
  const backups = await listStandingBackups(deps.db, hostname(), now);
  return visit.show({
    title: t.title,
    lead: t.lead,
    children: (
      <>
        <BackupWarnings warnings={await findBackupWarnings(deps, now)} locale={locale} />
        <LastGood backups={backups} visit={visit} />
        {backups.length > 0 && (
          <>
            <h2>{t.list}</h2>
            <p class="soft">{t.listHint}</p>
            <BackupList backups={backups} locale={locale} />
          </>
        )}
        <section class="backup-restoring">
          <h2>{t.restoring}</h2>
          <p>{t.restoringText}</p>
          <pre>
            <code>npm run manage -- restore {backupFolder(deps.config)}</code>
          </pre>
          <p>{t.keepSecret}</p>
          <p>{t.keepAway}</p>
        </section>
      </>
    ),
  });
}

function LastGood({ backups, visit: { locale } }: { backups: ListedBackup[]; visit: Visit }) {
  const t = backupTexts[locale];
  const last = lastGood(backups);
  const isRunning = backups.some(({ standing }) => standing === 'running');
  return (
    <section class="card backup-last">
      <h2>{t.last}</h2>
      <p class="backup-when">{last ? instantInWords(last.begunAt.toISOString(), locale) : t.noneYet}</p>
      <p class="soft">
        {last
          ? `${bytesInWords(last.bytes ?? 0, locale)} · ${t.rows}: ${countInWords(last.rows ?? 0, locale)}`
          : t.noneYetText}
      </p>
      {isRunning ? (
        <p>
          {t.under} <a href="/console/backups">{t.look}</a>
        </p>
      ) : (
        <form method="post" action="/console/backups">
          <SubmitButton>{t.now}</SubmitButton>
        </form>
      )}
    </section>
  );
}

async function backUpNow(visit: Visit) {
  const { deps, now } = visit;
  const id = await visit.change(async (trx, by) => {
    // Of two who press at once, the second waits here and then sees that one is being made.
    await lockInstallation(trx);
    const under = await listStandingBackups(trx, hostname(), now);
    if (under.some(({ standing }) => standing === 'running')) return undefined;
    const begun = await beginBackup(trx, 'console', now, hostname());
    const subject = { kind: 'backup', key: String(begun) };
    await recordChange(trx, by, { action: 'backup.make', unitId: null, subject }, now);
    return begun;
  });
  if (id === undefined) return visit.go('/backups');
  await Promise.race([makeBackup(deps, id), sleep(patience, undefined, { ref: false })]);
  const made = (await listStandingBackups(deps.db, hostname(), now)).find((backup) => backup.id === id);
  return visit.go('/backups', made?.standing === 'good' ? 'backedUp' : undefined);
}

async function sendBackup(visit: Visit) {
  const { deps, now } = visit;
  const backups = await listStandingBackups(deps.db, hostname(), now);
  const backup = backups.find(({ id }) => String(id) === visit.param('id'));
  if (!backup?.path || backup.standing !== 'good') throw problem('not-found');
  const file = await openBackup(backup.path);
  const subject = { kind: 'backup', key: String(backup.id) };
  await visit.change((trx, by) =>
    recordChange(trx, by, { action: 'backup.download', unitId: null, subject }, now),
  );
  return new Response(file.stream, {
    headers: {
      'Content-Type': 'application/gzip',
      'Content-Length': String(file.bytes),
      'Content-Disposition': `attachment; filename="${file.name}"`,
    },
  });
}
