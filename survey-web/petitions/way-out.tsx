import type { Locale } from '../../api/text.ts';
import { wayOutTexts } from '../texts/petition-way-out.ts';

/** Where complaints and denunciations go: they have laws of their own (NĐ 20/2008/NĐ-CP leaves them out). */
export function WayOut({ locale, back }: { locale: Locale; back: string }) {
  const t = wayOutTexts[locale];
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {t.parts.map(({ title, what, how }) => (
        <section>
          <h2>{title}</h2>
          <p>{what}</p>
          <ul>
            {how.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      <h2>{t.where}</h2>
      <p>{t.whereText}</p>
      <p>{t.mistaken}</p>
      <p>
        <a class="button quiet" href={back}>
          {t.back}
        </a>
      </p>
    </>
  );
}
