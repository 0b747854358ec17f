import {
  addCategory,
  orderCategories,
  retireCategories,
  updateCategory,
} from '../../../api/categories/category-store.ts';
import { categoryChain } from '../../../api/categories/routing.ts';
import { type Category, listCategories } from '../../../api/categories/store.ts';
import { idsBelow, movedTo, parentsFor } from '../../../api/categories/tree.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import type { Trx } from '../../../api/database/open.ts';
import { problem } from '../../../api/problems.ts';
import { inLocale } from '../../../api/text.ts';
import { freeSlug, slugOfName } from '../../../api/units/slug.ts';
import { petitionSettingsTexts } from '../../texts/console-petition-settings.ts';
import { SubmitButton } from '../form.tsx';
import { typedName } from '../units/typed-unit.ts';
import { type Refused, requireUnchanged, seenOf, type Visit, wrongField } from '../visit.ts';
import { CategoryInputs, CategoryTree } from './category-view.tsx';
import { typedPlace, typedWords, writeDown } from './typed.ts';

const path = '/petition-categories';
const longestWords = 300;

/** The tree of categories, and a form for another. */
export async function showCategories(visit: Visit, refused?: Refused) {
  const { locale, deps } = visit;
  const t = petitionSettingsTexts[locale];
  const categories = await listCategories(deps.db);
  const values = refused ? await visit.form() : new URLSearchParams();
  return visit.show({
    title: t.categories,
    lead: t.categoriesLead,
    refused,
    width: 'narrow',
    children: (
      <>
        <p class="console-alone">
          <a href="/console/petition-settings">{t.back}</a>
        </p>
        <CategoryTree categories={categories} locale={locale} />
        <h2>{t.addCategory}</h2>
        <form method="post" action={`/console${path}`}>
          <CategoryInputs
            of={{ values, errors: refused?.errors ?? [], locale }}
            parents={parentsFor(categories, null)}
          />
          <SubmitButton>{t.add}</SubmitButton>
        </form>
      </>
    ),
  });
}

export const addOneCategory = (visit: Visit) =>
  visit.attempt(
    async () => {
      const form = await visit.form();
      const typed = typedCategory(visit, form);
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const categories = await listCategories(trx);
        const parent = chosenParent(visit, form, categories, null);
        const wanted = slugOfName(typed.name.vi);
        if (!wanted) throw wrongField('vi', petitionSettingsTexts[visit.locale].keyMissing);
        const key = freeSlug(wanted, (one) => categories.some((category) => category.key === one));
        await addCategory(trx, key, { ...typed, parentId: parent?.id ?? null });
        const after = { ...typed, parent: parent?.key ?? null };
        const subject = { kind: 'petition-category', key };
        await writeDown(trx, by, visit, { action: 'petition-category.add', unitId: null, subject, after });
      });
      return visit.go(path, 'added');
    },
    (refused) => showCategories(visit, refused),
  );

interface Placed {
  category: Category;
  /** Among those of the same parent, from 1. */
  place: number;
  parent: Category | undefined;
}

function placedIn(categories: readonly Category[], key: string): Placed | undefined {
  const category = categories.find((one) => one.key === key);
  if (!category) return undefined;
  const siblings = categories.filter(({ parentId }) => parentId === category.parentId);
  const parent = categories.find(({ id }) => id === category.parentId);
  return { category, place: siblings.indexOf(category) + 1, parent };
}

const seenIn = ({ category, place }: Placed) => ({ category, place });

/** @throws Problem not-found */
async function getPlaced(visit: Visit): Promise<{ categories: readonly Category[]; placed: Placed }> {
  const categories = await listCategories(visit.deps.db);
  const placed = placedIn(categories, visit.param('category'));
  if (!placed) throw problem('not-found');
  return { categories, placed };
}

export async function showCategory(visit: Visit, refused?: Refused) {
  const { locale } = visit;
  const t = petitionSettingsTexts[locale];
  const { categories, placed } = await getPlaced(visit);
  const { category } = placed;
  const values = refused ? await visit.form() : valuesOf(placed);
  return visit.show({
    title: inLocale(category.name, locale),
    lead: t.retireHint,
    width: 'narrow',
    refused,
    children: (
      <>
        {category.retired && <p>({t.retired})</p>}
        <form method="post" action={`/console${path}/${category.key}`}>
          <input type="hidden" name="seen" value={seenOf(seenIn(placed))} autocomplete="off" />
          <CategoryInputs
            of={{ values, errors: refused?.errors ?? [], locale }}
            parents={parentsFor(categories, category.id)}
            withPlace
          />
          <div class="console-actions">
            <SubmitButton>{t.save}</SubmitButton>
            <SubmitButton quiet name="act" value={category.retired ? 'restore' : 'retire'}>
              {category.retired ? t.restore : t.retire}
            </SubmitButton>
            <a href={`/console${path}`}>{t.categories}</a>
          </div>
        </form>
      </>
    ),
  });
}

const valuesOf = ({ category: { name, everyday, goesToSuperior }, place, parent }: Placed) =>
  new URLSearchParams({
    vi: name.vi,
    en: name.en ?? '',
    everyday: everyday?.vi ?? '',
    everydayEn: everyday?.en ?? '',
    parent: parent?.key ?? '',
    place: String(place),
    ...(goesToSuperior && { goesToSuperior: 'yes' }),
  });

export async function saveCategory(visit: Visit) {
  const { key } = (await getPlaced(visit)).placed.category;
  return visit.attempt(
    async () => {
      const form = await visit.form();
      const typed = typedCategory(visit, form);
      const place = typedPlace(visit, form);
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const categories = await listCategories(trx);
        const was = placedIn(categories, key)!;
        requireUnchanged(form, seenIn(was));
        const { category } = was;
        const parent = chosenParent(visit, form, categories, category);
        const parentId = parent?.id ?? null;
        await updateCategory(trx, category.id, { ...typed, parentId });
        const siblings = categories.filter((one) => one.parentId === parentId && one !== category);
        await orderCategories(
          trx,
          movedTo([...siblings, category], category, place).map(({ id }) => id),
        );
        const retired = await retireOrRestore(trx, visit, form, categories, { ...category, parentId });
        const { name, everyday, goesToSuperior } = category;
        const before = { name, everyday, goesToSuperior, parent: was.parent?.key ?? null };
        await writeDown(trx, by, visit, {
          action: 'petition-category.change',
          unitId: null,
          subject: { kind: 'petition-category', key },
          before: { ...before, retired: category.retired, position: was.place },
          after: { ...typed, parent: parent?.key ?? null, retired, position: place },
        });
      });
      return visit.go(path, 'saved');
    },
    (refused) => showCategory(visit, refused),
  );
}

/** With what stands below it where it goes, with what stands above it where it comes back. */
async function retireOrRestore(
  trx: Trx,
  { now }: Visit,
  form: URLSearchParams,
  categories: readonly Category[],
  category: Category,
): Promise<boolean> {
  const act = form.get('act');
  if (act === 'retire') await retireCategories(trx, [category.id, ...idsBelow(categories, category.id)], now);
  if (act === 'restore') {
    const above = category.parentId === null ? [] : categoryChain(categories, category.parentId);
    await retireCategories(trx, [category.id, ...above], null);
  }
  return act === 'retire' || (category.retired && act !== 'restore');
}

function typedCategory(visit: Visit, form: URLSearchParams) {
  return {
    name: typedName(form, visit.locale),
    everyday: typedWords(visit, form, 'everyday', longestWords),
    goesToSuperior: form.get('goesToSuperior') === 'yes',
  };
}

function chosenParent(
  { locale }: Visit,
  form: URLSearchParams,
  categories: readonly Category[],
  of: Category | null,
): Category | undefined {
  const key = form.get('parent') ?? '';
  if (key === '') return undefined;
  const parent = parentsFor(categories, of?.id ?? null).find((one) => one.key === key);
  // What is retired stays where it is, below what was retired with it.
  const stays = categories.find((one) => one.key === key && one.id === of?.parentId);
  if (!parent && !stays) throw wrongField('parent', petitionSettingsTexts[locale].parentWrong);
  return parent ?? stays;
}
