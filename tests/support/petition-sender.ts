import { askSender } from '../../api/petitions/handle.ts';
import { openVisitor, type Visitor } from './console-visitor.ts';
import { handled, petitionBody, type SentPetition } from './petitions.ts';
import { plain } from './photos.ts';
import type { TestApp } from './test-app.ts';

/** The address of a petition's page, or of one below it. */
export const pageOf = ({ code }: { code: string }, below = '') => `/kien-nghi/${code}${below}`;

/** A visitor who has shown the secret. */
export async function openSender(test: TestApp, sent: SentPetition): Promise<Visitor> {
  const visitor = openVisitor(test);
  const opened = await visitor.submit(pageOf(sent, '/mo'), { secret: sent.secret, to: '' });
  if (opened.headers.get('location') !== pageOf(sent)) throw new Error(`${opened.status}: not let in`);
  return visitor;
}

export async function ask(test: TestApp, sent: SentPetition, question = 'Đèn nào ạ?'): Promise<void> {
  await handled(test, sent.code, (trx, by, petition, around) =>
    askSender(trx, by, petition, { question }, around),
  );
}

/** A petition with a photo, as a browser sends it. */
export async function sendWithPhoto(
  test: TestApp,
  slug: string,
  changes: Record<string, string> = {},
): Promise<SentPetition> {
  const form = new FormData();
  const { id, unit, kind, text, category } = petitionBody(slug);
  const fields = { id, unit, kind, text, category, 'contact.name': 'Lan', 'contact.phone': '0912345678' };
  const all = { ...fields, 'consent.version': '1', 'consent.agreed': 'yes', ...changes };
  for (const [name, value] of Object.entries(all)) form.set(name, value);
  const photo = await plain(40, 30).jpeg().toBuffer();
  form.append('photo', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'anh.jpg');
  const response = await test.app.request('/api/v1/petitions', { method: 'POST', body: form });
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
  return response.json() as Promise<SentPetition>;
}

/** The addresses of the sender's own photos. */
export async function filesOf(test: TestApp, sent: SentPetition): Promise<string[]> {
  const response = await test.post(`/api/v1/petitions/${sent.code}/export`, { secret: sent.secret });
  return ((await response.json()) as { files: { url: string }[] }).files.map(({ url }) => url);
}
