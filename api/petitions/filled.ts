import type { Locale } from '../text.ts';

/**
 * A petition as a form sends it: nested members by their paths (`contact.name`), boxes as `yes`. What was left blank
 * is left out, so that the same schema judges forms and JSON.
 */
export function bodyOfFields(fields: URLSearchParams, locale: Locale): Record<string, unknown> {
  const value = (name: string) => fields.get(name)?.trim() || undefined;
  const ticked = (name: string) => ['yes', 'true', 'on', '1'].includes(value(name) ?? '');
  const number = (name: string) => (value(name) === undefined ? undefined : Number(value(name)));
  const contact = defined({
    name: value('contact.name'),
    phone: value('contact.phone'),
    email: value('contact.email'),
    address: value('contact.address'),
  });
  const place = defined({
    text: value('place.text') ?? value('place'),
    latitude: number('place.latitude'),
    longitude: number('place.longitude'),
  });
  const version = value('consent.version');
  const publishing = fields.has('mayPublish')
    ? { mayPublish: ticked('mayPublish') }
    : { mayPublish: { text: ticked('mayPublish.text'), photos: ticked('mayPublish.photos') } };
  return {
    ...defined({
      id: value('id'),
      unit: value('unit'),
      kind: value('kind'),
      text: fields.get('text') ?? undefined,
      category: value('category'),
      field: value('field'),
      sticker: value('sticker'),
      locale: value('locale') ?? locale,
    }),
    ...(Object.keys(place).length > 0 && { place }),
    ...(Object.keys(contact).length > 0 && { contact }),
    ...(version && { consent: { version, agreed: ticked('consent.agreed') } }),
    ...publishing,
  };
}

const defined = (members: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
