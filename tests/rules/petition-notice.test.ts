import { expect, test } from 'vitest';
import { letterTo, shortNotice, type Told, toldBy } from '../../api/petitions/notice.ts';
import { noticeTexts } from '../../api/petitions/notice-texts.ts';
import { isSessionToken, makeSessionToken } from '../../api/petitions/sender/session.ts';
import { stepsOf } from '../../survey-web/petitions/tracking-steps.tsx';

const facts = {
  unit: 'Ủy ban nhân dân Phường Bến Thành',
  code: '7K3M9-QXA2B',
  acknowledgeBy: '17/06/2026',
  answerBy: '06/07/2026',
  promiseDay: '30/06/2026',
  reason: 'Không thuộc phạm vi',
  transferredTo: 'Sở Xây dựng',
  reference: '12/CV',
  mergedInto: '8K3M9-QXA2B',
};
const link = 'https://khaosat.tphcm.gov.vn/kien-nghi/7K3M9QXA2B';
const all = Object.keys(noticeTexts.vi.says) as Told[];

test.each(all)('%s fits one SMS without diacritics, with the link whole', (told) => {
  for (const locale of ['vi', 'en'] as const) {
    for (const unit of [facts.unit, 'Trung tâm Phục vụ hành chính công '.repeat(5)]) {
      const { plainText, text } = shortNotice(told, { ...facts, unit }, link, locale);
      expect(plainText).toMatch(/^[\x20-\x7e]{1,160}$/);
      expect(plainText).toContain(link);
      expect(text).toContain(unit);
    }
  }
});

test.each(all)('the letter about %s has a subject that tells nothing, and the link', (told) => {
  for (const locale of ['vi', 'en'] as const) {
    const { subject, text } = letterTo(told, facts, link, locale);
    expect(subject).toBe(noticeTexts[locale].subject(facts.code));
    expect(text).toContain(link);
  }
});

test('a link that is too long for a phone gives way to the words', () => {
  const { plainText } = shortNotice('received', facts, `https://x/${'a'.repeat(200)}`, 'vi');
  expect(plainText).toBe('da nhan phan anh 7K3M9-QXA2B.');
});

test('moves of nobody else’s business are told to nobody', () => {
  const petition = { state: 'accepted', stateBefore: 'submitted', isJustAcknowledged: true } as const;
  for (const move of ['answer', 'return', 'approve', 'rate', 'correct', 'hide-text', 'recompute'] as const) {
    expect(toldBy(move, petition), move).toBeNull();
  }
  expect(toldBy('ask', { ...petition, state: 'spam' })).toBeNull();
  expect(toldBy('erase', { ...petition, state: 'spam' })).toBe('erased');
});

test('a session holds for its petition, its secret and an hour', () => {
  const now = new Date('2026-06-15T03:00:00Z');
  const petition = { id: 'a', secretGeneration: 1 };
  const token = makeSessionToken('key', petition, now);
  const holds = (changes: object, at = now, key = 'key') =>
    isSessionToken(key, { ...petition, ...changes }, token, at);
  expect(holds({})).toBe(true);
  expect(holds({}, new Date(now.getTime() + 3_599_000))).toBe(true);
  expect(holds({}, new Date(now.getTime() + 3_600_000))).toBe(false);
  expect(holds({ id: 'b' })).toBe(false);
  expect(holds({ secretGeneration: 2 })).toBe(false);
  expect(holds({}, now, 'other')).toBe(false);
  const [ends, seal] = token.split('.');
  for (const forged of [`${Number(ends) + 9}.${seal}`, '', '.', `${ends}.${'a'.repeat(43)}`, `${ends}.é`]) {
    expect(isSessionToken('key', petition, forged, now), forged).toBe(false);
  }
});

test('steps lead to the answer, and an exit stands by itself', () => {
  expect(stepsOf({ state: 'needs_info', stateBefore: 'accepted' }, 'vi')).toMatchObject({ at: 1 });
  expect(stepsOf({ state: 'published', stateBefore: 'approved' }, 'vi').steps.at(-1)).toBe('Đã trả lời');
  expect(stepsOf({ state: 'refused', stateBefore: 'submitted' }, 'vi')).toEqual({
    steps: ['Đã gửi', 'Từ chối'],
    at: 1,
  });
  expect(stepsOf({ state: 'spam', stateBefore: 'submitted' }, 'vi')).toMatchObject({ at: 0 });
});
