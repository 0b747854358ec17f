import type { Context } from 'hono';
import { listPublishedActions, type PublishedAction } from '../../api/actions/store.ts';
import { listCategories, listKinds } from '../../api/categories/store.ts';
import { dayOf } from '../../api/days.ts';
import type { Env } from '../../api/http/context.ts';
import { findPeriod } from '../../api/periods/store.ts';
import { listOutcomes } from '../../api/petitions/books-store.ts';
import type { PetitionBooks } from '../../api/publication/petition-books.ts';
import { booksOfPage, pageFigures } from '../../api/publication/routes.ts';
import type { Satisfaction } from '../../api/publication/satisfaction.ts';
import { inLocale } from '../../api/text.ts';
import { listSubtrees } from '../../api/units/store.ts';
import { type ShownOutcome, shownOutcomes } from '../public/petition-outcomes.tsx';
import { actionsPart, answersPart, onTimePart, petitionsPart } from './parts.ts';
import { type EmbedQuery, parseEmbedQuery } from './query.ts';
import type { EmbedView, ViewPart } from './view.ts';
import { viewOf } from './words.ts';

/** What an embed shows: the words, and the bare numbers behind them. */
export interface Embedded {
  asked: EmbedQuery;
  satisfaction: Satisfaction;
  petitions: PetitionBooks | null;
  answers: ShownOutcome[] | null;
  actions: PublishedAction[] | null;
  links: { page: string; method: string; petition: string };
  view: EmbedView;
}

const mostAnswers = 3;
const mostActions = 3;
/** What a question for the unit's page may hold as well: the page it leads to shows the same. */
const askedOfPage = [
  'period',
  'from',
  'to',
  'questionnaire',
  'measure',
  'weighting',
  'descendants',
  'lang',
  'revision',
];

/**
 * The figures of the unit in the path as its page has them for the same query, and what else was asked for.
 * @throws Problem unit-unknown, invalid-input
 */
export async function embeddedFigures(c: Context<Env>): Promise<Embedded> {
  const { deps, locale } = c.var;
  const page = await pageFigures(c);
  const { unit, query, satisfaction } = page;
  const asked = parseEmbedQuery(c.req.query(), locale);
  const links = linksOf(c, unit.slug);
  const period = query.period ? await findPeriod(deps.db, query.period) : undefined;
  const petitions = asked.show.includes('petitions') ? await booksOfPage(c, page) : null;
  const unitIds = query.descendants ? (await listSubtrees(deps.db, [unit.id])).get(unit.id)! : [unit.id];
  const answers = asked.show.includes('form') ? await answersOf(c, unitIds) : null;
  const actions = asked.show.includes('actions')
    ? await listPublishedActions(deps.db, unitIds, mostActions)
    : null;
  const about = { today: dayOf(deps.now()), locale, href: `${links.page}#actions` };
  const parts: ViewPart[] = [
    ...(asked.show.includes('on-time') ? [onTimePart(satisfaction, locale)] : []),
    ...(petitions ? [petitionsPart(petitions, locale)] : []),
    ...(answers ? [answersPart(answers, locale, (code) => petitionAddress(c, code))] : []),
    ...(actions ? [actionsPart(actions, about)] : []),
  ];
  const view = viewOf({
    satisfaction,
    // A closed period is called as it was then.
    periodName: satisfaction.closing?.period.name ?? (period ? inLocale(period.name, locale) : null),
    locale,
    links,
    parts,
    button: asked.show.includes('form'),
  });
  return { asked, satisfaction, petitions, answers, actions, links, view };
}

async function answersOf(c: Context<Env>, unitIds: number[]): Promise<ShownOutcome[]> {
  const { deps, locale } = c.var;
  const outcomes = await listOutcomes(deps.db, { unitIds, most: mostAnswers });
  return shownOutcomes(outcomes, await listKinds(deps.db), await listCategories(deps.db), locale);
}

/** Addresses for other websites, where a path alone would lead to themselves. */
function linksOf(c: Context<Env>, slug: string): Embedded['links'] {
  const { deps, locale } = c.var;
  const kept = Object.entries(c.req.query()).filter(
    ([name, value]) => askedOfPage.includes(name) && value !== '',
  );
  const page = addressOf(deps.config.publicUrl, `/u/${slug}`, {
    ...Object.fromEntries(kept),
    ...languageOf(locale),
  });
  const petition = addressOf(deps.config.publicUrl, '/kien-nghi', { unit: slug, ...languageOf(locale) });
  return { page, method: `${page}#method`, petition };
}

const petitionAddress = (c: Context<Env>, code: string) =>
  addressOf(c.var.deps.config.publicUrl, `/kien-nghi/${code}`, languageOf(c.var.locale));

const languageOf = (locale: string): Record<string, string> => (locale === 'en' ? { lang: 'en' } : {});

/** An absolute address below the public one, with what the query has of values. */
export function addressOf(publicUrl: string, path: string, query: Record<string, string> = {}): string {
  const url = new URL(publicUrl.replace(/\/+$/, '') + path);
  for (const [name, value] of Object.entries(query)) if (value !== '') url.searchParams.set(name, value);
  return url.href;
}
