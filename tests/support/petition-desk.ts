import { findPetition } from '../../api/petitions/store.ts';
import { consolePages } from './console-units.ts';
import { sendPetition } from './petitions.ts';
import { arrangeStaff, type TestStaff, valueIn } from './staff.ts';
import { arrangeCommune, type TestApp } from './test-app.ts';

export type PetitionDesk = Awaited<ReturnType<typeof arrangePetitionDesk>>;

/** A commune with two officers, who open petitions and send the forms of their pages as they stand. */
export async function arrangePetitionDesk(server: TestApp, unit: object = {}) {
  const { slug } = await arrangeCommune(server, { unit });
  const minh = await arrangeStaff(server, 'officer', slug, 'Trần Văn Minh');
  const hoa = await arrangeStaff(server, 'officer', slug, 'Lê Thị Hoa');
  const pages = consolePages(server);
  const at = `/units/${slug}/petitions`;
  const take = async (changes: object = {}) => (await sendPetition(server, slug, changes)).code;
  const open = (code: string, staff: TestStaff = minh) => pages.page(`${at}/${code}`, staff);
  /** Sends a form of the page of a petition, with what the page remembers. */
  const act = async (
    code: string,
    name: string,
    fields: Record<string, string> = {},
    staff: TestStaff = minh,
  ) => {
    const seen = valueIn((await open(code, staff)).html, 'seen');
    return pages.send(staff, `${at}/${code}/moves/${name}`, { seen, ...fields });
  };
  const stateOf = async (code: string) => (await findPetition(server.db, { code }))!;
  /** Drafts an answer, with files where there are any. */
  const answer = async (
    code: string,
    fields: Record<string, string> = {},
    files: { name: string; bytes: Buffer }[] = [],
    staff: TestStaff = minh,
  ) => {
    const seen = valueIn((await pages.page(`${at}/${code}/answer`, staff)).html, 'seen');
    const body = new FormData();
    const all = { seen, outcome: 'done', text: 'Đã thay bóng đèn mới trước nhà số 12.', ...fields };
    for (const [name, value] of Object.entries(all)) body.append(name, value);
    for (const { name, bytes } of files) body.append('file', new File([new Uint8Array(bytes)], name));
    const response = await server.app.request(`/console${at}/${code}/answer`, {
      method: 'POST',
      headers: { ...staff.headers, Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' },
      body,
    });
    return { status: response.status, html: await response.text(), to: response.headers.get('location') };
  };
  return { ...pages, slug, minh, hoa, at, take, open, act, stateOf, answer };
}
