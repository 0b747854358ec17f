import { type Category, listCategories } from '../../../api/categories/store.ts';
import { listStickers, type Sticker } from '../../../api/petitions/sticker-store.ts';
import { inLocale } from '../../../api/text.ts';
import { inFours } from '../../poster/words.ts';
import { stickerTexts } from '../../texts/console-stickers.ts';
import { fieldId, SelectField, SubmitButton, TextArea } from '../form.tsx';
import type { Refused, UnitVisit } from '../visit.ts';

/** The stickers of a unit, and the form that makes more; `values` are those of the form that was sent. */
export async function showStickers(visit: UnitVisit, values: URLSearchParams, refused?: Refused) {
  const { deps, unit, locale, today } = visit;
  const t = stickerTexts[locale];
  const stickers = await listStickers(deps.db, unit.id);
  const categories = (await listCategories(deps.db)).filter(({ retired }) => !retired);
  const ticked = new Set([...visit.query('tick').split(','), ...values.getAll('code')]);
  const [inUse, retired] = [false, true].map((gone) => stickers.filter((one) => one.retired === gone)) as [
    Sticker[],
    Sticker[],
  ];
  const hasEnded = unit.validTo !== null && unit.validTo < today;
  const of = { values, errors: refused?.errors ?? [], locale };
  const at = `/console/units/${unit.slug}/stickers`;
  return visit.show({
    title: t.title,
    lead: t.lead,
    refused,
    children: (
      <>
        <div id={fieldId('code')} role="group" aria-label={t.title} tabindex={-1}>
          {inUse.length === 0 && <p>{t.none}</p>}
          {inUse.length > 0 && (
            <>
              <h2>{t.inUse}</h2>
              <Table visit={visit} stickers={inUse} ticked={ticked} categories={categories} />
            </>
          )}
        </div>
        {inUse.length > 0 && (
          <form method="post" action={`${at}/print`} id="print" class="console-actions">
            <SubmitButton name="which" value="ticked">
              {t.print}
            </SubmitButton>
            <SubmitButton name="which" value="all" quiet>
              {t.printAll}
            </SubmitButton>
          </form>
        )}
        {!hasEnded && (
          <>
            <h2>{t.add}</h2>
            <form method="post" action={at}>
              <TextArea of={of} name="lines" label={t.lines} hint={t.linesHint} rows={5} />
              <SelectField
                of={of}
                name="category"
                label={t.category}
                choices={[
                  { value: '', name: t.anyCategory },
                  ...categories.map(({ key, name, parentId }) => ({
                    value: key,
                    name: `${parentId === null ? '' : '– '}${inLocale(name, locale)}`,
                  })),
                ]}
              />
              <SubmitButton>{t.make}</SubmitButton>
            </form>
          </>
        )}
        {retired.length > 0 && (
          <details>
            <summary>
              {t.retired} ({retired.length})
            </summary>
            <p>{t.retiredNote}</p>
            <Table visit={visit} stickers={retired} ticked={null} categories={categories} />
          </details>
        )}
      </>
    ),
  });
}

interface Table {
  visit: UnitVisit;
  stickers: Sticker[];
  /** null: nothing can be ticked. */
  ticked: Set<string> | null;
  categories: readonly Category[];
}

function Table({ visit, stickers, ticked, categories }: Table) {
  const { locale, unit } = visit;
  const t = stickerTexts[locale];
  return (
    <table class="console-table">
      <thead>
        <tr>
          {ticked && <th scope="col">{t.pick}</th>}
          <th scope="col">{t.label}</th>
          <th scope="col">{t.place}</th>
          <th scope="col">{t.category}</th>
          <th scope="col">{t.code}</th>
          <th scope="col">{t.act}</th>
        </tr>
      </thead>
      <tbody>
        {stickers.map(({ code, label, place, position, categoryId, retired }) => {
          const category = categories.find(({ id }) => id === categoryId);
          const act = retired ? 'reopen' : 'retire';
          return (
            <tr>
              {ticked && (
                <td data-label={t.pick}>
                  <label class="choice">
                    <input type="checkbox" form="print" name="code" value={code} checked={ticked.has(code)} />
                    <span class="visually-hidden">{t.of(label)}</span>
                  </label>
                </td>
              )}
              <th scope="row">{label}</th>
              <td data-label={t.place}>
                {place}
                {position && (
                  <span class="soft">
                    {place && ' · '}
                    {position.latitude}, {position.longitude}
                  </span>
                )}
                {!place && !position && '–'}
              </td>
              <td data-label={t.category}>{category ? inLocale(category.name, locale) : t.anyCategory}</td>
              <td data-label={t.code}>
                <a class="points-code" href={`/kien-nghi?sticker=${code}`}>
                  {inFours(code)}
                </a>
              </td>
              <td data-label={t.act}>
                <form method="post" action={`/console/units/${unit.slug}/stickers/${code}/${act}`}>
                  <button type="submit" class="link-button">
                    {t[act]}
                    <span class="visually-hidden"> {t.of(label)}</span>
                  </button>
                </form>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
