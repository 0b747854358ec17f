import type { Text } from '../text.ts';

/** Why a line of labels cannot be used. */
export type LabelMistake = 'range' | 'languages' | 'too-long' | 'too-many';

export type Labels = { labels: Text[] } | { mistake: LabelMistake; line: string };

const longest = 200;

/**
 * Labels from what was typed, one a line: `Quầy 1..8` or `Quầy 1-8` stands for eight of them, `Quầy 1..8 | Counter 1..8` names them
 * in English too. Nothing typed: none; what is typed twice counts once.
 */
export function expandLabels(typed: string, most: number): Labels {
  const labels: Text[] = [];
  const seen = new Set<string>();
  for (const line of typed.split(/\r?\n/).map((one) => one.trim())) {
    if (line === '') continue;
    const [vi, en, ...more] = line.split('|').map((part) => expandRange(part.trim()));
    if (vi === null || en === null) return { mistake: 'range', line };
    if (!vi || more.length > 0 || vi.includes('') || (en && en.length !== vi.length)) {
      return { mistake: 'languages', line };
    }
    for (const [i, name] of vi.entries()) {
      if (Math.max(name.length, en?.[i]?.length ?? 0) > longest) return { mistake: 'too-long', line };
      if (seen.has(name)) continue;
      seen.add(name);
      labels.push({ vi: name, ...(en?.[i] && { en: en[i] }) });
    }
    if (labels.length > most) return { mistake: 'too-many', line };
  }
  return { labels };
}

const range = /^(.*?)(\d{1,4})\s*(?:\.\.\.?|…)\s*(\d{1,4})(.*)$/;
// Two plain numbers only: "A1-2", "1-2-3", "2.1-3" and "1/2-5" are names as they stand.
const dashed = /^((?:.*\s)?)(\d{1,4})\s*[-–]\s*(\d{1,4})((?:\s.*)?)$/;
const widestDashed = 100;

/** `Quầy 1..3` as its three names; null where it counts backwards, or further than anybody has counters. */
function expandRange(part: string): string[] | null {
  const found = range.exec(part) ?? dashedRange(part);
  if (!found) return [part];
  const [, before, first, last, after] = found as unknown as [string, string, string, string, string];
  const count = Number(last) - Number(first) + 1;
  if (count < 1 || count > 1000) return null;
  return Array.from({ length: count }, (_, i) =>
    `${before}${String(Number(first) + i).padStart(first.length, '0')}${after}`.trim(),
  );
}

/** A dash counts only where it can mean nothing else: upwards, and not as far as between the numbers of a plot. */
function dashedRange(part: string): RegExpExecArray | null {
  const found = dashed.exec(part);
  if (!found) return null;
  const apart = Number(found[3]) - Number(found[2]);
  return apart > 0 && apart <= widestDashed ? found : null;
}
