import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from './server.mjs';

/** Eight fields, as a ward's one-stop office has them. */
export const fields = [
  { slug: 'ho-tich', name: 'Hộ tịch', everyday: 'Khai sinh, kết hôn, khai tử' },
  { slug: 'chung-thuc', name: 'Chứng thực', everyday: 'Sao y bản chính, chứng thực chữ ký' },
  { slug: 'dat-dai', name: 'Đất đai', everyday: 'Sổ đỏ, tách thửa, chuyển nhượng' },
  { slug: 'ho-kinh-doanh', name: 'Hộ kinh doanh', everyday: 'Mở, đổi, đóng hộ kinh doanh' },
  { slug: 'bao-tro-xa-hoi', name: 'Bảo trợ xã hội', everyday: 'Trợ cấp, người cao tuổi, khuyết tật' },
  { slug: 'nguoi-co-cong', name: 'Người có công', everyday: 'Chế độ thương binh, liệt sĩ' },
  { slug: 'xay-dung', name: 'Xây dựng', everyday: 'Giấy phép xây nhà, sửa nhà' },
  { slug: 'giao-duc', name: 'Giáo dục', everyday: 'Hồ sơ trường, lớp, học bạ' },
];
export const fieldSlugs = fields.map((field) => field.slug);

export const unit = 'phuong-ben-nghe';
/** A counter of one field, a hall of all eight, and a kiosk of all eight. */
export const points = { counter: 'BENCHC01', hall: 'BENCHH01', kiosk: 'BENCHK01' };

/** A ward with eight fields, three points of the nine-item form, and a target in force from `from` to `to`. */
export function wardInstallation({ from = '2026-01-01', to = '2026-12-31' } = {}) {
  const point = { unit, questionnaire: 'mot-cua-9' };
  const target = { unit, metric: 'satisfaction', from, to, source: 'Kế hoạch của phường' };
  return {
    fields,
    units: [{ slug: unit, name: 'Phường Bến Nghé', kind: 'commune', fields: fieldSlugs }],
    points: [
      { ...point, code: points.counter, field: 'ho-tich', label: 'Quầy 1', channel: 'qr' },
      { ...point, code: points.hall, fields: fieldSlugs, label: 'Sảnh chờ', channel: 'qr' },
      { ...point, code: points.kiosk, fields: fieldSlugs, label: 'Lối ra', channel: 'kiosk' },
    ],
    targets: [
      { ...target, scope: 'overall', threshold: 0.9 },
      { ...target, scope: 'each-field', threshold: 0.88 },
    ],
  };
}

/** Writes an installation beside the database of a place, for `apply`. */
export function writeInstallation(place, installation, name = 'installation.json') {
  const file = join(place.dataDir, name);
  writeFileSync(file, JSON.stringify(installation));
  return file;
}

/** Puts the ward into a place. */
export const applyWard = (place, days) =>
  mustRun(place, ['apply', writeInstallation(place, wardInstallation(days))]);
