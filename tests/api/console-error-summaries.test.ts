import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consoleRoutes } from '../../survey-web/console/console.ts';
import { nameIn } from '../../survey-web/console/summary.tsx';
import {
  arrangeDraft,
  arrangePerson,
  arrangeUnitSubjects,
  arrangeWholeSubjects,
  givePasswords,
  type Subjects,
} from '../support/console-subjects.ts';
import { entriesOf, type FormOnPage, formsOn } from '../support/forms-on.ts';
import { arrangeStaff, type TestStaff } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
let lan: TestStaff;
let subjects: Subjects;

beforeAll(async () => {
  server = await openTestApp();
  lan = await arrangeStaff(server, 'administrator');
  const { slug: parent } = await arrangeCommune(server);
  const { slug } = await arrangeCommune(server, { unit: { parent } });
  for (const superior of [slug, parent]) await arrangeCommune(server, { unit: { parent: superior } });
  await givePasswords(server, [lan]);
  subjects = {
    ...(await arrangeWholeSubjects(server, slug)),
    ...(await arrangeUnitSubjects(server, slug, lan)),
    person: (await arrangePerson(server, null)).person,
  };
}, 60_000);
afterAll(() => server.close());

type Manner = 'blank' | 'senseless' | 'plausible';
const manners: Manner[] = ['blank', 'senseless', 'plausible'];

/** What a hurried, a careless and a mistaken person would send. */
function typed({ fields }: FormOnPage, manner: Manner): [string, string][] {
  let days = 0;
  return fields.flatMap(({ name, type, value, isSent }): [string, string][] => {
    if (name === '' || type === 'file') return [];
    if (type === 'hidden') return [[name, value]];
    if (manner === 'blank') return ['checkbox', 'radio'].includes(type) ? [] : [[name, '']];
    if (type === 'date') {
      days++;
      return [[name, manner === 'senseless' ? '2026-02-30' : days % 2 ? '2026-12-31' : '2026-01-01']];
    }
    if (manner === 'senseless') return [[name, ['text', 'textarea'].includes(type) ? long : '?']];
    if (['text', 'textarea'].includes(type)) return [[name, value || 'Xin chào']];
    return isSent ? [[name, value]] : [];
  });
}
const long = 'x'.repeat(2_000);

async function sendTyped(form: FormOnPage, pairs: [string, string][]): Promise<Response> {
  const body = form.takesFiles ? new FormData() : new URLSearchParams();
  for (const [name, value] of pairs) body.append(name, value);
  const headers = { ...lan.headers, Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' };
  return server.app.request(form.action, { method: 'POST', headers, body });
}

// What ends the session that asks, or the account that everything here belongs to.
const leftAlone = /\/(sign-out|sessions\/end(-others)?|people\/[\w-]+\/close)$/;

/** One of each kind of part that a draft has pages for. */
const parts = [
  'general',
  'scale',
  'overall',
  'reasons',
  'comment',
  ...['sections', 'parts', 'choices', 'profile', 'measures'].map((list) => `${list}.new`),
];

async function formsAt(address: string): Promise<FormOnPage[]> {
  const page = await server.get(address, lan.headers);
  if (!page.headers.get('content-type')?.startsWith('text/html')) return [];
  return formsOn(await page.text(), address).filter(({ action }) => !leftAlone.test(action));
}

const refused = new Set<string>();

const pages = consoleRoutes.filter(({ method, path }) => method === 'GET' && !/\.(xlsx|csv)$/.test(path));

describe.each(pages.map(({ path }) => path))('/console%s', { timeout: 60_000 }, (path) => {
  test('names the field of whatever it refuses, and leads to it', async () => {
    const all: Subjects = { ...subjects, draft: await arrangeDraft(server, subjects.unit!) };
    const addresses = (path.includes('/:part') ? parts : ['']).map((part) =>
      `/console${path}`.replace(
        /:(\w+)/g,
        (_, name: string) => (({ ...all, part }) as Subjects)[name] ?? 'x',
      ),
    );
    for (const form of (await Promise.all(addresses.map(formsAt))).flat()) {
      for (const manner of manners) {
        for (const button of [undefined, ...form.buttons]) {
          const answer = await sendTyped(form, [...typed(form, manner), ...(button ? [button] : [])]);
          expect(answer.status, `${form.action} ${manner} ${button}`).toBeLessThan(500);
          if (answer.status !== 422) continue;
          refused.add(`${path} ${form.action.split('/').at(-1)}`);
          expectNamed(await answer.text(), `${form.action} ${manner} ${button ?? ''}`);
        }
      }
    }
  });
});

test('forms in every corner of the console were refused: the walk above tried something', () => {
  expect(refused.size).toBeGreaterThan(40);
});

function expectNamed(html: string, what: string): void {
  const entries = entriesOf(html);
  expect(entries.length, what).toBeGreaterThan(0);
  for (const { href, text } of entries) {
    expect(href, `${what}: “${text}” leads nowhere`).toBeDefined();
    const name = nameIn(html, href!);
    expect(name, `${what}: #${href} has no name`).not.toBe('');
    expect(text.toLowerCase(), what).toContain(name.toLowerCase().slice(0, 20));
    expect(text.length, `${what}: “${text}” says only what it is`).toBeGreaterThan(name.length + 2);
  }
}
