import type { Category, Kind } from '../categories/store.ts';
import type { Outcome } from '../petitions/books-store.ts';
import { inLocale, type Locale, type Text } from '../text.ts';

export interface Feed {
  unit: { slug: string; name: Text };
  /** Without a slash at the end. */
  publicUrl: string;
  kinds: readonly Kind[];
  categories: readonly Category[];
  locale: Locale;
}

const words = {
  vi: {
    title: (unit: string) => `${unit}: kết quả xử lý phản ánh, kiến nghị`,
    done: 'Đã trả lời',
    promised: (day: string) => `Hẹn làm xong trước hết ngày ${day.split('-').reverse().join('/')}`,
  },
  en: {
    title: (unit: string) => `${unit}: outcomes of petitions`,
    done: 'Answered',
    promised: (day: string) => `Promised by ${day}`,
  },
};

/** An Atom feed (RFC 4287) of the outcomes that a unit has published, latest first. */
export function atomFeed(outcomes: Outcome[], feed: Feed): string {
  const { unit, publicUrl, locale } = feed;
  const page = `${publicUrl}/u/${unit.slug}`;
  // A feed without entries has to say when it was changed last too; this day is before every entry.
  const updated = outcomes[0]?.publishedAt ?? new Date('2026-01-01T00:00:00Z');
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `<title>${escaped(words[locale].title(inLocale(unit.name, locale)))}</title>`,
    `<id>${escaped(`${page}/feed.xml`)}</id>`,
    `<link rel="self" href="${escaped(`${page}/feed.xml`)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(page)}"/>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<author><name>${escaped(inLocale(unit.name, locale))}</name></author>`,
    ...outcomes.map((outcome) => entryOf(outcome, feed)),
    '</feed>',
    '',
  ].join('\n');
}

function entryOf(outcome: Outcome, { publicUrl, kinds, categories, locale }: Feed): string {
  const kind = kinds.find(({ key }) => key === outcome.kind);
  const category = categories.find(({ id }) => id === outcome.categoryId);
  const about = [kind, category].flatMap((one) => (one ? [inLocale(one.name, locale)] : [])).join(' – ');
  const t = words[locale];
  const state = outcome.outcome === 'done' ? t.done : t.promised(outcome.promiseDay!);
  const address = `${publicUrl}/kien-nghi/${outcome.code}`;
  return [
    '<entry>',
    `<title>${escaped(`${about}: ${state}`)}</title>`,
    // A reopened petition that is answered again is another entry.
    `<id>${escaped(`${address}#${outcome.publishedAt.toISOString()}`)}</id>`,
    `<link rel="alternate" type="text/html" href="${escaped(address)}"/>`,
    `<updated>${outcome.publishedAt.toISOString()}</updated>`,
    `<summary>${escaped(outcome.answer)}</summary>`,
    '</entry>',
  ].join('\n');
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => escapes[letter]!);
