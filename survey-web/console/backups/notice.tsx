import { findBackupWarnings } from '../../../api/backups/state.ts';
import { backupTexts } from '../../texts/console-backups.ts';
import type { Visit } from '../visit.ts';
import { BackupWarnings } from './warnings.tsx';

/** What is wrong with the backups and the way to them, for the first page of whoever looks after them. */
export async function BackupNotice({ visit: { deps, locale, now } }: { visit: Visit }) {
  const warnings = await findBackupWarnings(deps, now);
  if (warnings.length === 0) return null;
  return (
    <>
      <BackupWarnings warnings={warnings} locale={locale} />
      <p>
        <a href="/console/backups" class="button quiet">
          {backupTexts[locale].toBackups}
        </a>
      </p>
    </>
  );
}
