import type { HiddenKind, HiddenPassage } from './mark.ts';

const placeholders: Record<HiddenKind, string> = {
  phone: '[số điện thoại]',
  identity: '[số giấy tờ]',
  email: '[e-mail]',
  plate: '[biển số xe]',
  address: '[địa chỉ]',
  name: '[tên]',
  other: '[…]',
};

/** The text with the kind of what is hidden in its place; passages in order and without overlap. */
export function redacted(text: string, passages: HiddenPassage[]): string {
  let at = 0;
  const parts = passages.map(({ kind, start, end }) => {
    const before = text.slice(at, start);
    at = end;
    return before + placeholders[kind];
  });
  return parts.join('') + text.slice(at);
}

/** In order and without overlap: what touches becomes one passage, of the kind that begins first. */
export function inOrder<Kind extends HiddenKind>(passages: (HiddenPassage & { kind: Kind })[]) {
  const ordered: (HiddenPassage & { kind: Kind })[] = [];
  for (const passage of [...passages].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = ordered.at(-1);
    if (last && passage.start < last.end) last.end = Math.max(last.end, passage.end);
    else ordered.push({ ...passage });
  }
  return ordered;
}
