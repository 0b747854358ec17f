import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthsTouched, monthWritten } from '../../api/caseload/caseload.ts';
import { apologyFigure, isPunctual, onTimeFigure } from '../../api/caseload/punctuality.ts';
import { type KnownForCaseload, reviewCaseload } from '../../api/caseload/review.ts';
import { strataOf } from '../../api/publication/strata.ts';
import { sumsOfSingle } from '../../api/statistics/interval.ts';

test.each([
  ['2026-10', '2026-10'],
  ['2026-3', '2026-03'],
  ['10/2026', '2026-10'],
  ['1/2026', '2026-01'],
  ['Tháng 9/2026', '2026-09'],
  ['2026-10-01', '2026-10'],
  ['01/10/2026', '2026-10'],
  ['Oct-26', '2026-10'],
  ['thg 10-26', '2026-10'],
  ['2026-13', undefined],
  ['2026-00', undefined],
  ['2026-10-15', undefined],
  ['15/10/2026', undefined],
  ['1026-10', undefined],
  ['quý 4', undefined],
  ['', undefined],
])('a month written “%s” is %s', (typed, month) => {
  expect(monthWritten(typed)).toBe(month);
});

test('every month is read back as it is written, in either order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const name = `${year}-${String(month).padStart(2, '0')}`;
      expect([monthWritten(name), monthWritten(`${month}/${year}`)]).toEqual([name, name]);
    }),
  );
});

test('a month that is only touched counts whole', () => {
  expect(monthsTouched({ from: '2026-11-30', to: '2027-01-01' })).toEqual(['2026-11', '2026-12', '2027-01']);
  expect(monthsTouched({ from: '2026-02-10', to: '2026-02-10' })).toEqual(['2026-02']);
});

test('on time and apologies are judged officially, and not at all without dossiers or a target', () => {
  expect(onTimeFigure({ onTime: 98, solved: 100 }, 0.98)).toEqual({
    rate: 0.98,
    count: 98,
    of: 100,
    target: 0.98,
    official: 'met',
  });
  expect(onTimeFigure({ onTime: 979, solved: 1000 }, 0.98).official).toBe('not-met');
  expect(onTimeFigure({ onTime: 0, solved: 0 }, 0.98)).toMatchObject({ rate: null, official: null });
  expect(onTimeFigure({ onTime: 9, solved: 10 }, null)).toMatchObject({ rate: 0.9, official: null });
  expect(apologyFigure({ lateApologised: 1, late: 2 }, 1)).toMatchObject({ rate: 0.5, official: 'not-met' });
  expect(apologyFigure({ lateApologised: 0, late: 0 }, 1)).toMatchObject({ rate: null, official: null });
});

test('punctual is what meets its target, or 98 % where it has none', () => {
  expect(isPunctual(onTimeFigure({ onTime: 95, solved: 100 }, 0.95))).toBe(true);
  expect(isPunctual(onTimeFigure({ onTime: 99, solved: 100 }, 0.995))).toBe(false);
  expect(isPunctual(onTimeFigure({ onTime: 98, solved: 100 }, null))).toBe(true);
  expect(isPunctual(onTimeFigure({ onTime: 97, solved: 100 }, null))).toBe(false);
  expect(isPunctual(onTimeFigure({ onTime: 0, solved: 0 }, null))).toBe(false);
});

const known: KnownForCaseload = {
  units: [
    { id: 1, slug: 'xa-a', name: { vi: 'Xã An Bình' }, code: '10993', validTo: null, fieldIds: [7, 8] },
    { id: 2, slug: 'mn-b', name: { vi: 'Mầm non B' }, code: null, validTo: '2026-06-30', fieldIds: [] },
    { id: 3, slug: 'xa-c', name: { vi: 'Xã Tân Phú' }, code: '1', validTo: null, fieldIds: [] },
    { id: 4, slug: 'xa-d', name: { vi: 'Xã Tân Phú' }, code: '2', validTo: null, fieldIds: [] },
  ],
  fields: [
    { id: 7, slug: 'ho-tich', name: { vi: 'Hộ tịch', en: 'Civil status' } },
    { id: 8, slug: 'dat-dai', name: { vi: 'Đất đai' } },
    { id: 9, slug: 'xay-dung', name: { vi: 'Xây dựng' } },
  ],
  rows: [
    {
      unitId: 1,
      fieldId: 7,
      month: '2026-10',
      received: 12,
      solved: 10,
      onTime: 9,
      late: 1,
      lateApologised: 1,
    },
  ],
  today: '2026-11-27',
};

const right = {
  unit: 'xa-a',
  field: 'ho-tich',
  month: '2026-10',
  received: '12',
  solved: '10',
  onTime: '9',
  late: '1',
  lateApologised: '1',
};
const review = (...rows: Partial<typeof right>[]) =>
  reviewCaseload(
    rows.map((cells, i) => ({ row: i + 2, cells: { ...right, ...cells } })),
    known,
    'vi',
  );

test('the same numbers again change nothing', () => {
  const { rows, part } = review({});
  expect(rows[0]).toMatchObject({ change: 'left', errors: [], name: 'Xã An Bình · Hộ tịch · 10/2026' });
  expect(part).toEqual([]);
});

test('other numbers are a correction, shown old and new; a new month is added', () => {
  const { rows, part } = review({ solved: '11', onTime: '10' }, { unit: '10993', month: '11/2026' });
  expect(rows.map(({ change }) => change)).toEqual(['changed', 'added']);
  expect(rows[0]!.differences).toEqual([
    { column: 'solved', before: '10', after: '11' },
    { column: 'onTime', before: '9', after: '10' },
  ]);
  expect(
    part.map(({ unit, field, month, counts }) => [unit.slug, field?.slug, month, counts?.solved]),
  ).toEqual([
    ['xa-a', 'ho-tich', '2026-10', 11],
    ['xa-a', 'ho-tich', '2026-11', 10],
  ]);
});

test.each<[Partial<typeof right>, string, string]>([
  [{ unit: '' }, 'unit', 'còn thiếu đơn vị'],
  [{ unit: 'xa-z' }, 'unit', 'không có đơn vị “xa-z” trong phạm vi của Ông/Bà'],
  [{ unit: 'Xã Tân Phú', field: '' }, 'unit', 'có 2 đơn vị “Xã Tân Phú”: xin ghi mã hoặc tên trong địa chỉ'],
  [{ field: 'thue' }, 'field', 'không có lĩnh vực “thue”'],
  [{ field: 'Xây dựng' }, 'field', '“Xây dựng” không phải lĩnh vực của đơn vị; đơn vị có: Hộ tịch, Đất đai'],
  [
    { unit: 'mn-b', month: '2026-05' },
    'field',
    '“ho-tich” không phải lĩnh vực của đơn vị; đơn vị không chia lĩnh vực, xin để trống',
  ],
  [{ month: '' }, 'month', 'còn thiếu tháng'],
  [{ month: 'mười' }, 'month', 'tháng viết như 2026-10 hoặc 10/2026, không phải “mười”'],
  [{ month: '2026-12' }, 'month', 'là tháng chưa tới'],
  [{ unit: 'mn-b', field: '', month: '2026-07' }, 'month', 'đơn vị chỉ hoạt động đến hết ngày 30/06/2026'],
  [{ received: '' }, 'received', 'còn thiếu số'],
  [{ received: '-1' }, 'received', 'xin ghi số nguyên từ 0 trở lên, chỉ gồm chữ số: “-1”'],
  [{ solved: '9,5' }, 'solved', 'xin ghi số nguyên từ 0 trở lên, chỉ gồm chữ số: “9,5”'],
  [{ late: '1.000' }, 'late', 'xin ghi số nguyên từ 0 trở lên, chỉ gồm chữ số: “1.000”'],
  [{ onTime: '8' }, 'solved', 'phải bằng đúng hạn cộng quá hạn: 8 + 1 = 9, không phải 10'],
  [{ lateApologised: '2' }, 'lateApologised', 'không thể nhiều hơn số quá hạn (1)'],
])('a row with %j is refused at %s', (cells, column, message) => {
  const { rows, part } = review(cells);
  expect(rows[0]).toMatchObject({ change: null, errors: [{ column, message }] });
  expect(part).toEqual([]);
});

test('a unit, field and month stands in a file once', () => {
  const { rows } = review({}, { solved: '11', onTime: '10' });
  expect(rows[1]!.errors).toEqual([{ column: 'month', message: 'đã có ở dòng 2 của tệp' }]);
});

test('numbers without a field beside fields are said to be no total', () => {
  expect(review({ field: '' }).rows[0]).toMatchObject({ change: 'added' });
  expect(review({ field: '' }).rows[0]!.note).toContain('không phải dòng tổng cộng');
});

test('a unit whose families were invited is one closed stratum, the others are strata by field', () => {
  const row = (unitId: number, fieldId: number | null, n: number) => ({ unitId, fieldId, n });
  const weights = {
    caseload: [
      { unitId: 1, fieldId: 7, solved: 300 },
      { unitId: 1, fieldId: 8, solved: 100 },
      { unitId: 2, fieldId: null, solved: 900 },
    ],
    invitedAt: new Map([[2, { population: 40, closed: true }]]),
  };
  const rows = [row(1, 7, 5), row(1, 9, 6), row(2, null, 7), row(2, 7, 8)];
  const strata = strataOf(rows, weights, (own) =>
    sumsOfSingle(
      own.reduce((sum, { n }) => sum + n, 0),
      0,
    ),
  );
  expect(strata.map(({ caseload, closed, sums }) => [caseload, closed, sums.n])).toEqual([
    [40, true, 15],
    [300, false, 5],
    [100, false, 0],
    [0, false, 6],
  ]);
});
