import type { Locale } from '../../../api/text.ts';
import { onePetitionTexts } from '../../texts/console-petition.ts';

/** What was typed into a form that is not there any more, to be copied. */
export function KeptWords({ form, locale }: { form: URLSearchParams; locale: Locale }) {
  const t = onePetitionTexts[locale];
  const typed = [...form].filter(([name, value]) => name !== 'seen' && value.trim().length > 1);
  if (typed.length === 0) return null;
  return (
    <section class="card" aria-labelledby="kept">
      <h2 id="kept">{t.kept}</h2>
      <p class="soft">{t.keptHint}</p>
      {typed.map(([, value]) => (
        <blockquote class="petition-text">{value}</blockquote>
      ))}
    </section>
  );
}
