import type { Text } from '../text.ts';

/** What decides whether a unit may use a questionnaire; units by id, or in a file by slug. */
export interface FormStanding<Owner = number> {
  questionnaire: string;
  family: string;
  /** null: the installation. */
  owner: Owner | null;
  wordingLocked: boolean;
  retired: boolean;
}

/**
 * Why a unit may not newly choose a form; undefined where it may. `chain`: the unit and its superiors, nearest first,
 * in the terms of `owner`.
 */
export function whyNotChoosable<Owner>(
  form: FormStanding<Owner>,
  all: readonly FormStanding<Owner>[],
  chain: readonly Owner[],
): Text | undefined {
  if (form.retired)
    return { vi: 'phiếu đã ngừng dùng cho điểm mới', en: 'the form is retired: not for new points' };
  if (form.owner !== null && !chain.includes(form.owner)) {
    return { vi: 'phiếu riêng của đơn vị khác', en: 'the form belongs to another unit' };
  }
  const lock = lockAbove(form, all, chain);
  return (
    lock && {
      vi: `cấp trên đã khóa câu chữ: trong họ “${form.family}” chỉ dùng phiếu “${lock.questionnaire}”`,
      en: `a superior has locked the wording: of the family “${form.family}” only “${lock.questionnaire}” may be used`,
    }
  );
}

/**
 * The form of the same family whose wording was locked above the owner of this one. `chain` must lead from that owner,
 * or from below it, upward.
 */
export function lockAbove<Owner>(
  form: Pick<FormStanding<Owner>, 'questionnaire' | 'family' | 'owner'>,
  all: readonly FormStanding<Owner>[],
  chain: readonly Owner[],
): FormStanding<Owner> | undefined {
  if (form.owner === null) return undefined;
  const above = chain.slice(chain.indexOf(form.owner) + 1);
  return all.find(
    (one) =>
      one.wordingLocked &&
      one.family === form.family &&
      one.questionnaire !== form.questionnaire &&
      (one.owner === null || above.includes(one.owner)),
  );
}
