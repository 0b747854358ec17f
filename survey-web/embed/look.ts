const lines = (most: number) =>
  `display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:${most};overflow:hidden`;

/**
 * How each piece looks, by its name: the frame's style sheet, the component's and, for browsers without constructable
 * ones, the styles of its elements are all made of this. Lengths follow `--size`, colours come as variables.
 */
export const look: Record<string, string> = {
  box: 'display:flex;flex-direction:column;box-sizing:border-box;width:100%;margin:0;padding:16px;border:1px solid var(--line);border-radius:var(--radius);background:var(--ground);color:var(--ink);font:normal 400 var(--size)/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;text-align:left;overflow-wrap:break-word;word-break:normal;letter-spacing:normal;white-space:normal',
  unit: 'margin:0;font-weight:700;font-size:1.1em;line-height:1.3',
  'made-up': 'margin:4px 0 0;color:var(--unsure)',
  soft: 'margin:4px 0 0;color:var(--soft)',
  two: lines(2),
  three: `margin:4px 0 0;${lines(3)}`,
  four: lines(4),
  small: 'font-size:.9em',
  head: 'display:flex;flex-wrap:wrap;align-items:center;margin:4px -16px 4px 0',
  rate: 'margin:0 16px 4px 0;font-size:2.6em;font-weight:700;line-height:1.15;white-space:nowrap',
  withheld: 'margin:0 16px 4px 0;font-size:1.2em;font-weight:700;line-height:1.3',
  chip: 'display:inline-flex;margin:0 16px 4px 0;border:2px solid var(--met);border-radius:var(--radius);overflow:hidden;line-height:1.3',
  first:
    'display:flex;align-items:center;flex:none;padding:4px 8px;font-weight:700;background:var(--met);color:var(--ground)',
  second: 'padding:4px 8px;color:var(--met)',
  gap: 'width:0;overflow:hidden;white-space:pre',
  part: 'margin:12px 0 0;padding:8px 0 0;border-top:1px solid var(--line)',
  title: 'margin:0;font-weight:700',
  line: 'margin:4px 0 0',
  end: 'margin:auto 0 0;padding:8px 0 0',
  ways: 'display:flex;flex-wrap:wrap;align-items:center;margin:4px -16px 0 0',
  link: 'display:inline-block;margin:0 16px 0 0;padding:4px 0;color:var(--accent);text-decoration:underline;cursor:pointer',
  button:
    'display:inline-block;margin:4px 16px 4px 0;padding:8px 16px;border-radius:var(--radius);background:var(--accent);color:var(--onAccent);font-weight:600;text-decoration:none;cursor:pointer',
};

/** What a piece of several names adds, where the later name alone would not do. */
export const lookTogether: [selector: string, names: string[], declarations: string][] = [
  ['.chip.not-met', ['chip', 'not-met'], 'border-color:var(--missed)'],
  ['.first.not-met', ['first', 'not-met'], 'background:var(--missed)'],
  ['.second.not-met', ['second', 'not-met'], 'color:var(--missed)'],
  ['.second.unsure', ['second', 'unsure'], 'color:var(--unsure)'],
];

/** All of it as a style sheet. */
export const lookAsCss = (): string =>
  [
    ...Object.entries(look).map(([name, declarations]) => `.${name}{${declarations}}`),
    ...lookTogether.map(([selector, , declarations]) => `${selector}{${declarations}}`),
  ].join('');
