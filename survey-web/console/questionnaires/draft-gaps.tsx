import { partOfFault } from '../../../api/questionnaires/draft-parts.ts';
import { missingTexts } from '../../../api/questionnaires/missing-texts.ts';
import { editorTexts } from '../../texts/console-editor.ts';
import { fieldId } from '../form.tsx';
import { anchorOf, type DraftView, draftAddress } from './draft-list.tsx';
import { faultsOf, nameOfPart, nameOfPlace } from './faults.ts';

/** What keeps the draft from being published, each a link to where it is put right. */
export function Faults({ view: { id, content, locale } }: { view: DraftView }) {
  const t = editorTexts[locale];
  const faults = faultsOf(content, locale);
  if (faults.length === 0) return <p class="console-notice">{t.ready}</p>;
  return (
    <section class="draft-faults" id="faults">
      <h2>{t.faults(faults.length)}</h2>
      <ul>
        {faults.map(({ path, message }) => {
          const part = partOfFault(path);
          const to = part ? `parts/${part}` : `#${anchorOf(path.replace(/\.questions$/, ''))}`;
          const name = nameOfPlace(content, path, locale);
          return (
            <li id={fieldId(path)} aria-label={name}>
              <a href={`${draftAddress(id)}${part ? '/' : ''}${to}`}>
                {name}: {message}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Texts without English: no fault, but something to know. */
export function Missing({ view: { id, content, locale } }: { view: DraftView }) {
  const t = editorTexts[locale];
  const missing = missingTexts(content).filter((one) => one.locale !== 'vi');
  const parts = [...new Set(missing.map(({ path }) => partOfFault(path)))];
  if (missing.length === 0) return null;
  return (
    <details class="draft-missing">
      <summary>{t.missing(missing.length)}</summary>
      <ul>
        {parts.map((part) => (
          <li>
            <a href={`${draftAddress(id)}/parts/${part}`}>{nameOfPart(content, part, locale)}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
