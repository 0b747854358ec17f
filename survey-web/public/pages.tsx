import type { Context } from 'hono';
import { listPublishedActions } from '../../api/actions/store.ts';
import { listCategories, listKinds } from '../../api/categories/store.ts';
import { listPublishedComments } from '../../api/comments/store.ts';
import { dayOf } from '../../api/days.ts';
import { type Env, room } from '../../api/http/context.ts';
import { listDarkHours } from '../../api/kiosks/watch.ts';
import { calendarPeriod, recentCalendarPeriods } from '../../api/periods/period.ts';
import { listOwnPeriods } from '../../api/periods/store.ts';
import { listOutcomes } from '../../api/petitions/books-store.ts';
import { listPublicHosts } from '../../api/placements/store.ts';
import { figuresBelow, type UnitBelow } from '../../api/publication/below.ts';
import { type ClosedPeriod, findBelow } from '../../api/publication/closing/closed.ts';
import { listClosings, listFileRefs } from '../../api/publication/closing/store.ts';
import type { PageQuery, Stretch } from '../../api/publication/query.ts';
import { askedFor, booksOfPage, figuresOfPage } from '../../api/publication/routes.ts';
import { findUnitById, listSubtrees, type Unit } from '../../api/units/store.ts';
import { addressOf } from '../embed/figures.ts';
import { inOtherLanguage, withQuery } from '../layout.tsx';
import { taggedPage } from '../tagged-page.ts';
import { shownOutcomes } from './petition-outcomes.tsx';
import { PublicPage, type PublicPageLinks } from './public-page.tsx';

/** The last ones; more would bury the figures. */
const mostComments = 10;
const mostOutcomes = 5;
/** Twenty years of months, quarters and years. */
const mostClosings = 400;
const mostActions = 10;

/** The public page of a unit. */
export const publicPages = room().get('/u/:slug', async (c) => {
  const { deps, locale } = c.var;
  const { db, config } = deps;
  const asked = await askedFor(c);
  const { unit, chain, query, stretch, closed } = asked;
  const { privacyMinimum } = config;
  const kept = closed?.isKept ? closed : undefined;
  const unitIds = query.descendants ? (await listSubtrees(db, [unit.id])).get(unit.id)! : [unit.id];
  const today = dayOf(deps.now());
  // What is no part of a closed period is left out of its page, which stays as it was.
  const ofToday = <T,>(ask: () => Promise<T[]>): Promise<T[]> | T[] => (kept ? [] : ask());
  // None of these waits for another: a database answers several at once.
  const [
    satisfaction,
    below,
    books,
    own,
    successor,
    shownClosed,
    closings,
    comments,
    actions,
    dark,
    outcomes,
    alsoOn,
  ] = await Promise.all([
    figuresOfPage(c, asked),
    kept ? findBelow(db, kept.shown) : figuresBelow(db, unit, stretch, { privacyMinimum, locale }),
    booksOfPage(c, asked),
    listOwnPeriods(db),
    unit.successorId === null ? undefined : findUnitById(db, unit.successorId),
    closed ? closedOf(c, unit, closed) : null,
    listClosings(db, unit.id, mostClosings),
    ofToday(() => listPublishedComments(db, unitIds, mostComments)),
    ofToday(() => listPublishedActions(db, unitIds, mostActions)),
    ofToday(() => listDarkHours(db, unit.id, stretch.from, stretch.to, deps.now())),
    ofToday(() => outcomesOf(c, unitIds)),
    ofToday(() => listPublicHosts(db, unit.id, today)),
  ]);
  const superior = chain[1];
  const calendar = recentCalendarPeriods(today);
  const known = [...own, ...calendar];
  const period = query.period
    ? (closed?.shown.period ??
      known.find(({ slug }) => slug === query.period) ??
      calendarPeriod(query.period))
    : undefined;
  const isUsual = [query.period, query.from, query.to].every((asked) => asked === undefined);
  const language: Record<string, string> = locale === 'en' ? { lang: 'en' } : {};
  const pageOf = (slug: string) => `/u/${slug}${locale === 'en' ? '?lang=en' : ''}`;

  return taggedPage(
    c,
    <PublicPage
      locale={locale}
      satisfaction={satisfaction}
      below={below}
      comments={comments}
      actions={actions}
      books={books}
      dark={dark}
      closed={shownClosed}
      closings={closings}
      outcomes={outcomes}
      alsoOn={alsoOn}
      heading={{
        unit: kept ? { ...unit, name: { vi: satisfaction.unit.name } } : unit,
        superior,
        successor,
        moved: satisfaction.codesMoved,
        today,
        period,
        pageOf,
      }}
      picker={{
        action: `/u/${unit.slug}`,
        calendar:
          period && !known.some(({ slug }) => slug === period.slug) ? [period, ...calendar] : calendar,
        own,
        chosen: period?.slug,
        kept: { ...withoutDays(c.req.query()), ...language },
        usual: isUsual ? null : withQuery(c.req.url, { period: '', revision: '', from: '', to: '' }),
      }}
      descendants={query.descendants}
      measureNamed={query.measure !== undefined}
      links={linksOf(c, query, satisfaction.period)}
      share={shareOf(c, unit.slug)}
    />,
  );
});

async function outcomesOf({ var: { deps, locale } }: Context<Env>, unitIds: number[]) {
  const outcomes = await listOutcomes(deps.db, { unitIds, most: mostOutcomes });
  if (outcomes.length === 0) return [];
  return shownOutcomes(outcomes, await listKinds(deps.db), await listCategories(deps.db), locale);
}

/** What was published of the closed period shown, and the ways from one revision to another. */
async function closedOf(c: Context<Env>, unit: Unit, closed: ClosedPeriod) {
  const refs = await listFileRefs(
    c.var.deps.db,
    closed.revisions.map(({ id }) => id),
  );
  const anew = { questionnaire: '', measure: '', weighting: '' };
  return {
    unit: unit.slug,
    closed,
    refs,
    pageOf: (revision: number | null) =>
      withQuery(c.req.url, { ...anew, revision: revision === null ? '' : String(revision) }),
    present: withQuery(c.req.url, { ...anew, period: '', revision: '', from: '', to: '' }),
  };
}

/** A link to the page as it was asked for, and the picture of the same figures. */
function shareOf(c: Context<Env>, slug: string): { url: string; image: string } {
  const query = { ...c.req.query(), lang: c.var.locale === 'en' ? 'en' : '' };
  const at = (path: string) => addressOf(c.var.deps.config.publicUrl, path, query);
  return { url: at(`/u/${slug}`), image: at(`/u/${slug}/share.png`) };
}

const askedBesideDays = ['questionnaire', 'measure', 'weighting', 'descendants'];

/** What the page was asked for beside its days, which a form for other days keeps. */
const withoutDays = (query: Record<string, string>) =>
  Object.fromEntries(Object.entries(query).filter(([name]) => askedBesideDays.includes(name)));

function linksOf(c: Context<Env>, query: PageQuery, { from, to }: Stretch): PublicPageLinks {
  const { url } = c.req;
  const path = new URL(url).pathname.replace(/\/+$/, '');
  const { search } = new URL(url);
  const slug = path.split('/').at(-1)!;
  const lang = c.var.locale === 'en' ? 'en' : '';
  const days: Record<string, string> = query.period === undefined ? { from, to } : { period: query.period };
  return {
    otherLanguage: inOtherLanguage(url, c.var.locale),
    json: `${path}/satisfaction.json${search}`,
    csv: `${path}/satisfaction.csv${search}`,
    sheet: `${path}/sheet${search}`,
    board: withQuery(new URL(`/u/${slug}/targets`, url).href, { ...days, lang }),
    petitions: {
      send: withQuery(new URL('/kien-nghi', url).href, { unit: slug, lang }),
      json: `${path}/petitions.json${search}`,
      feed: `${path}/feed.xml`,
    },
    periods: `${path}/periods.json${lang && '?lang=en'}`,
    closedPeriod: (period) => withQuery(new URL(path, url).href, { period, lang }),
    withMeasure: (measure) => withQuery(url, { measure, revision: '' }),
    withBelow: (descendants) => withQuery(url, { descendants: descendants ? 'true' : '' }),
    unitBelow: ({ unit, hasUnitsBelow }: UnitBelow) =>
      withQuery(new URL(`/u/${unit.slug}`, url).href, {
        ...days,
        descendants: hasUnitsBelow ? 'true' : '',
        lang,
      }),
  };
}
