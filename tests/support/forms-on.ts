/** A form that a page posts, as a browser would read it. */
export interface FormOnPage {
  action: string;
  takesFiles: boolean;
  fields: { name: string; type: string; value: string; isSent: boolean }[];
  /** Buttons that say something of their own. */
  buttons: [name: string, value: string][];
}

/** Every form of a page that changes something. */
export function formsOn(html: string, address: string): FormOnPage[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, attributes = '', inside = '']) => {
    if (attributeOf(attributes, 'method') !== 'post') return [];
    const action = attributeOf(attributes, 'action') || address;
    return [
      {
        action,
        takesFiles: attributeOf(attributes, 'enctype') === 'multipart/form-data',
        fields: [...inputsIn(inside), ...textAreasIn(inside), ...selectsIn(inside)],
        buttons: [...inside.matchAll(/<button\b([^>]*)>/g)].flatMap(([, button = '']) =>
          attributeOf(button, 'name')
            ? [[attributeOf(button, 'name'), attributeOf(button, 'value')] as [string, string]]
            : [],
        ),
      },
    ];
  });
}

const inputsIn = (html: string) =>
  [...html.matchAll(/<input\b([^>]*)>/g)].map(([, input = '']) => {
    const type = attributeOf(input, 'type') || 'text';
    const isBox = type === 'checkbox' || type === 'radio';
    return {
      name: attributeOf(input, 'name'),
      type,
      value: attributeOf(input, 'value'),
      isSent: !isBox || /\schecked\b/.test(input),
    };
  });

const textAreasIn = (html: string) =>
  [...html.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)].map(([, area = '', value = '']) => ({
    name: attributeOf(area, 'name'),
    type: 'textarea',
    value: plain(value),
    isSent: true,
  }));

const selectsIn = (html: string) =>
  [...html.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].map(([, select = '', options = '']) => {
    const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => option);
    const chosen = all.find((option) => /\sselected\b/.test(option)) ?? all[0] ?? '';
    return {
      name: attributeOf(select, 'name'),
      type: 'select',
      value: attributeOf(chosen, 'value'),
      isSent: all.length > 0,
    };
  });

const attributeOf = (attributes: string, name: string) =>
  plain(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');

const plain = (html: string) =>
  html
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** The entries of an error summary: where each leads, and what it says. */
export const entriesOf = (html: string): { href: string | undefined; text: string }[] =>
  [
    ...(/<div class="error-summary".*?<ul>(.*?)<\/ul>/s.exec(html)?.[1] ?? '').matchAll(/<li>(.*?)<\/li>/gs),
  ].map(([, entry = '']) => ({
    href: /<a href="#([^"]+)"/.exec(entry)?.[1],
    text: plain(entry.replace(/<[^>]+>/g, '')).trim(),
  }));
