import type { FormView } from './view.ts';
import { Words } from './words.tsx';

/** Says first of all what is to be put right, each item a link to its place. */
export function ErrorSummary({ view }: { view: FormView }) {
  const { t, locale, complaints, notice } = view;
  if (complaints.length === 0 && !notice) return null;
  return (
    <div class="errors" role="alert" tabindex={-1}>
      {notice && <p>{notice}</p>}
      {complaints.length > 0 && (
        <>
          <h2>{t.errors(complaints.length)}</h2>
          <ul>
            {complaints.map(({ id, label, message }) => (
              <li>
                <a href={`#${id}`}>
                  {label ? <Words text={label} locale={locale} /> : t.field}
                  {` – ${message}`}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
