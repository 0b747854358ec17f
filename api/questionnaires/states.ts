import type { Db, Trx } from '../database/open.ts';

/** What holds for a questionnaire in all its versions. */
export interface FormState {
  questionnaire: string;
  /** null: the installation. */
  ownerUnitId: number | null;
  /** Units below the owner may make no wording of their own. */
  wordingLocked: boolean;
  /** Since when no new point may choose it; points that have it keep it. */
  retiredAt: Date | null;
}

/** The state of every questionnaire that has one of its own; the others are as `unsaidState`. */
export async function listFormStates(db: Db): Promise<Map<string, FormState>> {
  const rows = await db.selectFrom('questionnaire_state').selectAll().execute();
  return new Map(
    rows.map((row) => [
      row.questionnaire,
      {
        questionnaire: row.questionnaire,
        ownerUnitId: row.owner_unit_id,
        wordingLocked: row.wording_locked,
        retiredAt: row.retired_at,
      },
    ]),
  );
}

/** Of a questionnaire of which nothing is written down: the installation's, open, in use. */
export const unsaidState = (questionnaire: string): FormState => ({
  questionnaire,
  ownerUnitId: null,
  wordingLocked: false,
  retiredAt: null,
});

export async function saveFormState(trx: Trx, state: FormState): Promise<void> {
  const values = {
    owner_unit_id: state.ownerUnitId,
    wording_locked: state.wordingLocked,
    retired_at: state.retiredAt,
  };
  await trx
    .insertInto('questionnaire_state')
    .values({ questionnaire: state.questionnaire, ...values })
    .onConflict((conflict) => conflict.column('questionnaire').doUpdateSet(values))
    .execute();
}

/** How many points in use ask each questionnaire. */
export async function countPointsByForm(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('point')
    .select((point) => ['questionnaire', point.fn.countAll<number>().as('count')])
    .where('retired_at', 'is', null)
    .where('code', 'is not', null)
    .groupBy('questionnaire')
    .execute();
  return new Map(rows.map((row) => [row.questionnaire, row.count]));
}
