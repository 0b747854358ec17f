import type { Locale } from '../../api/text.ts';
import { homeTexts } from '../texts/home.ts';

/** The first page after the installation: what to do next, for who installed it and for who came too early. */
export function EmptyInstallation({ locale }: { locale: Locale }) {
  const t = homeTexts[locale];
  return (
    <>
      <h1>{t.emptyHeading}</h1>
      <p class="lead">{t.emptyForPeople}</p>
      <section class="card guide">
        <h2>{t.emptyForAdministrator}</h2>
        <p>{t.emptyApply}</p>
        <p>
          <code class="command">npm run manage -- apply FILE.json</code>
        </p>
        <p>{t.emptyDemonstration}</p>
        <p>
          <code class="command">npm run manage -- demo</code>
        </p>
        <p class="soft">{t.emptyReadme}</p>
      </section>
    </>
  );
}
