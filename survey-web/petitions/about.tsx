import type { Category } from '../../api/categories/store.ts';
import { unknownCategory } from '../../api/petitions/fit.ts';
import { longestText } from '../../api/petitions/petition.ts';
import { inLocale } from '../../api/text.ts';
import { idOf } from './complaints.ts';
import { Hint, tiesOf, Wrong } from './parts.tsx';
import { type FormView, given, petitionAddress } from './view.ts';

/** What kind of petition it is, and the way out for what is none. */
export function Kinds({ view }: { view: FormView }) {
  const { t, locale, kinds } = view;
  return (
    <fieldset class="part kinds">
      <legend>{t.kind}</legend>
      <Wrong view={view} path="kind" />
      {kinds.map((kind, i) => (
        <label class="kind">
          <input
            {...(i === 0 ? tiesOf(view, 'kind', false) : { id: `p-kind-${kind.key}` })}
            type="radio"
            name="kind"
            value={kind.key}
            checked={given(view, 'kind') === kind.key}
            data-identity={kind.identity}
          />
          <span>
            <b>{inLocale(kind.name, locale)}</b>
            {kind.hint && <span>{inLocale(kind.hint, locale)}</span>}
            <span class="soft">{t.needs[kind.identity]}</span>
          </span>
        </label>
      ))}
      <p class="way-out">
        <b>{t.wayOutTitle}</b> {t.wayOut}{' '}
        <a href={petitionAddress(locale, '/khieu-nai-to-cao', { unit: view.unit.slug })}>{t.wayOutLink}</a>
      </p>
    </fieldset>
  );
}

export function Words({ view }: { view: FormView }) {
  const { t } = view;
  return (
    <div class="part">
      <label for={idOf('text')}>{t.text}</label>
      <Hint path="text">{t.textHint}</Hint>
      <Wrong view={view} path="text" />
      <textarea {...tiesOf(view, 'text', true)} name="text" rows={6} data-longest={longestText}>
        {/* A line end right after the tag would be lost. */}
        {`\n${given(view, 'text').replace(/\r\n?/g, '\n')}`}
      </textarea>
    </div>
  );
}

/** What it is about: the categories in their groups, or not known. */
export function Categories({ view }: { view: FormView }) {
  const { t, locale } = view;
  const offered = view.categories.filter(({ retired }) => !retired);
  const superior = offered.filter(({ goesToSuperior }) => goesToSuperior);
  const chosen = given(view, 'category');
  const option = (key: string, name: string) => (
    <option value={key} selected={key === chosen}>
      {name}
    </option>
  );
  return (
    <div class="part">
      <label for={idOf('category')}>{t.category}</label>
      <Hint path="category">{t.categoryHint}</Hint>
      <Wrong view={view} path="category" />
      <select {...tiesOf(view, 'category', true)} name="category">
        {option('', t.categoryNone)}
        {option(unknownCategory, t.categoryUnknown)}
        {offered
          .filter(({ parentId }) => parentId === null)
          .map((root) => {
            const name = inLocale(root.name, locale);
            const below = belowOf(root, offered);
            if (below.length === 0) return option(root.key, name);
            return (
              <optgroup label={name}>
                {below.map((one) => option(one.key, inLocale(one.name, locale)))}
                {option(root.key, t.categoryRest(name))}
              </optgroup>
            );
          })}
      </select>
      {superior.length > 0 && (
        <p class="soft">{t.superior(superior.map(({ name }) => `“${inLocale(name, locale)}”`).join(', '))}</p>
      )}
    </div>
  );
}

/** All that stands below a category, at any depth; groups have no groups within. */
const belowOf = (root: Category, all: readonly Category[]): readonly Category[] =>
  all.filter(({ parentId }) => parentId === root.id).flatMap((one) => [one, ...belowOf(one, all)]);
