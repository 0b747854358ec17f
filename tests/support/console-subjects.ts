import { randomUUID } from 'node:crypto';
import { byCommand } from '../../api/accounts/actor.ts';
import { makeLink } from '../../api/accounts/links.ts';
import { hashPassword } from '../../api/accounts/password-check.ts';
import { addGrants, setPassword } from '../../api/accounts/store.ts';
import { checkDocument } from '../../api/attachments/document.ts';
import { addRoute } from '../../api/categories/route-store.ts';
import { addTemplate } from '../../api/categories/template-store.ts';
import { addProfile } from '../../api/deadlines/store.ts';
import { addBatch } from '../../api/entry/store.ts';
import { enterValue } from '../../api/indicators/enter.ts';
import { listIndicators, listIndicatorValues } from '../../api/indicators/store.ts';
import { addSticker } from '../../api/petitions/sticker-store.ts';
import { newDraft } from '../../api/questionnaires/draft.ts';
import { addDraft } from '../../api/questionnaires/drafts.ts';
import { saveFormState, unsaidState } from '../../api/questionnaires/states.ts';
import { listVersions } from '../../api/questionnaires/store.ts';
import { addTag } from '../../api/tags/store.ts';
import { findUnit } from '../../api/units/store.ts';
import { idsOn, sendComment } from './comments.ts';
import {
  arrangePlacement,
  arrangeProgramKey,
  arrangePushTarget,
  arrangeWebhook,
} from './outside-subjects.ts';
import { shipped } from './questionnaires.ts';
import { arrangeStaff, type TestStaff } from './staff.ts';
import { freshCode, type TestApp } from './test-app.ts';

/** What the paths of the console name, by the name that they give it. */
export type Subjects = Record<string, string>;

/** One of everything that a page of a unit can be about. */
export async function arrangeUnitSubjects(
  server: TestApp,
  unit: string,
  admin: TestStaff,
): Promise<Subjects> {
  const { db, clock } = server;
  const unitId = (await findUnit(db, unit))!.id;
  const code = freshCode();
  const campaign = `dot-${unit}`;
  await server.apply({
    units: [
      {
        slug: unit,
        name: 'Xã Thử Nghiệm',
        kind: 'commune',
        hours: { mon: ['07:30-11:30'] },
        hoursFrom: '2026-07-01',
        hoursSource: 'TB 1',
      },
    ],
    points: [{ code, unit, field: 'ho-tich', questionnaire: 'mot-cua-9', channel: 'assisted' }],
    targets: [
      {
        unit,
        metric: 'satisfaction',
        threshold: 0.9,
        from: '2026-01-01',
        to: '2026-12-31',
        source: 'QĐ 39/QĐ-UBND',
      },
    ],
    indicators: [{ slug: `chi-so-${unit}`, name: 'Chỉ số thử' }],
    campaigns: [
      {
        slug: campaign,
        unit,
        questionnaire: 'mot-cua-9',
        from: '2026-06-01',
        to: '2026-06-30',
        access: 'one-time',
      },
    ],
  });
  const { now } = clock;
  clock.now = new Date(now.getTime() - 2 * 86_400_000);
  await sendComment(server, code, 'Cần thêm ghế ngồi');
  clock.now = now;
  const comments = await server.get(`/console/units/${unit}/comments`, admin.headers);
  const { id: target } = await db
    .selectFrom('target')
    .select('id')
    .where('unit_id', '=', unitId)
    .executeTakeFirstOrThrow();
  const { id: alert } = await db
    .insertInto('alert')
    .values({
      unit_id: unitId,
      kind: 'below-target',
      field_id: null,
      point_id: null,
      first_day: '2026-06-01',
      last_day: '2026-06-14',
      cleared_day: null,
      facts: JSON.stringify({ rate: 0.5, responses: 20, target: 0.9 }),
      told_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: pointId } = await db
    .selectFrom('point')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  const sticker = await db
    .transaction()
    .execute((trx) =>
      addSticker(trx, unitId, { label: 'Cột đèn 1', place: null, position: null, categoryId: null }, now),
    );
  const [version] = await listVersions(db, ['mot-cua-9']);
  const batch = await db.transaction().execute((trx) =>
    addBatch(
      trx,
      {
        pointId,
        versionId: version!.id,
        mode: 'paper',
        helperId: admin.id,
        twice: false,
        madeBy: admin.id,
      },
      now,
    ),
  );
  const template = await db
    .transaction()
    .execute((trx) => addTemplate(trx, { unitId, name: 'Mẫu', text: 'Câu chữ' }));
  const route = { unitId, categoryId: null, fieldId: null, toUnitId: unitId, toStaffId: null };
  // Before its petitions, which a superior's rule would send there.
  const routeId = await db.transaction().execute((trx) => addRoute(trx, route));
  return {
    unit,
    ...(await arrangeIndicatorValue(server, unitId, `chi-so-${unit}`)),
    sticker: sticker.code,
    code,
    campaign,
    template: String(template),
    route: String(routeId),
    profile: await arrangeProfile(server, unitId, null),
    hours: '2026-07-01',
    month: '2026-05',
    target: String(target),
    alert: String(alert),
    batch: String(batch),
    placement: await arrangePlacement(server, unitId),
    key: await arrangeProgramKey(server, unitId),
    comment: idsOn(await comments.text())[0]!,
  };
}

/** A value of an indicator, with a file that proves it. */
async function arrangeIndicatorValue(
  { db, clock }: TestApp,
  unitId: number,
  slug: string,
): Promise<Subjects> {
  const indicator = (await listIndicators(db)).find((one) => one.slug === slug)!;
  const bytes = Buffer.from('%PDF-1.4\n%%EOF\n');
  const evidence = checkDocument(bytes, 'minh-chung.pdf');
  const entered = { unitId, fieldId: null, day: '2026-05-05', value: 0.8, source: 'QĐ 1', evidence };
  await db.transaction().execute((trx) => enterValue(trx, byCommand('test'), indicator, entered, clock.now));
  const [value] = await listIndicatorValues(db, [unitId]);
  return { indicator: slug, value: String(value!.id) };
}

/** What belongs to no unit; the form is the unit's, so that its manager may edit it. */
export async function arrangeWholeSubjects(server: TestApp, formOwner: string): Promise<Subjects> {
  const id = `phieu-${randomUUID().slice(0, 8)}`;
  const ownerUnitId = (await findUnit(server.db, formOwner))!.id;
  await server.apply({
    questionnaires: [{ ...shipped('mot-cua-9'), id, family: id }],
    periods: [{ slug: 'ky-thu', name: 'Kỳ thử', from: '2026-01-01', to: '2026-03-31' }],
  });
  const { webhook, delivery } = await arrangeWebhook(server);
  const tag = await server.db.transaction().execute(async (trx) => {
    await saveFormState(trx, { ...unsaidState(id), ownerUnitId });
    return addTag(trx, { vi: 'Nhãn thử' }, server.clock.now);
  });
  const shared = await server.db
    .transaction()
    .execute((trx) => addTemplate(trx, { unitId: null, name: 'Mẫu chung', text: 'Câu chữ' }));
  return {
    id,
    period: 'ky-thu',
    field: 'ho-tich',
    year: '2026',
    tag: String(tag),
    part: 'comment',
    webhook,
    delivery,
    place: await arrangePushTarget(server),
    kind: 'khen',
    category: 'khac',
    shared: String(shared),
    general: await arrangeProfile(server, null, await anyCategory(server)),
  };
}

/** A deadline profile that may be ended. */
async function arrangeProfile({ db }: TestApp, unitId: number | null, categoryId: number | null) {
  const times = { acknowledge: 1, answer: 5, extension: 5, extensions: 1 };
  const id = await db.transaction().execute((trx) =>
    addProfile(trx, {
      ...times,
      unitId,
      categoryId,
      countedIn: 'working-days',
      onTransfer: 'continue',
      source: 'QĐ thử',
      from: '2026-01-01',
      to: null,
    }),
  );
  return String(id);
}

const anyCategory = async ({ db }: TestApp) =>
  (await db.selectFrom('petition_category').select('id').orderBy('id').executeTakeFirstOrThrow()).id;

/** A draft of the unit, which what is done to it may use up. */
export async function arrangeDraft(server: TestApp, unit: string): Promise<string> {
  const content = newDraft(`nhap-${randomUUID().slice(0, 8)}`, { vi: 'Phiếu thử' });
  const ownerUnitId = (await findUnit(server.db, unit))!.id;
  const draft = { content, basedOn: null, ownerUnitId, by: 'Lan' };
  const id = await server.db.transaction().execute((trx) => addDraft(trx, draft, server.clock.now));
  return String(id);
}

/** Somebody with a role, whose role can be taken back, session ended and account closed. */
export async function arrangePerson(server: TestApp, unit: string | null) {
  const person = await arrangeStaff(server, null);
  const unitId = unit === null ? null : (await findUnit(server.db, unit))!.id;
  const role = unit === null ? ('auditor' as const) : ('viewer' as const);
  await server.db
    .transaction()
    .execute((trx) =>
      addGrants(trx, [{ staffId: person.id, role, unitId, from: '2026-01-01', to: null }], server.clock.now),
    );
  const { id: grant } = await server.db
    .selectFrom('staff_grant')
    .select('id')
    .where('staff_id', '=', person.id)
    .executeTakeFirstOrThrow();
  return { person: person.id, grant: String(grant) };
}

/** An invitation that waits; its name in the form that cancels it. */
export async function arrangeInvitation(server: TestApp, unit: string | null): Promise<string> {
  const email = `${randomUUID()}@example.gov.vn`;
  const role = unit === null ? ('auditor' as const) : ('viewer' as const);
  const grants = [{ role, unit, from: '2026-01-01', to: null }];
  const link = { purpose: 'invitation' as const, email, grants, madeBy: null, mailed: false };
  await server.db.transaction().execute((trx) => makeLink(trx, link, server.clock.now));
  const { token_hash } = await server.db
    .selectFrom('staff_link')
    .select('token_hash')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return token_hash;
}

/** One more session of somebody, to be ended. */
export async function arrangeSession(server: TestApp, staffId: string): Promise<string> {
  const id = randomUUID();
  const real = new Date();
  await server.db
    .insertInto('staff_session')
    .values({
      id,
      staff_id: staffId,
      token: randomUUID(),
      expires_at: new Date(real.getTime() + 3_600_000),
      created_at: real,
      updated_at: real,
    })
    .execute();
  return id;
}

/** Gives these people the one password of the tests. */
export async function givePasswords(server: TestApp, staff: TestStaff[]): Promise<void> {
  const hash = await hashPassword(server.deps, 'ba con gà đi chợ');
  await server.db.transaction().execute(async (trx) => {
    for (const { id } of staff) await setPassword(trx, id, hash, server.clock.now);
  });
}
