import type { Day } from '../days.ts';

/** Codes of the demonstration points, fixed so that a first visitor can be led to them. */
export const demonstrationCodes = {
  thuongHong: 'DEM0TH01',
  thuongHongKiosk: 'DEM0TH02',
  benThanh: 'DEM0BT01',
  benThanhKiosk: 'DEM0BT02',
  tuoiHong: 'DEM0MN01',
} as const;

export const demonstrationUnits = [
  'tp-hai-phong',
  'xa-thuong-hong',
  'tp-ho-chi-minh',
  'phuong-ben-thanh',
  'mn-tuoi-hong',
];

const fields = [
  {
    slug: 'ho-tich',
    name: { vi: 'Hộ tịch', en: 'Civil status' },
    everyday: { vi: 'Khai sinh, kết hôn, khai tử', en: 'Births, marriages, deaths' },
  },
  {
    slug: 'chung-thuc',
    name: { vi: 'Chứng thực', en: 'Certification' },
    everyday: { vi: 'Sao y bản chính, chứng thực chữ ký', en: 'Certified copies, signatures' },
  },
  {
    slug: 'dat-dai',
    name: { vi: 'Đất đai', en: 'Land' },
    everyday: { vi: 'Sổ đỏ, tách thửa, chuyển nhượng', en: 'Land certificates, transfers' },
  },
  {
    slug: 'ho-kinh-doanh',
    name: { vi: 'Hộ kinh doanh', en: 'Household businesses' },
    everyday: { vi: 'Mở, đổi, đóng hộ kinh doanh', en: 'Opening or closing a small business' },
  },
  {
    slug: 'bao-tro-xa-hoi',
    name: { vi: 'Bảo trợ xã hội', en: 'Social assistance' },
    everyday: { vi: 'Trợ cấp, người cao tuổi, khuyết tật', en: 'Allowances, older and disabled people' },
  },
  {
    slug: 'nguoi-co-cong',
    name: { vi: 'Người có công', en: 'People of merit' },
    everyday: { vi: 'Chế độ thương binh, liệt sĩ', en: 'War invalids and martyrs’ families' },
  },
  {
    slug: 'xay-dung',
    name: { vi: 'Xây dựng', en: 'Construction' },
    everyday: { vi: 'Giấy phép xây nhà, sửa nhà', en: 'Building permits' },
  },
  {
    slug: 'giao-duc',
    name: { vi: 'Giáo dục', en: 'Education' },
    everyday: { vi: 'Hồ sơ trường, lớp, học bạ', en: 'Schools and school records' },
  },
];
const slugs = fields.map((field) => field.slug);

/**
 * The units of three real plans, as an installation file: names, thresholds and sources are real; the same targets
 * are carried on to `year`, and say so. Responses are made up.
 */
export function demonstrationInstallation(until: Day) {
  const year = until.slice(0, 4);
  const carried = { from: `${year}-01-01`, to: `${year}-12-31` };
  const again = (source: string) => `${source}; kéo dài sang năm ${year} để minh họa`;
  const overall = { family: 'mot-cua', id: 'overall' };
  const decision39 = 'Quyết định 39/QĐ-UBND ngày 31/7/2025 của UBND xã Thượng Hồng';
  const decision4832 = 'Quyết định 4832/QĐ-UBND ngày 31/12/2020 của UBND Thành phố Hồ Chí Minh';
  const plan14 = 'Kế hoạch 14/KH-MNTH năm 2024 của Trường Mầm non Tuổi Hồng';
  const kiosk = {
    questionnaire: 'mot-cham',
    channel: 'kiosk',
    label: { vi: 'Máy đánh giá ở lối ra', en: 'Kiosk at the exit' },
  };
  const counter = {
    questionnaire: 'mot-cua-9',
    channel: 'qr',
    label: { vi: 'Bộ phận Một cửa', en: 'One-stop centre' },
  };
  return {
    fields,
    units: [
      {
        slug: 'tp-hai-phong',
        name: { vi: 'Thành phố Hải Phòng', en: 'Hải Phòng City' },
        kind: 'province',
        code: '31',
      },
      {
        slug: 'xa-thuong-hong',
        name: { vi: 'Xã Thượng Hồng', en: 'Thượng Hồng Commune' },
        kind: 'commune',
        code: '10993',
        parent: 'tp-hai-phong',
        fields: slugs.slice(0, 6),
        validFrom: '2025-07-01',
      },
      {
        slug: 'tp-ho-chi-minh',
        name: { vi: 'Thành phố Hồ Chí Minh', en: 'Hồ Chí Minh City' },
        kind: 'province',
        code: '79',
      },
      {
        slug: 'phuong-ben-thanh',
        name: { vi: 'Phường Bến Thành', en: 'Bến Thành Ward' },
        kind: 'commune',
        code: '26743',
        parent: 'tp-ho-chi-minh',
        fields: slugs,
      },
      {
        slug: 'mn-tuoi-hong',
        name: { vi: 'Trường Mầm non Tuổi Hồng', en: 'Tuổi Hồng Preschool' },
        kind: 'school',
      },
    ],
    points: [
      { code: demonstrationCodes.thuongHong, unit: 'xa-thuong-hong', fields: slugs.slice(0, 6), ...counter },
      {
        code: demonstrationCodes.thuongHongKiosk,
        unit: 'xa-thuong-hong',
        fields: slugs.slice(0, 6),
        ...kiosk,
      },
      { code: demonstrationCodes.benThanh, unit: 'phuong-ben-thanh', fields: slugs, ...counter },
      { code: demonstrationCodes.benThanhKiosk, unit: 'phuong-ben-thanh', fields: slugs, ...kiosk },
      {
        code: demonstrationCodes.tuoiHong,
        unit: 'mn-tuoi-hong',
        questionnaire: 'cha-me-mam-non',
        channel: 'link',
        label: { vi: 'Cha mẹ học sinh', en: 'Parents' },
      },
    ],
    targets: [
      {
        unit: 'xa-thuong-hong',
        measure: overall,
        threshold: 0.9,
        from: '2025-07-01',
        to: '2025-12-31',
        source: decision39,
      },
      { unit: 'xa-thuong-hong', measure: overall, threshold: 0.9, ...carried, source: again(decision39) },
      ...(['overall', 'each-field'] as const).flatMap((scope) => [
        {
          unit: 'tp-ho-chi-minh',
          scope,
          measure: overall,
          threshold: 0.91,
          from: '2021-01-01',
          to: '2021-12-31',
          source: decision4832,
        },
        {
          unit: 'tp-ho-chi-minh',
          scope,
          measure: overall,
          threshold: 0.91,
          ...carried,
          source: again(decision4832),
        },
      ]),
      ...[
        { from: '2024-01-01', to: '2024-12-31', source: plan14 },
        { ...carried, source: again(plan14) },
      ].map((target) => ({
        unit: 'mn-tuoi-hong',
        measure: { family: 'cha-me', id: 'criteria' },
        threshold: 0.99,
        ...target,
      })),
      // "Trên 98 %; đất đai, đầu tư: trễ hạn dưới 4 %".
      ...[
        { scope: 'each-field', except: ['dat-dai'], threshold: 0.98 },
        { scope: { field: 'dat-dai' }, threshold: 0.96 },
      ].map((target) => ({
        unit: 'tp-ho-chi-minh',
        metric: 'on-time',
        ...target,
        ...carried,
        source: again(decision4832),
      })),
    ].map((target) => ({ metric: 'satisfaction', ...target })),
  };
}
