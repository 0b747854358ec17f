import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { listCategories, listKinds } from '../../api/categories/store.ts';
import { dayOf } from '../../api/days.ts';
import type { Env } from '../../api/http/context.ts';
import { listNearby } from '../../api/petitions/also-store.ts';
import { secretKeyFrom } from '../../api/petitions/code.ts';
import { findSticker, type Sticker } from '../../api/petitions/sticker-store.ts';
import type { Unit } from '../../api/units/store.ts';
import { petitionTexts } from '../texts/petitions.ts';
import type { FormView, Nearby } from './view.ts';

/** A form to a unit as it was filled in, or fresh with what the sticker brings. */
export async function openForm(
  c: Context<Env>,
  unit: Unit,
  filled: URLSearchParams,
  more: Partial<Pick<FormView, 'complaints' | 'notices' | 'photosLost' | 'nearby'>> = {},
): Promise<FormView> {
  const { deps, locale } = c.var;
  return {
    locale,
    t: petitionTexts[locale],
    unit,
    id: idOf(filled) ?? randomUUID(),
    sticker: await findSticker(deps.db, filled.get('sticker') ?? ''),
    filled,
    kinds: (await listKinds(deps.db)).filter(({ retired }) => !retired),
    categories: await listCategories(deps.db),
    complaints: [],
    notices: [],
    photosLost: 0,
    nearby: null,
    ...more,
  };
}

export function idOf(filled: URLSearchParams): string | undefined {
  const id = filled.get('id') ?? '';
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? id : undefined;
}

/** The form as a sticker fills it in. */
export async function filledBySticker(c: Context<Env>, sticker: Sticker): Promise<URLSearchParams> {
  const categories = await listCategories(c.var.deps.db);
  const category = categories.find(({ id }) => id === sticker.categoryId);
  return new URLSearchParams({
    sticker: sticker.code,
    category: category?.key ?? '',
    'place.text': sticker.place ?? sticker.label,
  });
}

/** What is open at the place that was filled in, about the category that was chosen. */
export async function lookNearby(c: Context<Env>, unit: Unit, filled: URLSearchParams): Promise<Nearby> {
  const { deps } = c.var;
  const categories = await listCategories(deps.db);
  const category = categories.find(({ key, retired }) => key === filled.get('category') && !retired);
  const sticker = await findSticker(deps.db, filled.get('sticker') ?? '');
  const words = filled.get('place.text')?.trim() ?? '';
  const position = positionIn(filled) ?? sticker?.position ?? null;
  if (!category || (!words && !position && !sticker)) return { outcome: 'needs' };
  const petitions = await listNearby(deps.db, secretKeyFrom(deps.config.secret), {
    unitId: unit.id,
    categoryId: category.id,
    place: { words, position, stickerId: sticker?.id ?? null },
    today: dayOf(deps.now()),
  });
  return { outcome: 'looked', petitions, unit: unit.slug };
}

function positionIn(filled: URLSearchParams) {
  const [latitude, longitude] = ['place.latitude', 'place.longitude'].map((name) => {
    const typed = filled.get(name)?.trim();
    return typed ? Number(typed) : Number.NaN;
  }) as [number, number];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
