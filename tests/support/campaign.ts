import { makeBatch } from '../../api/campaigns/make-batch.ts';
import { codeKeyFrom } from '../../api/campaigns/one-time-code.ts';
import { findCampaign } from '../../api/campaigns/store.ts';
import { fitting, type TestApp } from './test-app.ts';

let made = 0;

export interface TestCampaign {
  slug: string;
  unit: string;
  /** Of its point. */
  point: string;
  codes: string[];
}

/** A school with a campaign for its parents, open on the day of the test's clock, and codes for it. */
export async function arrangeCampaign(
  test: TestApp,
  { codes = 0, slug, ...changes }: { codes?: number; slug?: string; [member: string]: unknown } = {},
): Promise<TestCampaign> {
  made++;
  slug ??= `phu-huynh-${made}`;
  const unit = `mn-${slug}`;
  const report = await test.apply({
    units: [{ slug: unit, name: 'Trường mầm non Tuổi Hồng', kind: 'school' }],
    campaigns: [
      {
        slug,
        unit,
        questionnaire: 'cha-me-mam-non',
        name: { vi: 'Phụ huynh học kỳ I', en: 'Parents, first term' },
        from: '2026-06-01',
        to: '2026-06-30',
        population: 40,
        access: 'one-time',
        ...changes,
      },
    ],
  });
  const point = report.newPoints.find((one) => one.unit === unit)!.code;
  return { slug, unit, point, codes: await giveOut(test, slug, codes) };
}

/** Makes codes as the console does. */
export async function giveOut(test: TestApp, slug: string, count: number): Promise<string[]> {
  if (count === 0) return [];
  const campaign = await findCampaign(test.db, slug);
  const key = codeKeyFrom(test.deps.config.secret);
  return test.db.transaction().execute((trx) => makeBatch(trx, key, campaign!, count));
}

/** What a parent answers: every item of the preschool's form at one level. */
export const ofParent = (point: string, oneTimeCode: string | undefined, level = 5, changes: object = {}) =>
  fitting(point, {
    ratings: Object.fromEntries(itemsOfParents.map((key) => [key, level])),
    ...(oneTimeCode === undefined ? {} : { oneTimeCode }),
    ...changes,
  });

const itemsOfParents = ['overall', ...Array.from({ length: 15 }, (_, i) => `c${i + 1}`)];

export async function sendAll(test: TestApp, responses: object[]) {
  const answer = await test.post('/api/v1/responses/batch', { responses });
  const { results } = (await answer.json()) as {
    results: { id: string; status: string; problem?: { code: string; status: number } }[];
  };
  return results;
}
