import { randomUUID } from 'node:crypto';
import { fitting, freshCode, type TestApp } from './test-app.ts';

/** What somebody who looks on can read off one figure: how many answered, how many of them are satisfied. */
export interface Reading {
  /** Whose answers it is made of, as sets that can be held against each other. */
  units: string[];
  /** null: all of them. */
  field: string | null;
  criterion: string | null;
  from: string;
  to: string;
  /** How many transactions there had been. */
  step: number;
  surface: string;
  responses: number;
  satisfied: number;
}

export const attackedFields = ['ho-tich', 'dat-dai', 'unsure'];

/** A province with two communes, and the point of each. */
export async function arrangeAttacked(server: TestApp) {
  const province = `tinh-${randomUUID().slice(0, 8)}`;
  const communes = [0, 1].map((i) => ({ slug: `${province}-${i}`, code: freshCode() }));
  const fields = ['ho-tich', 'dat-dai'];
  await server.apply({
    fields: fields.map((slug) => ({ slug, name: slug })),
    units: [
      { slug: province, name: 'Tỉnh Thử Nghiệm', kind: 'province' },
      ...communes.map(({ slug }) => ({ slug, name: slug, kind: 'commune', parent: province, fields })),
    ],
    points: communes.map(({ slug, code }) => ({
      code,
      unit: slug,
      fields,
      questionnaire: 'mot-cua-9',
      channel: 'qr',
    })),
  });
  return { province, communes };
}

export type Attacked = Awaited<ReturnType<typeof arrangeAttacked>>;

export const answersOf = (code: string, field: string, levels: number[], criterion: (number | null)[]) =>
  levels.map((overall, i) => fitting(code, { field, ratings: { overall, c1: criterion[i] ?? null } }));
