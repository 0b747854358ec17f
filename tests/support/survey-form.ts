import type { TestApp } from './test-app.ts';

/** A unit of every kind of survey: one field, several, all required, and one tap alone. */
export const surveyInstallation = {
  fields: [
    {
      slug: 'ho-tich',
      name: { vi: 'Hộ tịch', en: 'Civil status' },
      everyday: { vi: 'Khai sinh, kết hôn, khai tử', en: 'Births, marriages, deaths' },
    },
    { slug: 'dat-dai', name: 'Đất đai', everyday: 'Sổ đỏ, tách thửa' },
    { slug: 'cu-tru', name: 'Đăng ký cư trú' },
  ],
  units: [
    { slug: 'xa-thuong-hong', name: 'Xã Thượng Hồng', kind: 'commune', fields: ['ho-tich', 'dat-dai'] },
    { slug: 'mn-tuoi-hong', name: 'Trường mầm non Tuổi Hồng', kind: 'school' },
  ],
  points: [
    {
      code: 'ABCD0001',
      unit: 'xa-thuong-hong',
      field: 'ho-tich',
      questionnaire: 'mot-cua-9',
      label: { vi: 'Quầy 1', en: 'Counter 1' },
      channel: 'qr',
    },
    {
      code: 'ABCD0002',
      unit: 'xa-thuong-hong',
      fields: ['ho-tich', 'dat-dai', 'cu-tru'],
      questionnaire: 'mot-cua-9',
      channel: 'qr',
    },
    { code: 'ABCD0003', unit: 'mn-tuoi-hong', questionnaire: 'cha-me-mam-non', channel: 'link' },
    { code: 'ABCD0004', unit: 'xa-thuong-hong', questionnaire: 'sipas-2026', channel: 'assisted' },
    { code: 'ABCD0005', unit: 'xa-thuong-hong', field: 'ho-tich', questionnaire: 'mot-cham', channel: 'qr' },
  ],
};
export const oneField = 'ABCD0001';
export const severalFields = 'ABCD0002';
export const parents = 'ABCD0003';
export const sipas = 'ABCD0004';
export const oneTouch = 'ABCD0005';

export const asBrowser = { Accept: 'text/html' };

export async function readPage(response: Response | Promise<Response>) {
  const { status, headers, text } = await Promise.resolve(response).then(async (answer) => ({
    status: answer.status,
    headers: answer.headers,
    text: await answer.text(),
  }));
  return { status, headers, html: text };
}

/** What a browser would send of a page's form as it stands: hidden values, what is chosen, the comment. */
export function formOf(html: string): URLSearchParams {
  const form = new URLSearchParams();
  for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
    const { type, name, value } = attributesOf(tag);
    if (type === 'hidden' || / checked=""/.test(tag)) form.append(name!, value!);
  }
  const comment = html.match(/<textarea [^>]*>(.*?)<\/textarea>/s)?.[1];
  if (comment !== undefined) form.append('comment', unescaped(comment));
  return form;
}

/** The attributes of a tag, with their character references resolved. */
export const attributesOf = (tag: string): Record<string, string> =>
  Object.fromEntries(
    [...tag.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, unescaped(value!)]),
  );

const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
export const unescaped = (html: string) =>
  html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => characters[name]!);

/** A fresh form of a point, with answers put in; one that is null is taken out. */
export async function filledForm(
  test: TestApp,
  code: string,
  answers: Record<string, string | string[] | null> = {},
): Promise<URLSearchParams> {
  const form = formOf((await readPage(test.get(`/s/${code}`, asBrowser))).html);
  for (const [name, value] of Object.entries(answers)) {
    form.delete(name);
    for (const one of value === null ? [] : [value].flat()) form.append(name, one);
  }
  return form;
}

export const sendForm = (test: TestApp, code: string, form: URLSearchParams | string, query = '') =>
  test.post(`/s/${code}${query}`, form.toString(), {
    ...asBrowser,
    'Content-Type': 'application/x-www-form-urlencoded',
  });
