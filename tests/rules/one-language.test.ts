import { expect, test } from 'vitest';
import { parseOrRefuse } from '../../api/http/validation.ts';
import { InstallationFile } from '../../api/installation/file.ts';
import type { Problem } from '../../api/problems.ts';
import type { Locale } from '../../api/text.ts';
import { shipped } from '../support/questionnaires.ts';

const form = shipped('mot-cua-9');
const withForm = (changes: object) => ({ questionnaires: [{ ...form, ...changes }] });
const unit = { slug: 'xa', name: 'Xã', kind: 'commune' };
const year = { off: [], workedSaturdays: [], status: 'x' };

const wrong: [what: string, file: object, path: string, vi: string, en: string][] = [
  [
    'a slug in capitals',
    { fields: [{ slug: 'Hộ Tịch', name: 'x' }] },
    'fields.0.slug',
    'chỉ dùng chữ thường không dấu, số và gạch nối',
    'only lower-case letters, digits and hyphens',
  ],
  [
    'a day that does not exist',
    { units: [{ ...unit, validFrom: '2026-02-30' }] },
    'units.0.validFrom',
    'phải là một ngày có thật, viết như 2026-05-07',
    'must be a day, as 2026-05-07',
  ],
  [
    'hours that end before they begin',
    { units: [{ ...unit, hours: { mon: ['11:30-07:30'] } }] },
    'units.0.hours.mon.0',
    'giờ viết như 07:30-11:30, giờ đầu trước giờ cuối',
    'hours are written as 07:30-11:30, the first before the last',
  ],
  [
    'hours of no day',
    { units: [{ ...unit, hours: { monday: [] } }] },
    'units.0.hours.monday',
    'thứ viết như mon, mon-fri, sat',
    'days are written as mon, mon-fri, sat',
  ],
  [
    'a Sunday among worked Saturdays',
    { calendar: { '2026': { ...year, workedSaturdays: ['2026-06-14'] } } },
    'calendar.2026.workedSaturdays.0',
    'không phải thứ Bảy',
    'is not a Saturday',
  ],
  [
    'a day of another year',
    { calendar: { '2026': { ...year, off: ['2027-01-01'] } } },
    'calendar.2026.off.0',
    'không thuộc năm 2026',
    'is not in 2026',
  ],
  [
    'levels that all satisfy',
    withForm({ scale: { ...(form.scale as object), satisfied: [1, 2, 3, 4, 5] } }),
    'questionnaires.0.scale.satisfied',
    'mức hài lòng phải là một số mức của thang đo, không phải tất cả',
    'must be some levels of the scale, not all of them',
  ],
  [
    'a measure of no question',
    withForm({ measures: [{ id: 'a', kind: 'single', question: 'none' }] }),
    'questionnaires.0.measures.0.question',
    'phiếu không có câu hỏi này',
    'the form has no such question',
  ],
  [
    'a measure of no section',
    withForm({ measures: [{ id: 'a', kind: 'pooled', sections: ['none'] }] }),
    'questionnaires.0.measures.0.sections',
    'phiếu không có phần none',
    'the form has no section none',
  ],
  [
    'two measures of one name',
    withForm({
      measures: [
        { id: 'a', kind: 'throughout' },
        { id: 'a', kind: 'mean-level' },
      ],
    }),
    'questionnaires.0.measures.1.id',
    'khóa “a” có hai lần',
    'the key “a” stands twice',
  ],
  [
    'a key with a blank',
    withForm({ measures: [{ id: 'a b', kind: 'throughout' }] }),
    'questionnaires.0.measures.0.id',
    'chỉ dùng chữ cái không dấu, số và các dấu . _ + -, bắt đầu bằng chữ hoặc số',
    'only letters, digits and . _ + -, beginning with a letter or digit',
  ],
];

function refusedIn(locale: Locale, file: object) {
  try {
    parseOrRefuse(InstallationFile, file, locale);
  } catch (error) {
    return (error as Problem).errors;
  }
  throw new Error('was not refused');
}

test.each(wrong)('%s is refused in the reader’s language alone', (_what, file, path, vi, en) => {
  expect(refusedIn('vi', file)).toContainEqual({ path, message: vi });
  expect(refusedIn('en', file)).toContainEqual({ path, message: en });
});
