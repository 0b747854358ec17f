import type { BackupWarning } from '../../../api/backups/state.ts';
import type { Locale } from '../../../api/text.ts';
import { instantInWords } from '../../public/wording.ts';
import { backupTexts } from '../../texts/console-backups.ts';
import { bytesInWords } from './bytes.ts';

/** What is wrong with the backups; nothing where all is well. */
export function BackupWarnings({ warnings, locale }: { warnings: BackupWarning[]; locale: Locale }) {
  if (warnings.length === 0) return null;
  return (
    <section class="backup-warnings" aria-label={backupTexts[locale].warning}>
      <ul>
        {warnings.map((warning) => (
          <li>{inWords(warning, locale)}</li>
        ))}
      </ul>
    </section>
  );
}

function inWords(warning: BackupWarning, locale: Locale): string {
  const { warnings: t, cutOff } = backupTexts[locale];
  const when = (instant: Date) => instantInWords(instant.toISOString(), locale);
  switch (warning.kind) {
    case 'none':
      return t.none;
    case 'old':
      return t.old(when(warning.last));
    case 'failed':
      return t.failed(when(warning.at), warning.reason ?? cutOff);
    case 'no-second-copy':
      return t.secondCopy(warning.folder, warning.reason);
    case 'one-disk':
      return t.oneDisk(warning.folder);
    case 'space':
      return t.space(
        warning.folder,
        bytesInWords(warning.free, locale),
        bytesInWords(warning.wanted, locale),
      );
    default:
      return warning satisfies never;
  }
}
