import type { PetitionFile } from '../../../api/petitions/file-store.ts';
import type { Locale } from '../../../api/text.ts';
import { onePetitionTexts } from '../../texts/console-petition.ts';
import { answerTexts } from '../../texts/console-petition-answers.ts';

/** Files to be ticked one by one; none is from the beginning. */
export function PublicFiles({
  label,
  files,
  chosen,
  path,
  locale,
}: {
  label: string;
  files: Pick<PetitionFile, 'id' | 'name'>[];
  chosen: string[];
  path: string;
  locale: Locale;
}) {
  if (files.length === 0) return null;
  return (
    <fieldset class="form-field">
      <legend>{label}</legend>
      <p class="hint">{answerTexts[locale].publicFilesHint}</p>
      <ul class="petition-photos">
        {files.map(({ id, name }, i) => (
          <li>
            {name === null && (
              <a href={`/console${path}/files/${id}`}>
                <img
                  src={`/console${path}/files/${id}?preview=yes`}
                  alt={onePetitionTexts[locale].photo(i + 1)}
                  loading="lazy"
                />
              </a>
            )}
            <label class="choice">
              <input type="checkbox" name="file" value={id} checked={chosen.includes(id)} />
              <span>{name ?? `JPEG ${i + 1}`}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
