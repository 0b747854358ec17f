import type { PushRun } from '../../../api/push/run-store.ts';
import type { Locale } from '../../../api/text.ts';
import { countInWords, instantInWords } from '../../public/wording.ts';
import { pushTexts } from '../../texts/console-push.ts';

/** What was pushed, latest first, and why it failed where it did. */
export function PushLog({ runs, locale }: { runs: PushRun[]; locale: Locale }) {
  const t = pushTexts[locale];
  return (
    <table class="console-table">
      <thead>
        <tr>
          {[t.runs.when, t.runs.because, t.runs.outcome, t.runs.files].map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr>
            <td data-label={t.runs.when}>{instantInWords(run.begunAt.toISOString(), locale)}</td>
            <td data-label={t.runs.because}>{t.because[run.because] ?? run.because}</td>
            <td data-label={t.runs.outcome}>
              <OutcomeInWords of={run} locale={locale} />
            </td>
            <td data-label={t.runs.files}>
              {t.files(countInWords(run.files, locale), countInWords(Math.ceil(run.bytes / 1000), locale))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function OutcomeInWords({ of: { problem }, locale }: { of: PushRun; locale: Locale }) {
  const t = pushTexts[locale];
  if (problem === null) return <span class="push-done">{t.done}</span>;
  return (
    <>
      <span class="push-failed">{t.failed}</span>
      <span class="soft">: {t.problems[problem] ?? problem}</span>
    </>
  );
}
