import type { ListedBackup } from '../../../api/backups/state.ts';
import type { Locale } from '../../../api/text.ts';
import { countInWords, instantInWords } from '../../public/wording.ts';
import { backupTexts } from '../../texts/console-backups.ts';
import { bytesInWords } from './bytes.ts';

/** The backups of the last weeks, newest first. */
export function BackupList({ backups, locale }: { backups: ListedBackup[]; locale: Locale }) {
  const t = backupTexts[locale];
  return (
    <table class="console-table">
      <thead>
        <tr>
          {[t.when, t.cause, t.state, t.size, t.rows, t.where].map((name, i) => (
            <th scope="col" class={i === 3 || i === 4 ? 'number' : undefined}>
              {name}
            </th>
          ))}
          <th scope="col">{t.download}</th>
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => (
          <BackupRow backup={backup} locale={locale} />
        ))}
      </tbody>
    </table>
  );
}

function BackupRow({ backup, locale }: { backup: ListedBackup; locale: Locale }) {
  const t = backupTexts[locale];
  const when = instantInWords(backup.begunAt.toISOString(), locale);
  const places = [backup.path, backup.secondPath].filter((path) => path !== null);
  return (
    <tr>
      <td data-label={t.when}>{when}</td>
      <td data-label={t.cause}>{t.causes[backup.cause]}</td>
      <td data-label={t.state} class={backup.standing === 'failed' ? 'backup-failed' : undefined}>
        {standingInWords(backup, locale)}
      </td>
      <td data-label={t.size} class="number">
        {backup.bytes === null ? '–' : bytesInWords(backup.bytes, locale)}
      </td>
      <td data-label={t.rows} class="number">
        {backup.rows === null ? '–' : countInWords(backup.rows, locale)}
      </td>
      <td data-label={t.where} class="backup-place">
        {places.length > 0 ? places.join(` ${t.also} `) : '–'}
      </td>
      <td data-label={t.download}>
        {backup.standing === 'good' ? (
          <a href={`/console/backups/${backup.id}/file`} aria-label={t.downloadOf(when)}>
            {t.download}
          </a>
        ) : (
          '–'
        )}
      </td>
    </tr>
  );
}

function standingInWords(backup: ListedBackup, locale: Locale): string {
  const t = backupTexts[locale];
  switch (backup.standing) {
    case 'good':
      return t.good;
    case 'elsewhere':
      return t.elsewhere(backup.machine);
    case 'gone':
      return t.gone;
    case 'running':
      return t.running;
    case 'failed':
      return t.failed(backup.problem ?? t.cutOff);
    default:
      return backup.standing satisfies never;
  }
}
