import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import type { Locale } from '../../api/text.ts';
import { publicTexts } from '../texts/public.ts';
import { countInWords } from './wording.ts';

/** What people say should improve, most named first. */
export function Reasons({ satisfaction, locale }: { satisfaction: Satisfaction; locale: Locale }) {
  const t = publicTexts[locale];
  const named = satisfaction.reasons.filter(({ responses }) => responses > 0);
  const never = satisfaction.reasons.filter(({ responses }) => responses === 0);
  if (named.length === 0) return null;
  const most = named[0]!.responses;
  return (
    <section aria-labelledby="reasons">
      <h2 id="reasons">{t.reasons}</h2>
      <p class="soft">{t.reasonsNote}</p>
      <table class="reasons">
        <caption class="visually-hidden">{t.reasons}</caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{t.reason}</th>
            <th scope="col">{t.count}</th>
          </tr>
        </thead>
        <tbody>
          {named.map(({ key, text, responses }) => (
            <tr data-reason={key} data-responses={responses}>
              <th scope="row">
                {text}
                <svg width="100%" height="6" aria-hidden="true">
                  <rect width={`${((responses / most) * 100).toFixed(2)}%`} height="6" rx="3" />
                </svg>
              </th>
              <td class="number">{countInWords(responses, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {never.length > 0 && (
        <p class="soft small">
          {t.reasonsNone} {never.map(({ text }) => text).join(', ')}.
        </p>
      )}
    </section>
  );
}
