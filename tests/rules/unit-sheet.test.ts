import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reviewFields } from '../../api/installation/field-sheet.ts';
import { type UnitColumn, unitColumns } from '../../api/installation/unit-columns.ts';
import type { KnownUnit } from '../../api/installation/unit-differences.ts';
import { kindNamed, kindOfName } from '../../api/installation/unit-names.ts';
import { type KnownForUnits, reviewUnits } from '../../api/installation/unit-sheet.ts';
import { dayWritten } from '../../api/sheets/cells.ts';
import type { SheetRow } from '../../api/sheets/columns.ts';
import { cleanCell } from '../../api/sheets/read.ts';

const unit = (slug: string, name: string, more: Partial<KnownUnit> = {}): KnownUnit => ({
  slug,
  name: { vi: name },
  kind: 'commune',
  code: null,
  parent: 'tinh',
  website: null,
  validFrom: null,
  validTo: null,
  successor: null,
  fields: [],
  ...more,
});
const units = [
  unit('tinh', 'Tỉnh Hải Dương', { kind: 'province', parent: null, code: '30' }),
  unit('xa-a', 'Xã An', { code: '00001', website: 'https://an.vn', fields: ['ho-tich'] }),
  unit('xa-b', 'Xã Bình', { code: '00002' }),
  unit('tinh-khac', 'Tỉnh Khác', { kind: 'province', parent: null }),
  unit('xa-binh', 'Xã Bình', { parent: 'tinh-khac', code: '00009' }),
];
const fields = [
  { slug: 'ho-tich', name: { vi: 'Hộ tịch' }, everyday: null },
  { slug: 'dat-dai', name: { vi: 'Đất đai' }, everyday: { vi: 'sổ đỏ' } },
];
function known(top: string | null): KnownForUnits {
  const below = units
    .map(({ slug }) => slug)
    .filter((slug) => top === null || ['xa-a', 'xa-b'].includes(slug));
  return {
    units: new Map(units.map((one) => [one.slug, one])),
    fields,
    top,
    below: new Set(below),
    consistency: {
      fields: new Set(fields.map(({ slug }) => slug)),
      units: new Map(units.map((one) => [one.slug, one])),
      families: new Map(),
      questionnaires: new Map(),
      forms: [],
      pointForms: new Map(),
      likePoints: new Set(),
      campaigns: new Map(),
      indicators: new Map(),
      campaignCodes: new Set(),
      categories: new Set(),
      deadlines: new Map(),
    },
  };
}
type Cells = Partial<Record<UnitColumn, string>>;
const rowsOf = (cells: Cells[]): SheetRow<UnitColumn>[] =>
  cells.map((one, i) => ({ row: i + 2, cells: one }));
const review = (cells: Cells[], top: string | null = 'tinh') => reviewUnits(rowsOf(cells), known(top), 'vi');
const said = (cells: Cells[], top: string | null = 'tinh') =>
  review(cells, top).rows.map(({ change, errors }) => change ?? errors.map(({ column }) => column).join(' '));

describe('a row of units', () => {
  test.each<[string, Cells, string]>([
    ['is known by its code', { name: 'Xã An Mới', code: '00001' }, 'changed'],
    ['is known by its name', { name: 'xa an', kind: 'Xã' }, 'changed'],
    ['that says what is there leaves it', { name: 'Xã An', code: '00001', fields: 'hộ tịch' }, 'left'],
    ['is known by its address name', { name: 'Xã An', slug: 'xa-a' }, 'left'],
    ['of an unknown name is new', { name: 'Phường Cầu Giấy' }, 'added'],
    ['without a name is wrong', { name: '', code: '7' }, 'name'],
    ['of no kind that can be guessed is wrong', { name: 'Đoàn 12' }, 'kind'],
    ['of an unknown kind is wrong', { name: 'Xã X', kind: 'Hành tinh' }, 'kind'],
    ['with an unknown field is wrong', { name: 'Xã An', fields: 'Hộ tịch; Vũ trụ' }, 'fields'],
    ['with a day that is none is wrong', { name: 'Xã An', validFrom: '30/02/2025' }, 'validFrom'],
    [
      'that ends before it begins is wrong',
      { name: 'Xã An', validFrom: '01/07/2025', validTo: '1/6/2025' },
      'validTo',
    ],
    ['with a website that is none is wrong', { name: 'Xã An', website: 'không có' }, 'website'],
    ['below an unknown unit is wrong', { name: 'Xã Mới', parent: 'Tỉnh Nào Đó' }, 'parent'],
    ['below a unit out of reach is wrong', { name: 'Xã Mới', parent: 'Tỉnh Khác' }, 'parent'],
    ['that goes on for a unit out of reach is wrong', { name: 'Xã An', successor: 'xa-binh' }, 'successor'],
    ['that is its own superior is wrong', { name: 'Xã An', parent: 'Xã An' }, 'parent'],
    ['with the address name of a unit out of reach is wrong', { name: 'Xã Bình', slug: 'xa-binh' }, 'slug'],
    ['with letters that could not be read is wrong', { name: 'Xã \ufffd' }, 'name'],
    ['with an endless name is wrong', { name: `Xã ${'a'.repeat(300)}` }, 'name'],
  ])('%s', (_, cells, expected) => {
    expect(said([cells])).toEqual([expected]);
  });

  test('says what it changes, in words', () => {
    const cells = {
      name: 'Xã An Bình',
      code: '00001',
      parent: 'Xã Bình',
      fields: 'Đất đai; Hộ tịch',
      website: '',
    };
    expect(review([cells]).rows[0]?.differences).toEqual([
      { column: 'name', before: 'Xã An', after: 'Xã An Bình' },
      { column: 'fields', before: 'Hộ tịch', after: 'Đất đai; Hộ tịch' },
      { column: 'parent', before: 'Tỉnh Hải Dương', after: 'Xã Bình' },
    ]);
  });

  test('twice in one file, or of a name that several have, is wrong', () => {
    expect(said([{ name: 'Xã An' }, { name: 'Xã An', code: '00001' }])).toEqual(['left', 'slug']);
    expect(said([{ name: 'Xã Mới' }, { name: 'xã  mới' }, { name: 'Xã Mới', code: '9' }])).toEqual([
      'added',
      'name',
      'added',
    ]);
    expect(said([{ name: 'Xã Bình', parent: '' }], null)).toEqual(['name']);
    expect(said([{ name: 'Xã Bình', parent: 'Tỉnh Khác' }], null)).toEqual(['left']);
  });

  test('may stand below another row, and is not to blame for its faults', () => {
    const rows = [
      { name: 'Xã Con', parent: 'Phường Mới' },
      { name: 'Phường Mới', code: '123', validFrom: 'hôm qua' },
    ];
    expect(said(rows)).toEqual(['added', 'validFrom']);
  });

  test('that is new gets an address name that no other unit has', () => {
    const made = review([{ name: 'Xã Bình', code: '00777', parent: 'Xã An' }, { name: 'Xã Khác' }]);
    expect((made.part as { units: { slug: string; parent: string }[] }).units).toMatchObject([
      { slug: 'xa-binh-00777', parent: 'xa-a' },
      { slug: 'xa-khac', parent: 'tinh' },
    ]);
  });

  test('of any text is judged, and what it would do fits the schema', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('Xã An', 'xa-a', '00001', 'Tỉnh Hải Dương', '01/07/2025', 'Hộ tịch', '__proto__', ''),
    );
    const row = fc.record(
      Object.fromEntries(unitColumns.map(({ key }) => [key, cell.map(cleanCell)])) as Record<
        UnitColumn,
        fc.Arbitrary<string>
      >,
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('tinh', null),
        (rows, top) => {
          const { rows: reviewed, part } = review(rows, top);
          expect(reviewed).toHaveLength(rows.length);
          expect(reviewed.filter((one) => (one.change === null) !== one.errors.length > 0)).toEqual([]);
          const done = reviewed.filter(({ change }) => change === 'added' || change === 'changed');
          expect((part as { units: unknown[] }).units).toHaveLength(done.length);
        },
      ),
      { numRuns: 60 },
    );
  }, 30_000);
});

test('a kind is known by its name, by a common word, or by how the name begins', () => {
  expect(['Xã', 'phường', 'DAC KHU', 'commune', 'Sở', 'trường học', 'Other'].map(kindNamed)).toEqual([
    'commune',
    'commune',
    'commune',
    'commune',
    'department',
    'school',
    'other',
  ]);
  expect(
    ['Thành phố Huế', 'Sở Nội vụ', 'Trường mầm non Tuổi Hồng', 'UBND xã An', 'Soạn thảo'].map(kindOfName),
  ).toEqual(['province', 'department', 'school', 'commune', undefined]);
});

test('a day is read as people write it', () => {
  expect(['2025-07-01', '01/07/2025', '1.7.2025', '31/02/2025', '7/2025', ''].map(dayWritten)).toEqual([
    '2025-07-01',
    '2025-07-01',
    '2025-07-01',
    undefined,
    undefined,
    undefined,
  ]);
});

test('rows of fields are added, changed, left or wrong', () => {
  const rows = [
    { name: 'Hộ tịch', everyday: 'khai sinh' },
    { name: 'Đất đai', everyday: '' },
    { name: 'Xây dựng' },
    { name: 'xây  dựng' },
    { name: '' },
    { name: '!!!' },
    { name: 'Y tế', slug: 'Y Tế' },
  ].map((cells, i) => ({ row: i + 2, cells }));
  const { rows: reviewed, part } = reviewFields(rows, fields, 'vi');
  expect(reviewed.map(({ change, errors }) => change ?? errors[0]?.column)).toEqual([
    'changed',
    'left',
    'added',
    'name',
    'name',
    'slug',
    'slug',
  ]);
  expect((part as { fields: { slug: string }[] }).fields.map(({ slug }) => slug)).toEqual([
    'ho-tich',
    'xay-dung',
  ]);
});
