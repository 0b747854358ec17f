import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Permission, permissions, type Role, roles, unitRoles } from '../../api/accounts/permissions.ts';
import { listGrantsInForce } from '../../api/accounts/store.ts';
import { Problem } from '../../api/problems.ts';
import { consoleRoutes, openDoor } from '../../survey-web/console/console.ts';
import type { ConsoleRoute, Needs } from '../../survey-web/console/console-room.ts';
import { arrangeActionSubjects } from '../support/actions.ts';
import { answersOf } from '../support/console-answers.ts';
import {
  arrangeDraft,
  arrangeInvitation,
  arrangePerson,
  arrangeSession,
  arrangeUnitSubjects,
  arrangeWholeSubjects,
  givePasswords,
  type Subjects,
} from '../support/console-subjects.ts';
import { arrangeKioskSubjects } from '../support/kiosk-subjects.ts';
import { arrangePetitionSubjects } from '../support/petition-subjects.ts';
import { arrangeStaff, submit, type TestStaff } from '../support/staff.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

const places = ['own', 'other', 'parent', 'child'] as const;
type Place = (typeof places)[number];

/** Without a role, with one that has ended, and with one that has not begun. */
const outsiders = ['nobody', 'ended', 'not begun'] as const;
type Who = Role | (typeof outsiders)[number];

let server: TestApp;
const slugs = {} as Record<Place, string>;
const staff = {} as Record<Who, TestStaff>;
const subjects = {} as Record<Place, Subjects>;

beforeAll(async () => {
  // Where an identity provider is configured, its pages are there, whether it answers or not.
  const oidc = { issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'y', name: 'SSO' };
  server = await openTestApp({ oidc });
  const unit = async (parent?: string) =>
    (await arrangeCommune(server, parent ? { unit: { parent } } : {})).slug;
  slugs.parent = await unit();
  slugs.own = await unit(slugs.parent);
  slugs.other = await unit(slugs.parent);
  slugs.child = await unit(slugs.own);
  for (const role of roles) {
    const isOfUnit = (unitRoles as readonly Role[]).includes(role);
    staff[role] = await arrangeStaff(server, role, isOfUnit ? slugs.own : null);
  }
  staff.nobody = await arrangeStaff(server, null);
  staff.ended = await arrangeStaff(server, 'manager', slugs.own);
  staff['not begun'] = await arrangeStaff(server, 'manager', slugs.own);
  const days = { ended: ['2020-01-01', '2026-06-14'], 'not begun': ['2026-06-16', '2027-01-01'] } as const;
  for (const who of ['ended', 'not begun'] as const) {
    const [first_day, last_day] = days[who];
    await server.db
      .updateTable('staff_grant')
      .set({ first_day, last_day })
      .where('staff_id', '=', staff[who].id)
      .execute();
  }
  await givePasswords(server, Object.values(staff));
  const whole = await arrangeWholeSubjects(server, slugs.own);
  for (const place of places) {
    const ofUnit = await arrangeUnitSubjects(server, slugs[place], staff.administrator);
    const ofPetitions = await arrangePetitionSubjects(server, slugs[place]);
    const ofKiosks = await arrangeKioskSubjects(server, slugs[place]);
    const ofActions = await arrangeActionSubjects(server, slugs[place]);
    subjects[place] = { ...whole, ...ofUnit, ...ofPetitions, ...ofKiosks, ...ofActions };
  }
}, 180_000);
afterAll(() => server.close());

/** What the table says, read here in other words than the server's. */
function opens(who: Who, needs: Needs, place: Place): boolean {
  if (needs.at === 'signed-in') return true;
  const reach = (permissions[needs.permission] as Record<string, string>)[who];
  if (reach === undefined) return false;
  if (needs.at === 'anywhere') return true;
  if (needs.at === 'whole') return reach === 'whole';
  if (reach === 'whole') return true;
  return place === 'own' || (place === 'child' && reach === 'below');
}

const everybody: Who[] = [...roles, ...outsiders];
const nameOf = ({ method, path }: ConsoleRoute) => `${method} ${path}`;

/**
 * Where the server is asked: at one place in turn, another on each database. What is decided there (`decide`) is asked
 * for all places; here is seen that every page asks.
 */
function placesWhere(route: ConsoleRoute, is: (place: Place) => boolean): Place[] {
  const found = (route.needs.at === 'unit' ? places : (['own'] as const)).filter(is);
  const first = process.env.TEST_DATABASE === 'postgres' ? 0 : 1;
  const turn = (consoleRoutes.indexOf(route) + first) % Math.max(1, found.length);
  return found.slice(turn, turn + 1);
}

/** The address of a route at a unit; what else it names does not exist. */
const addressOf = ({ path }: ConsoleRoute, place: Place) =>
  `/console${path}`.replace(':unit', slugs[place]).replace(/:\w+/g, '00000000');

async function codeOf(answer: Response): Promise<string> {
  if (answer.status !== 404) return String(answer.status);
  return ((await answer.json()) as { code: string }).code;
}

/** The address of a route that is about something that is there. */
async function addressOfSubject({ path }: ConsoleRoute, place: Place, person = ''): Promise<string> {
  const draft = path.includes('/:draft') ? await arrangeDraft(server, slugs.own) : '';
  const all: Subjects = { ...subjects[place], version: '1', person, draft };
  return `/console${path}`.replace(/:(\w+)/g, (_, name) => all[name]!);
}

async function look(route: ConsoleRoute, who: Who, place: Place): Promise<string> {
  const address = await addressOfSubject(route, place, staff.nobody.id);
  const answer = await server.get(address, { ...staff[who].headers, accept: 'application/json' });
  await answer.body?.cancel();
  return String(answer.status);
}

/** Sends what does no harm: nothing, or only what names the thing that it is done to. */
async function send(route: ConsoleRoute, who: Who, place: Place): Promise<string> {
  const { path, needs } = route;
  const inUnit = needs.at === 'unit' ? slugs[place] : null;
  const isAboutSomebody = path.includes('/:person') || path.endsWith('/take-back');
  const { person, grant } = isAboutSomebody ? await arrangePerson(server, inUnit) : { person: '', grant: '' };
  const address = await addressOfSubject(route, place, person);
  const headers = { ...staff[who].headers, accept: 'application/json' };
  const names: Record<string, string> = {};
  if (path.endsWith('/take-back')) names.grant = grant;
  if (path.endsWith('/people/cancel')) names.invitation = await arrangeInvitation(server, inUnit);
  if (path.endsWith('/sessions/end')) names.session = await arrangeSession(server, staff[who].id);
  const takesFile =
    /(\/petitions\/new|\/answer|\/actions\/:action\/done|\/enter|\/indicator-values\/:value)$/.test(path) ||
    /(\/clips|\/_import|\/import(\/(units|fields))?)$/.test(path);
  const answer = await (takesFile
    ? server.app.request(address, { method: 'POST', headers, body: new FormData() })
    : submit(server, { headers }, address, names));
  await answer.body?.cancel();
  return String(answer.status);
}

const decisions = new Map<string, Promise<boolean>>();

/** What the server decides; asked once for each need, who and place, since many pages need the same. */
function decide(who: Who, needs: Needs, place: Place): Promise<boolean> {
  const key = JSON.stringify([who, needs, place]);
  const decision = decisions.get(key) ?? askDoor(who, needs, place);
  decisions.set(key, decision);
  return decision;
}

/** As every request is asked: who is in reach goes on, who is not gets the problem. */
async function askDoor(who: Who, needs: Needs, place: Place): Promise<boolean> {
  const grants = await listGrantsInForce(server.db, staff[who].id, '2026-06-15');
  try {
    await openDoor(server.db, { grants }, needs, slugs[place]);
    return true;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return false;
    throw error;
  }
}

describe.each(consoleRoutes.map((route) => [nameOf(route), route] as const))('%s', (_name, route) => {
  test('opens to whom the table says, at own, other, parent and child unit', async () => {
    for (const who of everybody) {
      for (const place of places) {
        const expected = opens(who, route.needs, place);
        expect(await decide(who, route.needs, place), `${who} at ${place}`).toBe(expected);
      }
    }
  });

  test('is not found by anybody else who asks the server', async () => {
    const door = route.needs.at === 'unit' ? 'unit-unknown' : 'not-found';
    for (const who of everybody) {
      for (const place of placesWhere(route, (one) => !opens(who, route.needs, one))) {
        const headers = { ...staff[who].headers, accept: 'application/json' };
        const answer = await (route.method === 'GET'
          ? server.get(addressOf(route, place), headers)
          : submit(server, { headers }, addressOf(route, place), { a: '1' }));
        expect(await codeOf(answer), `${who} at ${place}`).toBe(door);
      }
    }
  });

  test('lets in whom the table says', async () => {
    for (const who of everybody) {
      for (const place of placesWhere(route, (one) => opens(who, route.needs, one))) {
        const answer = await (route.method === 'GET' ? look : send)(route, who, place);
        expect(answersOf(route, who, place), `${who} at ${place}: ${answer}`).toContain(answer);
      }
    }
  });
});

// Written out by hand, so that a slip in the table is found here.
describe('whatever the table says', () => {
  const held = (role: Role): Permission[] =>
    (Object.keys(permissions) as Permission[]).filter((name) => role in permissions[name]);

  test.each<[Role, Permission[]]>([
    [
      'officer',
      [
        ...(['units.read', 'questionnaires.read', 'points.read', 'points.edit'] as const),
        ...(['kiosks.read', 'kiosks.edit', 'campaigns.read', 'entry.write', 'results.public'] as const),
        ...(['petitions.read', 'petitions.edit', 'petitions.identity'] as const),
        ...(['caseload.read', 'caseload.edit'] as const),
        ...(['actions.read', 'actions.edit'] as const),
      ],
    ],
    ['viewer', ['units.read', 'results.public', 'caseload.read']],
    [
      'auditor',
      [
        'audit.read',
        'units.read',
        'questionnaires.read',
        'points.read',
        'kiosks.read',
        'campaigns.read',
        'targets.read',
        'caseload.read',
        'results.exact',
        'results.public',
        'comments.read',
        'petitions.read',
        'petitions.accesses',
        'actions.read',
        'alerts.read',
      ],
    ],
  ])('the %s holds these permissions and no other', (role, expected) => {
    expect(held(role).sort()).toEqual([...expected].sort());
  });

  test('an officer never sees exact results, comments, alerts, people or the audit', () => {
    const closed = /^\/(audit|people|backups|webhooks|units\/:unit\/(results\/exact|comments|alerts|people))/;
    for (const route of consoleRoutes.filter(({ path }) => closed.test(path))) {
      for (const place of places) expect(opens('officer', route.needs, place), nameOf(route)).toBe(false);
    }
  });

  test('nobody but administrators changes accounts, installation and backups as a whole', () => {
    const whole = consoleRoutes.filter(
      ({ path, method }) =>
        method === 'POST' &&
        /^\/(people|fields|periods|calendar|backups|webhooks|petition-|answer-)/.test(path),
    );
    expect(whole.length).toBeGreaterThan(0);
    for (const route of whole) {
      const who = everybody.filter((one) => opens(one, route.needs, 'own'));
      expect(who, nameOf(route)).toEqual(['administrator']);
    }
  });

  test('an officer and a viewer change nothing above, beside or below their unit', () => {
    for (const route of consoleRoutes.filter(
      ({ method, needs }) => method === 'POST' && needs.at === 'unit',
    )) {
      for (const place of ['other', 'parent', 'child'] as const) {
        expect(opens('officer', route.needs, place), nameOf(route)).toBe(false);
        expect(opens('auditor', route.needs, place) && changes(route), nameOf(route)).toBe(false);
        expect(opens('viewer', route.needs, place) && changes(route), nameOf(route)).toBe(false);
      }
    }
  });

  test('what changes something asks for more than reading, and only one’s own account asks for nothing', () => {
    for (const route of consoleRoutes) {
      if (route.needs.at === 'signed-in') expect(route.path).toMatch(/^\/account(\/|$)/);
      else if (changes(route))
        expect(route.needs.permission, nameOf(route)).toMatch(/\.(edit|write|publish|identity)$/);
    }
  });

  // These send a form and leave everything as it is, but for who has seen an alert or a sender.
  const asForm =
    /\/(points\/print|alerts\/:alert\/seen|petitions\/(by-phone|exchange\/export|:petition\/(data\/)?(sender|export|transfer-slip)))$/;

  test('nobody sees senders but who handles petitions there, and the auditor never', () => {
    const asking = consoleRoutes.filter(({ needs }) => JSON.stringify(needs).includes('petitions.identity'));
    expect(asking.length).toBeGreaterThan(0);
    for (const route of asking) {
      const at = (place: Place) => everybody.filter((who) => opens(who, route.needs, place));
      expect(at('own')).toEqual(['administrator', 'manager', 'officer']);
      expect(at('child')).toEqual(['administrator', 'manager']);
      expect(at('other')).toEqual(['administrator']);
      expect(at('parent')).toEqual(['administrator']);
    }
  });
  const changes = ({ method, path }: ConsoleRoute) => method === 'POST' && !asForm.test(path);
});
