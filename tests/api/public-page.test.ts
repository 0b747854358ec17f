import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Figure } from '../../api/publication/figure.ts';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { displayedRate } from '../../api/targets/displayed-rate.ts';
import { figureOn, figuresOn, openPage, sendRatings, target, textOf } from '../support/public-page.ts';
import { arrangeCommune, openTestApp, type TestApp } from '../support/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

const open = (path: string) => server.get(path, { accept: 'text/html' });
const pageOf = (path: string) => openPage(server, path);
const rate = (...sent: [code: string, satisfied: number, all: number, more?: object]) =>
  sendRatings(server, ...sent);

describe('a commune with targets', () => {
  let slug: string;
  beforeAll(async () => {
    const unit = await arrangeCommune(server, {
      targets: [target(0.9), target(0.91, { scope: 'each-field', except: ['chung-thuc'] })],
    });
    slug = unit.slug;
    server.clock.now = new Date('2026-04-20T03:00:00Z');
    await rate(unit.code, 95, 100, { field: 'ho-tich' });
    await rate(unit.code, 200, 220, { field: 'dat-dai', reasons: ['waiting', 'guidance'] });
    server.clock.now = new Date('2026-06-15T03:00:00Z');
    await rate(unit.code, 191, 210, { field: 'dat-dai', reasons: ['waiting'] });
    await rate(unit.code, 4, 4, { field: 'chung-thuc' });
  });

  const queries = [
    '',
    '?period=2026-q2',
    '?from=2026-04-01&to=2026-04-30',
    '?measure=criteria',
    '?weighting=caseload',
    '?descendants=true',
  ];
  test.each(queries)('page, JSON and CSV show the same figures for the query "%s"', async (query) => {
    const json = (await server.getJson(`/u/${slug}/satisfaction.json${query}`)) as Satisfaction;
    const csv = await (await server.get(`/u/${slug}/satisfaction.csv${query}`)).text();
    const html = await pageOf(`/u/${slug}${query}`);
    const threshold = json.overall.target;
    const figures: [scope: string, key: string, figure: Figure, threshold: number | null][] = [
      ['overall', json.unit.slug, json.overall, threshold],
      ...json.fields.map((one) => ['field', one.field?.slug ?? '', one, one.target] as const),
      ...json.sections.map((one) => ['section', one.key, one, null] as const),
      ...json.criteria.map((one) => ['criterion', one.key, one, null] as const),
      ...json.trend.map((one) => ['month', one.month, one, threshold] as const),
    ].map((one) => [...one] as never);
    const withRate = figures.filter(([, , { rate }]) => rate !== null);
    expect(withRate.length).toBeGreaterThan(4);
    for (const [scope, key, figure, threshold] of figures) {
      const shown = figureOn(html, scope, key);
      const { rate, responses, low, high, target } = figure;
      expect(shown.numbers, `${scope} ${key}`).toEqual({ rate, responses, low, high, target });
      if (rate === null) continue;
      for (const one of [rate, low!, high!]) {
        expect(shown.text, `${scope} ${key}`).toContain(displayedRate(one, threshold, 'vi'));
      }
      expect(shown.text).toContain(responses!.toLocaleString('vi-VN'));
    }
    expect(figuresOn(html)).toHaveLength(figures.length);
    for (const [scope, key, { rate, official, evidence }] of figures.filter(([scope]) => scope !== 'month')) {
      const row = csv.split('\r\n').find((line) => line.startsWith(`${scope},${key},`))!;
      const cells = row.replace(/"(""|[^"])*"/g, 'name').split(',');
      expect([cells[3], ...cells.slice(11, 13)]).toEqual(
        [rate ?? '', official ?? '', evidence ?? ''].map(String),
      );
    }
    for (const { key, responses } of json.reasons.filter((reason) => reason.responses > 0)) {
      expect(html).toContain(`data-reason="${key}" data-responses="${responses}"`);
    }
    for (const { key, levels, noExperience } of json.criteria.filter((one) => one.levels)) {
      const row = html.match(new RegExp(`data-levels-of="${key}">(.*?)</tr>`))![1]!;
      const counts = [...row.matchAll(/<td[^>]*>([^<]*)</g)].map((match) => Number(match[1]));
      expect(counts).toEqual([...levels!, noExperience]);
    }
  });

  test('the first screen says whether the target is met, where not, and why', async () => {
    const html = await pageOf(`/u/${slug}`);
    const summary = textOf(html.match(/<section class="summary".*?<\/section>/)![0]);
    expect(summary).toContain('Đạt chưa đủ phiếu để khẳng định');
    expect(summary).toContain(
      '1/2 lĩnh vực đạt; 2 lĩnh vực chưa đủ phiếu để khẳng định; 1 lĩnh vực chưa có đủ phiếu để công bố.',
    );
    expect(summary).toContain('Chưa đạt: Đất đai (90,9\u00a0%)');
    expect(summary).toContain('Thời gian chờ lâu (430), Hướng dẫn chưa rõ (220)');
    expect(textOf(html)).toContain('01/01/2026 – 15/06/2026');
  });

  test('a rate just below its target is not rounded up to it', async () => {
    const html = await pageOf(`/u/${slug}?period=2026-06`);
    const field = figureOn(html, 'field', 'dat-dai');
    expect(field.numbers.rate).toBe(191 / 210);
    expect(field.text).toContain('90,95\u00a0%');
    expect(field.text).toContain('Chưa đạt');
    expect(field.text).not.toContain('91\u00a0% Số phiếu');
  });

  test('a field with fewer responses than the minimum shows none of them', async () => {
    const { text, numbers } = figureOn(await pageOf(`/u/${slug}`), 'field', 'chung-thuc');
    expect(text).toContain('Chưa đủ phiếu để công bố');
    expect(numbers).toMatchObject({ rate: null, responses: null, low: null });
  });

  test('another measure stands unjudged, and leads back to the main one', async () => {
    const html = await pageOf(`/u/${slug}?measure=criteria&period=2026-q2`);
    expect(textOf(html)).toContain('Thước đo này không xét chỉ tiêu.');
    expect(html).toContain(`href="/u/${slug}?period=2026-q2"`);
    expect(html).not.toContain('class="chip');
  });

  test('a rate weighted by an unknown caseload is not made up', async () => {
    const html = await pageOf(`/u/${slug}?weighting=caseload`);
    const { text, numbers } = figureOn(html, 'overall', slug);
    expect(text).toContain('Chưa có số hồ sơ để tính trọng số');
    expect(numbers.rate).toBeNull();
  });

  test('the English page words figures in English', async () => {
    const html = await pageOf(`/u/${slug}?lang=en`);
    expect(html).toContain('<html lang="en">');
    expect(figureOn(html, 'field', 'dat-dai').text).toContain('90.9%');
    expect(textOf(html)).toContain('1 Jan 2026 – 15 Jun 2026');
    expect(textOf(html)).toContain('1 of 2 fields meet the target');
    expect(html).toContain(`href="/u/${slug}/satisfaction.json?lang=en"`);
  });

  test('choosing another period keeps what else was asked for', async () => {
    const html = await pageOf(`/u/${slug}?measure=criteria&descendants=true&from=2026-02-01`);
    const forms = html.match(/<form.*?<\/form>/g)!;
    expect(forms).toHaveLength(2);
    for (const form of forms) {
      expect(form).toContain('<input type="hidden" name="measure" value="criteria"/>');
      expect(form).toContain('<input type="hidden" name="descendants" value="true"/>');
      expect(form).not.toContain('type="hidden" name="from"');
    }
    expect(forms[1]).toContain('name="from" value="2026-02-01"');
  });

  test('the page says what is measured, whose plan the target is from, and as of when', async () => {
    const text = textOf(await pageOf(`/u/${slug}`));
    expect(text).toContain('Mức được coi là hài lòng: “Hài lòng”, “Rất hài lòng”.');
    expect(text).toContain(
      '90\u00a0% (chung): Kế hoạch 2026; kế hoạch của Xã Thử Nghiệm; hiệu lực 01/01/2026 – 31/12/2026.',
    );
    expect(text).toContain('mỗi khối ít nhất 5 phiếu');
    expect(text).toContain('Số liệu đến 10:00 ngày 15/06/2026 (giờ Việt Nam).');
  });

  test('the page sets no cookie and answers 304 while nothing changed', async () => {
    const first = await open(`/u/${slug}`);
    expect(first.headers.get('set-cookie')).toBeNull();
    const again = await server.get(`/u/${slug}`, {
      accept: 'text/html',
      'if-none-match': first.headers.get('etag')!,
    });
    expect(again.status).toBe(304);
  });
});

describe('a commune without responses', () => {
  test('says that there are too few, and what its target is', async () => {
    const { slug } = await arrangeCommune(server, { targets: [target(0.9)] });
    const text = textOf(await pageOf(`/u/${slug}`));
    expect(text).toContain('Chưa đủ phiếu để công bố (cần ít nhất 5)');
    expect(text).toContain('Chỉ tiêu 90\u00a0%');
  });

  test('says that no target is in force, and names the last one with its days and source', async () => {
    const { slug } = await arrangeCommune(server, {
      targets: [target(0.895, { from: '2025-01-01', to: '2025-12-31', source: 'QĐ 39/QĐ-UBND' })],
    });
    const text = textOf(await pageOf(`/u/${slug}`));
    expect(text).toContain('Chưa có chỉ tiêu đang hiệu lực cho kỳ này.');
    expect(text).toContain('89,5\u00a0% (QĐ 39/QĐ-UBND; hiệu lực 01/01/2025 – 31/12/2025)');
  });

  test('that has ended says so and leads to its successor', async () => {
    const next = await arrangeCommune(server);
    const { slug } = await arrangeCommune(server, {
      unit: { validTo: '2026-03-31', successor: next.slug },
    });
    const html = await pageOf(`/u/${slug}`);
    expect(textOf(html)).toContain('Đơn vị này hoạt động đến hết ngày 31/03/2026.');
    expect(html).toContain(`<a href="/u/${next.slug}">`);
  });
});

test('an unknown unit is a page that says so', async () => {
  const response = await open('/u/khong-co-don-vi-nay');
  expect(response.status).toBe(404);
  expect(textOf(await response.text())).toContain('Không có đơn vị này');
});

test.each([
  'period=2026-13',
  'from=hôm-qua',
  'from=2026-02-01&to=2026-01-01',
  'measure=x',
  'questionnaire=x',
])('a query that does not fit (%s) is a page that names what is wrong', async (query) => {
  const { slug } = await arrangeCommune(server);
  const response = await open(`/u/${slug}?${query}`);
  expect(response.status).toBe(422);
  const html = await response.text();
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).toMatch(/<code>(period|from|to|measure|questionnaire)<\/code>/);
});
