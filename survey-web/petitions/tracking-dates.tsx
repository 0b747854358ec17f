import type { PetitionView } from '../../api/petitions/view.ts';
import type { Locale } from '../../api/text.ts';
import { dayInWords, instantInWords } from '../public/wording.ts';
import { trackingTexts } from '../texts/petition-tracking.ts';

/** Both deadlines, each with its arithmetic spelt out. */
export function Dates({ view, locale }: { view: PetitionView; locale: Locale }) {
  const t = trackingTexts[locale];
  return (
    <section>
      <h2>{t.datesTitle}</h2>
      <DateOf name={t.acknowledge} of={view.acknowledge} locale={locale} />
      <DateOf name={t.answer} of={view.answer} locale={locale} />
    </section>
  );
}

function DateOf({ name, of, locale }: { name: string; of: PetitionView['answer']; locale: Locale }) {
  const t = trackingTexts[locale];
  return (
    <div class="tracking-date">
      <p>
        <strong>{name}</strong>: {of.by ? t.byDay(dayInWords(of.by, locale)) : t.noDay}{' '}
        {of.state && <span class={`tracking-chip ${of.state}`}>{t.timeliness[of.state]}</span>}
      </p>
      {of.done && <p class="soft">{t.doneOn(instantInWords(of.done, locale))}</p>}
      {!of.done && !of.state && <p class="soft">{t.stopped}</p>}
      <details>
        <summary>{t.why}</summary>
        <ul>
          {of.explanation.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}
