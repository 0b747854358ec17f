import { type Day, isDay } from '../days.ts';

/** What a page shows of a unit's figures: embedded ones are always fresh, copied ones are of a day. */
export type Found = { outcome: 'live' | 'missing' } | { outcome: 'pasted'; asOf: Day | null };

export interface Sought {
  slug: string;
  publicUrl: string;
}

/** So far behind the words the day stands, with a time between them. */
const untilDay = 60;

/**
 * Looks for a unit's mark in the HTML of a page: the component with its script, a frame or picture of ours, or the
 * address of the unit's page that copied figures name as their source.
 */
export function findMark(html: string, { slug, publicUrl }: Sought, today: Day): Found {
  const page = decoded(html)
    .normalize('NFC')
    .replace(/[\u00a0\u202f]/g, ' ');
  // With or without https, and however the letters of the host are written.
  const base = escaped(publicUrl.replace(/^https?:\/\//, ''));
  const name = escaped(slug);
  const isOurs = new RegExp(`//${base}/embed\\.js\\b`, 'i').test(page);
  const component = new RegExp(`<lang-nghe\\b[^>]*\\sunit\\s*=\\s*["']?${name}(?![a-z0-9-])`, 'i');
  const marked = new RegExp(`\\sdata-lang-nghe\\s*=\\s*["']?${name}(?![a-z0-9-])`, 'i');
  const addressed = new RegExp(
    `src\\s*=\\s*["']?(?:https?:)?//${base}/u/${name}/(?:embed|badge\\.svg|badge\\.png|table\\.png)(?![a-z0-9.-])`,
    'i',
  );
  if (addressed.test(page) || (isOurs && (component.test(page) || marked.test(page))))
    return { outcome: 'live' };
  const source = new RegExp(`(?<![a-z0-9.-])${base}/u/${name}(?![a-z0-9-])`, 'i');
  return source.test(page) ? { outcome: 'pasted', asOf: lastDayNamed(page, today) } : { outcome: 'missing' };
}

/** The latest day that figures of a page are said to be of; days to come are a slip of the pen. */
function lastDayNamed(html: string, today: Day): Day | null {
  const text = html
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
  const days: Day[] = [];
  for (const { index } of text.matchAll(/số liệu (?:tính )?đến|figures as of/gi)) {
    const day = dayIn(text.slice(index, index + untilDay));
    if (day !== undefined && day <= today) days.push(day);
  }
  return days.sort().at(-1) ?? null;
}

function dayIn(text: string): Day | undefined {
  const iso = /\d{4}-\d\d-\d\d/.exec(text)?.[0];
  const written = /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(text);
  const day =
    iso ?? (written && `${written[3]}-${written[2]!.padStart(2, '0')}-${written[1]!.padStart(2, '0')}`);
  return day && isDay(day) ? day : undefined;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Editors write letters as numbers, and addresses with &amp;. */
const decoded = (html: string) =>
  html.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));/gi, (whole, hex, decimal, name) => {
    if (name) return named[name.toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : ' ';
  });

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
