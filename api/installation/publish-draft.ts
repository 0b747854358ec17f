import type { Author } from '../accounts/actor.ts';
import { recordChange } from '../audit/store.ts';
import type { Trx } from '../database/open.ts';
import { parseOrRefuse } from '../http/validation.ts';
import { type PathError, Problem, problem } from '../problems.ts';
import { type FormStanding, lockAbove } from '../questionnaires/choosable.ts';
import { type Draft, removeDraft } from '../questionnaires/drafts.ts';
import { keepMeasureChange, measuresOtherwise } from '../questionnaires/measure-changes.ts';
import { Questionnaire } from '../questionnaires/questionnaire.ts';
import { listFormStandings } from '../questionnaires/standings.ts';
import { saveFormState, unsaidState } from '../questionnaires/states.ts';
import { listAllVersions, type Version } from '../questionnaires/store.ts';
import { inLocale, type Locale, type Text } from '../text.ts';
import { applyPart } from './apply.ts';

/**
 * Why nobody at this owner may write a form of the family: a superior has locked the wording of another. `chain`: the
 * ids of the owner and of its superiors; empty for the installation.
 */
export function whyLocked(
  form: { questionnaire: string; family: string },
  all: readonly FormStanding[],
  chain: readonly number[],
): Text | undefined {
  const lock = lockAbove({ ...form, owner: chain[0] ?? null }, all, chain);
  return (
    lock && {
      vi: `Cấp trên đã khóa câu chữ của phiếu “${lock.questionnaire}”: cấp dưới không soạn phiếu riêng trong họ “${lock.family}”.`,
      en: `A superior has locked the wording of “${lock.questionnaire}”: units below write no form of their own in the family “${lock.family}”.`,
    }
  );
}

/**
 * Freezes a draft as the next version of its form, by the same door as `manage apply`, and puts the draft away.
 * @param reason why it measures otherwise than the version before; needed only where it does
 * @throws Problem invalid-input with every fault by its path in the questionnaire
 */
export async function publishDraft(
  trx: Trx,
  by: Author,
  draft: Draft,
  { chain, reason }: { chain: readonly number[]; reason: string },
  now: Date,
  locale: Locale,
): Promise<Version> {
  const content = parseOrRefuse(Questionnaire, draft.content, locale);
  const standings = await listFormStandings(trx);
  const taken = standings.find((one) => one.questionnaire === content.id);
  if (taken && taken.owner !== draft.ownerUnitId) throw refusal('id', idTaken, locale);
  const locked = whyLocked({ questionnaire: content.id, family: content.family }, standings, chain);
  if (locked) throw refusal('', locked, locale);
  const before = (await listAllVersions(trx)).findLast((one) => one.questionnaire === content.id);
  const otherwise = before !== undefined && measuresOtherwise(before.content, content);
  if (otherwise && !reason) throw refusal('reason', reasonMissing, locale);
  const report = await applyContent(trx, by, content, now, locale);
  if (report.changes.questionnaires[0] === 'left') throw refusal('', nothingNew, locale);
  if (!taken && draft.ownerUnitId !== null) {
    await saveFormState(trx, { ...unsaidState(content.id), ownerUnitId: draft.ownerUnitId });
  }
  await removeDraft(trx, draft.id);
  const version = (await listAllVersions(trx)).findLast((one) => one.questionnaire === content.id)!;
  if (otherwise) await keepMeasureChange(trx, version.id, reason, now);
  const change = {
    action: 'questionnaire-draft.publish',
    unitId: draft.ownerUnitId,
    subject: { kind: 'questionnaire', key: content.id },
    after: { version: version.version, ...(otherwise && { reason }) },
  };
  await recordChange(trx, by, change, now);
  return version;
}

async function applyContent(trx: Trx, by: Author, content: Questionnaire, now: Date, locale: Locale) {
  try {
    return await applyPart(trx, by, { questionnaires: [content] }, now, locale);
  } catch (error) {
    if (!(error instanceof Problem) || !error.errors) throw error;
    throw problem(error.code, { errors: error.errors.map(withoutFile) });
  }
}

const withoutFile = ({ path, message }: PathError) => ({
  path: path.replace(/^questionnaires\.0\.?/, ''),
  message,
});

const refusal = (path: string, text: Text, locale: Locale) =>
  problem('invalid-input', { errors: [{ path, message: inLocale(text, locale) }] });

const reasonMissing: Text = {
  vi: 'Lý do đổi cách tính: xin nêu lý do',
  en: 'Reason for measuring otherwise: please give one',
};
const idTaken: Text = {
  vi: 'mã phiếu này đã có chủ khác; xin đặt mã khác',
  en: 'this id belongs to somebody else; please use another',
};
const nothingNew: Text = {
  vi: 'Bản nháp không khác bản đang công bố.',
  en: 'The draft does not differ from the published version.',
};
