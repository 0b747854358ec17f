import { dirname } from 'node:path';
import type { Child } from 'hono/jsx';
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
          {[t.when, t.cause, t.state, t.size, t.rows, t.where, t.file].map((name, i) => (
            <th scope="col" class={i === 3 || i === 4 ? 'number' : undefined}>
              {name}
            </th>
          ))}
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
  const folders = [backup.path, backup.secondPath].flatMap((path) => (path === null ? [] : dirname(path)));
  return (
    <tr>
      <td data-label={t.when} class="backup-line">
        {when}
      </td>
      <td data-label={t.cause} class="backup-line">
        {t.causes[backup.cause]}
      </td>
      <td data-label={t.state} class={backup.standing === 'failed' ? 'backup-failed' : undefined}>
        {standingInWords(backup, locale)}
      </td>
      <Cell name={t.size} isNumber>
        {backup.bytes === null ? null : bytesInWords(backup.bytes, locale)}
      </Cell>
      <Cell name={t.rows} isNumber>
        {backup.rows === null ? null : countInWords(backup.rows, locale)}
      </Cell>
      <Cell name={t.where}>{folders.length === 0 ? null : folders.join(` ${t.also} `)}</Cell>
      <Cell name={t.file}>
        {backup.standing === 'good' ? (
          <a href={`/console/backups/${backup.id}/file`} aria-label={t.downloadOf(when)} class="backup-line">
            {t.download}
          </a>
        ) : null}
      </Cell>
    </tr>
  );
}

/** A cell that stands empty in a table, and is left out where the row is a card. */
function Cell({ name, isNumber, children }: { name: string; isNumber?: boolean; children: Child }) {
  const classes = [isNumber && 'number', children === null && 'backup-nothing'].filter(Boolean).join(' ');
  return (
    <td data-label={name} class={classes || undefined}>
      {children ?? '–'}
    </td>
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
