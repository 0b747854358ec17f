import type { Category, Kind } from '../categories/store.ts';
import type { Outcome } from '../petitions/books-store.ts';
import { displayedRate } from '../targets/displayed-rate.ts';
import { inLocale, type Locale, type Text } from '../text.ts';
import { pageAddress } from './closing/addresses.ts';
import type { Closing } from './closing/store.ts';

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
    title: (unit: string) => `${unit}: kết quả đã chốt và phản ánh, kiến nghị đã trả lời`,
    done: 'Đã trả lời',
    promised: (day: string) => `Hẹn làm xong trước hết ngày ${day.split('-').reverse().join('/')}`,
    closed: (period: string) => `${period}: kết quả đã chốt`,
    revised: (period: string, revision: number) => `${period}: bản đính chính, lần ${revision}`,
    rate: (rate: string, n: string) => `Tỷ lệ ${rate}, ${n} phiếu.`,
    few: 'Chưa đủ phiếu để công bố.',
    reason: 'Lý do đính chính:',
  },
  en: {
    title: (unit: string) => `${unit}: closed periods and outcomes of petitions`,
    done: 'Answered',
    promised: (day: string) => `Promised by ${day}`,
    closed: (period: string) => `${period}: the figures, closed`,
    revised: (period: string, revision: number) => `${period}: revision ${revision}`,
    rate: (rate: string, n: string) => `Rate ${rate}, ${n} responses.`,
    few: 'Too few responses to publish.',
    reason: 'Why it was revised:',
  },
};

/** An Atom feed (RFC 4287) of a unit's closed periods and of the outcomes that it has published, latest first. */
export function atomFeed(outcomes: Outcome[], closings: Closing[], feed: Feed, most: number): string {
  const { unit, publicUrl, locale } = feed;
  const page = `${publicUrl}/u/${unit.slug}`;
  const entries = [
    ...outcomes.map((outcome) => ({ at: outcome.publishedAt, entry: entryOf(outcome, feed) })),
    ...closings.map((closing) => ({ at: closing.closedAt, entry: entryOfClosing(closing, feed) })),
  ]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, most);
  // A feed without entries has to say when it was changed last too; this day is before every entry.
  const updated = entries[0]?.at ?? new Date('2026-01-01T00:00:00Z');
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `<title>${escaped(words[locale].title(inLocale(unit.name, locale)))}</title>`,
    `<id>${escaped(`${page}/feed.xml`)}</id>`,
    `<link rel="self" href="${escaped(`${page}/feed.xml`)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(page)}"/>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<author><name>${escaped(inLocale(unit.name, locale))}</name></author>`,
    ...entries.map(({ entry }) => entry),
    '</feed>',
    '',
  ].join('\n');
}

function entryOfClosing(closing: Closing, { unit, publicUrl, locale }: Feed): string {
  const t = words[locale];
  const { period, revision, reason, closedAt, summary } = closing;
  const name = inLocale(period.name, locale);
  const address = publicUrl + pageAddress(unit.slug, closing);
  // A superior stands for all below it.
  const { rate, responses, target } = summary.withBelow ?? summary.unit;
  const figure =
    rate === null
      ? t.few
      : t.rate(
          displayedRate(rate, target, locale),
          responses!.toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-GB'),
        );
  return [
    '<entry>',
    `<title>${escaped(revision === 1 ? t.closed(name) : t.revised(name, revision))}</title>`,
    `<id>${escaped(address)}</id>`,
    `<link rel="alternate" type="text/html" href="${escaped(address)}"/>`,
    `<updated>${closedAt.toISOString()}</updated>`,
    `<summary>${escaped(reason === null ? figure : `${figure} ${t.reason} ${reason}`)}</summary>`,
    '</entry>',
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
