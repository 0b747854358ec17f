import { randomUUID } from 'node:crypto';
import { byCommand } from '../../api/accounts/actor.ts';
import { listCalendar } from '../../api/calendar/store.ts';
import type { Trx } from '../../api/database/open.ts';
import { inTransaction } from '../../api/database/transaction.ts';
import { approveAnswer, draftAnswer, publishAnswer } from '../../api/petitions/answering.ts';
import { acceptPetition, type StaffMover } from '../../api/petitions/handle.ts';
import type { Circumstances } from '../../api/petitions/move.ts';
import type { Petition } from '../../api/petitions/petition.ts';
import { findPetition, lockPetition } from '../../api/petitions/store.ts';
import { findUnit } from '../../api/units/store.ts';
import type { TestApp } from './test-app.ts';

export interface SentPetition {
  code: string;
  secret: string;
  receivedAt: string;
  acknowledgeBy: string;
  answerBy: string;
}

/** A petition that fits. */
export const petitionBody = (unit: string, changes: object = {}) => ({
  id: randomUUID(),
  unit,
  kind: 'phan-anh',
  text: 'Đèn đường trước nhà số 12 không sáng đã ba đêm.',
  category: 'chieu-sang',
  contact: { name: 'Nguyễn Thị Lan', phone: '0912 345 678' },
  consent: { version: '1', agreed: true },
  ...changes,
});

/** Sends a petition by the API; fails where it is not taken. */
export async function sendPetition(test: TestApp, unit: string, changes: object = {}): Promise<SentPetition> {
  const response = await test.post('/api/v1/petitions', petitionBody(unit, changes));
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
  return response.json() as Promise<SentPetition>;
}

/** Does something with a petition as the staff of its unit do, in a transaction of its own. */
export async function handled<T>(
  test: TestApp,
  code: string,
  work: (trx: Trx, by: StaffMover, petition: Petition, around: Circumstances) => Promise<T>,
  as: { staffId?: string; name?: string; unit?: string } = {},
): Promise<T> {
  const found = (await findPetition(test.db, { code }))!;
  const unitId = as.unit ? (await findUnit(test.db, as.unit))!.id : found.handlerUnitId;
  const author = { ...byCommand(as.name ?? 'minh'), staffId: as.staffId ?? null };
  const around = { now: test.deps.now(), calendar: await listCalendar(test.db), config: test.deps.config };
  return inTransaction(test.db, async (trx) =>
    work(trx, { actor: 'staff', author, unitId }, await lockPetition(trx, found.id), around),
  );
}

/** From where it stands to its published answer, by two persons. */
export async function answerPetition(
  test: TestApp,
  code: string,
  { outcome = 'done', promiseDay = null }: { outcome?: 'done' | 'promised'; promiseDay?: string | null } = {},
): Promise<void> {
  const { state } = (await findPetition(test.db, { code }))!;
  if (state === 'submitted') {
    await handled(test, code, (trx, by, petition, around) => acceptPetition(trx, by, petition, {}, around));
  }
  await handled(test, code, (trx, by, petition, around) =>
    draftAnswer(trx, by, petition, { outcome, promiseDay, text: 'Đã thay bóng đèn mới.', files: [] }, around),
  );
  await handled(test, code, approveAnswer, { staffId: 'hoa', name: 'hoa' });
  await handled(test, code, (trx, by, petition, around) =>
    publishAnswer(trx, by, petition, { hidden: [], publicFiles: [] }, around),
  );
}
