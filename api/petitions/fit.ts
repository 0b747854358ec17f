import { createHash } from 'node:crypto';
import type { Category, Kind } from '../categories/store.ts';
import type { Field } from '../fields/store.ts';
import type { PathError } from '../problems.ts';
import type { Locale } from '../text.ts';
import { consentVersions, type PetitionBody, type Sender } from './petition.ts';

/** What the form offers, and so what a petition may name. */
export interface Offered {
  kinds: readonly Kind[];
  categories: readonly Category[];
  fields: readonly Field[];
}

/** A petition whose members fit what is offered. */
export interface Fitting {
  kind: Kind;
  /** null: the sender did not know. */
  category: Category | null;
  field: Field | null;
  /** null: nothing of the sender is known. */
  sender: Sender | null;
  mayPublish: { text: boolean; photos: boolean };
  place: { text: string | null; position: { latitude: number; longitude: number } | null };
}

/** For the sender who cannot say what it is about. */
export const unknownCategory = 'unknown';

/** Holds a petition against what is offered, and names every path that does not fit. */
export function fitPetition(
  body: PetitionBody,
  offered: Offered,
  photos: number,
  locale: Locale,
): { fitting: Fitting | undefined; errors: PathError[]; consentMissing: boolean } {
  const say = (vi: string, en: string) => (locale === 'vi' ? vi : en);
  const errors: PathError[] = [];
  const refuse = (path: string, vi: string, en: string) => void errors.push({ path, message: say(vi, en) });

  const kind = offered.kinds.find((one) => one.key === body.kind && !one.retired);
  if (!kind) refuse('kind', 'xin chọn loại phản ánh', 'please choose a kind');
  const named = body.category !== undefined && body.category !== unknownCategory && body.category !== '';
  const category = offered.categories.find((one) => one.key === body.category && !one.retired) ?? null;
  if (named && !category) refuse('category', 'xin chọn lại loại việc', 'please choose a category');
  const field = offered.fields.find((one) => one.slug === body.field) ?? null;
  if (body.field && !field) refuse('field', 'xin chọn lại lĩnh vực', 'please choose a field');

  const sender = senderOf(body);
  errors.push(...identityErrors(kind?.identity ?? 'none', sender, locale));
  const place = placeOf(body);
  if (place === undefined) {
    refuse('place', 'cần cả vĩ độ và kinh độ', 'needs both latitude and longitude');
  }

  const consentMissing = (sender !== null || photos > 0) && body.consent?.agreed !== true;
  if (body.consent && !consentVersions.includes(body.consent.version)) {
    refuse('consent.version', 'không có bản đồng ý này', 'there is no such text of consent');
  }
  const { mayPublish = false } = body;
  const publishing =
    typeof mayPublish === 'boolean'
      ? { text: mayPublish, photos: mayPublish }
      : { text: mayPublish.text ?? false, photos: mayPublish.photos ?? false };
  if (errors.length > 0 || !kind || !place) return { fitting: undefined, errors, consentMissing };
  return {
    fitting: { kind, category, field, sender, mayPublish: publishing, place },
    errors,
    consentMissing,
  };
}

const lacking = {
  'contact.name': ['xin cho biết tên', 'please give a name'],
  'contact.phone': [
    'xin cho biết số điện thoại hoặc e-mail',
    'please give a phone number or an e-mail address',
  ],
  'contact.email': ['xin cho biết e-mail', 'please give an e-mail address'],
  'contact.address': ['xin cho biết địa chỉ', 'please give an address'],
} as const satisfies Record<string, readonly [vi: string, en: string]>;

/** What a kind has to know of its sender and does not. */
export const identityErrors = (
  identity: Kind['identity'],
  sender: Sender | null,
  locale: Locale,
): PathError[] =>
  missing(identity, sender).map((path) => ({ path, message: lacking[path][locale === 'vi' ? 0 : 1] }));

function missing(identity: Kind['identity'], sender: Sender | null): (keyof typeof lacking)[] {
  if (identity === 'none') return [];
  const lacks: (keyof typeof lacking)[] = sender?.name ? [] : ['contact.name'];
  const reachable = sender?.phone || (identity === 'contact' && sender?.email);
  if (!reachable) lacks.push('contact.phone');
  if (identity === 'full' && !sender?.email) lacks.push('contact.email');
  if (identity === 'full' && !sender?.address) lacks.push('contact.address');
  return lacks;
}

function senderOf({ contact = {} }: PetitionBody): Sender | null {
  const { name, phone, email, address } = contact;
  if (!name && !phone && !email && !address) return null;
  return { name: name || null, phone: phone || null, email: email || null, address: address || null };
}

/** undefined where only one half of a position is given. */
function placeOf({ place }: PetitionBody): Fitting['place'] | undefined {
  if (!place) return { text: null, position: null };
  const { text, latitude, longitude } = { latitude: undefined, longitude: undefined, ...place };
  if ((latitude === undefined) !== (longitude === undefined)) return undefined;
  return {
    text: text || null,
    position: latitude === undefined ? null : { latitude, longitude: longitude! },
  };
}

/** The same for the same petition sent again, whatever its language; another for another. */
export function contentHashOf({ id: _, locale: __, ...body }: PetitionBody, photos: Buffer[]): string {
  const hash = createHash('sha256').update(JSON.stringify(sorted(body)));
  for (const photo of photos) hash.update(createHash('sha256').update(photo).digest());
  return hash.digest('hex');
}

const sorted = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
};
