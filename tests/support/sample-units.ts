import { createApp } from '../../api/app.ts';
import { inTransaction } from '../../api/database/transaction.ts';
import { markDemonstration } from '../../api/units/store.ts';
import { surveyWeb } from '../../survey-web/pages.ts';
import type { TestApp } from './test-app.ts';

/** Marks units as made up. */
export const makeUp = ({ db }: TestApp, slugs: string[]) =>
  inTransaction(db, (trx) => markDemonstration(trx, slugs));

/** The same installation, as it is known under another address. */
export const knownAs = ({ deps }: TestApp, publicUrl: string) =>
  createApp({ ...deps, config: { ...deps.config, publicUrl } }, surveyWeb);

/** Units of real kinds in a small installation: a city with a commune and a ward that has ended, and a school. */
export const smallInstallation = {
  fields: [
    { slug: 'ho-tich', name: { vi: 'Hộ tịch', en: 'Civil status' } },
    { slug: 'dat-dai', name: { vi: 'Đất đai', en: 'Land' } },
  ],
  units: [
    {
      slug: 'tp-hai-phong',
      name: { vi: 'Thành phố Hải Phòng', en: 'Hải Phòng City' },
      kind: 'province',
    },
    { slug: 'xa-thuong-hong', name: 'Xã Thượng Hồng', kind: 'commune', parent: 'tp-hai-phong' },
    {
      slug: 'huyen-binh-giang',
      name: 'Huyện Bình Giang',
      kind: 'district',
      parent: 'tp-hai-phong',
      validTo: '2025-06-30',
    },
    { slug: 'tp-ho-chi-minh', name: 'Thành phố Hồ Chí Minh', kind: 'province' },
    { slug: 'phuong-ben-thanh', name: 'Phường Bến Thành', kind: 'commune', parent: 'tp-ho-chi-minh' },
    { slug: 'mn-tuoi-hong', name: 'Trường mầm non Tuổi Hồng', kind: 'school' },
  ],
};

/** As large as the country since July 2025: 34 provinces with 3 321 communes. */
export const countryInstallation = {
  units: Array.from({ length: 34 }, (_, p) => [
    { slug: `tinh-${p + 1}`, name: `Tỉnh Số ${p + 1}`, kind: 'province' },
    ...Array.from({ length: p < 23 ? 98 : 97 }, (_, c) => ({
      slug: `xa-${p + 1}-${c + 1}`,
      name: `Xã Tân Phú ${c + 1}`,
      kind: 'commune',
      parent: `tinh-${p + 1}`,
    })),
  ]).flat(),
};
