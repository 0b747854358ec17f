import { randomUUID } from 'node:crypto';
import type { TestApp } from './test-app.ts';

/** A form as somebody fills it in who reports a dark street and gives a name and a phone number. */
export const filledPetition = (unit: string, changes: Record<string, string | null> = {}) => {
  const fields: Record<string, string | null> = {
    id: randomUUID(),
    unit,
    kind: 'phan-anh',
    text: 'Đèn đường trước nhà số 12 không sáng đã ba đêm.',
    category: 'chieu-sang',
    'place.text': 'trước nhà số 12, đường Trần Phú',
    'place.latitude': '',
    'place.longitude': '',
    'contact.name': 'Nguyễn Thị Lan',
    'contact.phone': '0912 345 678',
    'contact.email': '',
    'contact.address': '',
    'consent.version': '1',
    'consent.agreed': 'yes',
    ...changes,
  };
  return fields;
};

/** What a browser makes of a form with files; a member that is null is not on the form. */
export function multipart(
  fields: Record<string, string | null>,
  photos: { name: string; bytes: Buffer }[] = [],
): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== null) body.append(name, value);
  for (const { name, bytes } of photos) body.append('photo', new File([new Uint8Array(bytes)], name));
  if (photos.length === 0) body.append('photo', new File([], ''));
  return body;
}

/** Sends the form without script, as a browser does. */
export const sendPetitionForm = (
  test: TestApp,
  body: FormData,
  query = '',
  headers: Record<string, string> = {},
) =>
  test.app.request(`/kien-nghi${query}`, {
    method: 'POST',
    headers: { Accept: 'text/html', ...headers },
    body,
  });

/** The two codes of a receipt, as they are read aloud. */
export const codesOn = (html: string): string[] =>
  [...html.matchAll(/class="receipt-code">([\w-]+)</g)].map(([, letters]) => letters!);
