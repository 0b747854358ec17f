import { expect, test } from 'vitest';
import { findContradictions, type Known } from '../../api/installation/consistency.ts';
import { InstallationFile } from '../../api/installation/file.ts';

const known: Known = {
  fields: new Set(),
  units: new Map(),
  families: new Map(),
  questionnaires: new Map(),
  campaigns: new Map(),
  indicators: new Map(),
  campaignCodes: new Set(),
  forms: [],
  pointForms: new Map(),
  likePoints: new Set(),
  categories: new Set(),
  deadlines: new Map(),
};
const file = InstallationFile.parse({
  units: [
    {
      slug: 'xa',
      name: 'Xã',
      kind: 'commune',
      parent: 'khong-co',
      validFrom: '2026-02-01',
      validTo: '2026-01-01',
    },
  ],
});

test.each([
  ['vi', ['không có đơn vị: “khong-co”', 'ngày cuối phải sau ngày đầu']],
  ['en', ['no such unit: “khong-co”', 'the last day must not be before the first']],
] as const)('what contradicts itself is said in one language: %s', (locale, messages) => {
  expect(findContradictions(file, known, locale).map(({ message }) => message)).toEqual(messages);
});
