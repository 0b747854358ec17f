import { arrangeStaff, submit, type TestStaff } from './staff.ts';
import { arrangeCommune, type TestApp, type TestUnit } from './test-app.ts';

/** A commune with an officer, and where its points are in the console. */
export interface Desk extends TestUnit {
  minh: TestStaff;
  at: string;
}

export async function arrangeDesk(server: TestApp, unit: object = {}): Promise<Desk> {
  const commune = await arrangeCommune(server, { unit });
  const minh = await arrangeStaff(server, 'officer', commune.slug, 'Trần Văn Minh');
  return { ...commune, minh, at: `/console/units/${commune.slug}/points` };
}

const wish = {
  labels: 'Quầy 1..3 | Counter 1..3',
  fields: ['ho-tich', 'dat-dai'],
  how: 'each',
  questionnaire: 'mot-cua-9',
  channel: 'qr',
};

/** Sends the form that makes points: three counters for two fields, but for what is changed. */
export const makePoints = (server: TestApp, { at, minh }: Desk, changes: object = {}): Promise<Response> =>
  submit(server, minh, `${at}/new`, { ...wish, step: 'create', ...changes });

/** The codes of points just made, which the list has ticked for printing. */
export const codesTicked = (answer: Response): string[] =>
  new URL(answer.headers.get('location')!, 'http://a').searchParams.get('tick')!.split(',');

/** The row of a point in the list, as text. */
export const rowOf = (html: string, code: string): string =>
  html
    .split('<tr>')
    .find((row) => row.includes(code))!
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
