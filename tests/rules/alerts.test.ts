import { describe, expect, test } from 'vitest';
import type { InCharge } from '../../api/accounts/in-charge.ts';
import type { Alert } from '../../api/alerts/alert.ts';
import { addressees, maySee } from '../../api/alerts/in-charge.ts';
import { letterAbout } from '../../api/alerts/mail/letter.ts';
import { daysToWatch, isSilent, next, standingOf, windowUpTo } from '../../api/alerts/rules.ts';
import { figureOfSums } from '../../api/publication/figure.ts';
import { sumsOfSingle } from '../../api/statistics/interval.ts';
import type { Target } from '../../api/targets/store.ts';

const target = (threshold: number) => ({ threshold }) as Target;
const figure = (satisfied: number, all: number, threshold: number | null) =>
  figureOfSums(sumsOfSingle(all, satisfied), threshold === null ? undefined : target(threshold), 5);

describe('where a field stands over seven finished days', () => {
  test.each<[string, number, number, number | null, ReturnType<typeof standingOf>]>([
    ['below', 8, 10, 0.9, 'below'],
    ['exactly the target', 9, 10, 0.9, 'met'],
    ['above', 10, 10, 0.9, 'met'],
    ['a hair below', 899, 1000, 0.9, 'below'],
    ['the fewest that count', 4, 5, 0.9, 'below'],
    ['too few to tell', 0, 4, 0.9, 'unknown'],
    ['nobody', 0, 0, 0.9, 'unknown'],
    ['no target', 1, 10, null, 'unjudged'],
  ])('%s: %i of %i against %s', (_, satisfied, all, threshold, standing) => {
    expect(standingOf(figure(satisfied, all, threshold))).toBe(standing);
  });

  test('are the day itself and the six before it', () => {
    expect(windowUpTo('2026-03-03')).toEqual({ from: '2026-02-25', to: '2026-03-03' });
  });
});

describe('a point is silent after two opening days without a response', () => {
  // Open on all days but the 20th and 21st.
  const isOpen = (day: string) => !['2026-06-20', '2026-06-21'].includes(day);
  test.each<[string, string | null, string, boolean]>([
    ['never had one', null, '2026-06-30', false],
    ['the same day', '2026-06-18', '2026-06-18', false],
    ['one opening day', '2026-06-18', '2026-06-19', false],
    ['one opening day and a weekend', '2026-06-18', '2026-06-21', false],
    ['two opening days around a weekend', '2026-06-18', '2026-06-22', true],
    ['two opening days', '2026-06-22', '2026-06-24', true],
    ['long ago', '2026-01-01', '2026-06-24', true],
    ['on the last day', '2026-06-24', '2026-06-24', false],
  ])('%s: last on %s, on the evening of %s', (_, last, day, silent) => {
    expect(isSilent(last, day, isOpen)).toBe(silent);
  });
});

test.each<[Parameters<typeof next>[0], boolean, ReturnType<typeof next>]>([
  ['yes', false, 'raise'],
  ['yes', true, 'keep'],
  ['no', true, 'clear'],
  ['no', false, 'leave'],
  ['unknown', true, 'leave'],
  ['unknown', false, 'leave'],
])('what holds: %s, while an alert is open: %s, means %s', (holds, isOpen, step) => {
  expect(next(holds, isOpen)).toBe(step);
});

describe('days still to be looked through', () => {
  test.each<[string | null, string[]]>([
    [null, ['2026-06-14']],
    ['2026-06-14', []],
    ['2026-06-13', ['2026-06-14']],
    ['2026-06-11', ['2026-06-12', '2026-06-13', '2026-06-14']],
    ['2026-07-01', []],
  ])('after %s', (lastDay, days) => {
    expect(daysToWatch(lastDay, '2026-06-14')).toEqual(days);
  });

  test('after a long stop the last seven', () => {
    const days = daysToWatch('2025-01-01', '2026-06-14');
    expect([days[0], days.at(-1), days.length]).toEqual(['2026-06-08', '2026-06-14', 7]);
  });
});

describe('who is told', () => {
  const person = (staffId: string) => ({ staffId, email: `${staffId}@example.gov.vn` });
  const ids = (inCharge: InCharge, kind: Parameters<typeof addressees>[0]) =>
    addressees(kind, inCharge).map(({ staffId }) => staffId);
  const both = { heads: [person('minh')], superiors: [person('lan')] };
  const noHead = { heads: [], superiors: [person('lan')] };

  test('harassment: the head and the superior; all else: the head, or the superior for want of one', () => {
    expect(ids(both, 'harassment')).toEqual(['minh', 'lan']);
    expect(ids(both, 'below-target')).toEqual(['minh']);
    expect(ids(noHead, 'silent-point')).toEqual(['lan']);
    expect(ids({ heads: [person('lan')], superiors: [person('lan')] }, 'harassment')).toEqual(['lan']);
  });

  test('nobody else sees harassment, others who read alerts see the rest', () => {
    expect(maySee('harassment', 'minh', both)).toBe(true);
    expect(maySee('harassment', 'lan', both)).toBe(true);
    expect(maySee('harassment', 'hoa', both)).toBe(false);
    expect(maySee('below-target', 'hoa', both)).toBe(true);
  });
});

test('a letter names units, fields and days, and where to go on', () => {
  const unit = { id: 1, slug: 'xa-thuong-hong', name: { vi: 'Xã Thượng Hồng' } };
  const alert = (more: Partial<Alert>): Alert => ({
    id: 1,
    kind: 'harassment',
    unit,
    field: { slug: 'ho-tich', name: { vi: 'Hộ tịch' } },
    point: null,
    kiosk: null,
    firstDay: '2026-06-15',
    lastDay: '2026-06-15',
    clearedDay: null,
    facts: {},
    ...more,
  });
  const { subject, text } = letterAbout(
    [
      alert({}),
      alert({ kind: 'below-target', facts: { rate: 0.8999, responses: 40, target: 0.9 } }),
      alert({
        kind: 'silent-point',
        field: null,
        point: { code: 'ABCD0001', label: { vi: 'Quầy 1' } },
        facts: { lastResponse: '2026-06-11' },
      }),
    ],
    'https://khaosat.example.gov.vn',
  );
  expect(subject).toBe('Lắng Nghe: 3 cảnh báo mới, Xã Thượng Hồng');
  expect(text).toContain(
    '- Ngày 15/06/2026, lĩnh vực Hộ tịch: có phiếu nêu bị gây phiền hà hoặc gợi ý chi thêm.',
  );
  // Never rounded up to the target.
  expect(text).toContain(
    'đạt 89,99\u00a0% (40 phiếu) trong 7 ngày đến hết 15/06/2026, dưới chỉ tiêu 90\u00a0%.',
  );
  expect(text).toContain('Quầy 1 · ABCD0001 không có phiếu nào từ sau ngày 11/06/2026');
  expect(text).toContain('https://khaosat.example.gov.vn/console/units/xa-thuong-hong/alerts');
});
