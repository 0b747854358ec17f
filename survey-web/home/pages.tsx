import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { normaliseOneTimeCode } from '../../api/campaigns/one-time-code.ts';
import { dayOf } from '../../api/days.ts';
import { type Env, room } from '../../api/http/context.ts';
import { normaliseCode } from '../../api/points/codes.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { countUnits, getUnit, listChain, type Unit } from '../../api/units/store.ts';
import { inOtherLanguage, Layout } from '../layout.tsx';
import { lookupPath } from '../petitions/tracking-lookup.tsx';
import { petitionAddress } from '../petitions/view.ts';
import { homeTexts } from '../texts/home.ts';
import { EmptyInstallation } from './empty.tsx';
import { findUnits } from './find-units.ts';
import { CodeForm, SearchForm } from './forms.tsx';
import { Results } from './results.tsx';
import { type Branch, listBranches, Tree, treeAddress, unitsIn } from './tree.tsx';

const mostFound = 30;
const longestSearch = 100;
/** Up to so many units the whole tree stands on one page, and up to so many it stands open. */
const smallInstallation = 200;
const openInstallation = 40;

export const homeRoutes = room()
  .get('/', (c) => {
    const asked = askedIn(c.req.query('q') ?? '');
    if (asked.text) return showResults(c, asked);
    const slug = c.req.query('in');
    return slug ? showBelow(c, slug) : showHome(c);
  })
  .on('GET', ['/s', '/S', '/s/', '/S/'], async (c) => {
    const typed = c.req.query('code');
    if (typed === undefined) return c.redirect(treeAddress(c.var.locale), 303);
    const path = pathIn(typed);
    if (path === null) return showHome(c, askedIn(typed).text);
    return c.redirect(`/s/${path}${c.var.locale === 'en' ? '?lang=en' : ''}`, 303);
  });

/** What was typed, without control characters (which no database takes) and not endless. */
export function askedIn(typed: string): { text: string; cut: boolean } {
  const letters = [...typed.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim()];
  return { text: letters.slice(0, longestSearch).join(''), cut: letters.length > longestSearch };
}

/** The code that was typed, alone or with the whole address from the poster; a one-time code may follow it. */
function pathIn(typed: string): string | null {
  const [last = '', before = ''] = typed
    .replace(/[?#].*$/s, '')
    .split('/')
    .filter((part) => part.trim())
    .reverse();
  const code = normaliseCode(last);
  if (code !== null) return code;
  const oneTimeCode = normaliseOneTimeCode(last);
  const first = normaliseCode(before);
  return first && oneTimeCode && `${first}/${oneTimeCode}`;
}

async function showHome(c: Context<Env>, wrongCode?: string) {
  const { locale } = c.var;
  const t = homeTexts[locale];
  const units = await countUnits(c.var.deps.db);
  if (units === 0) return show(c, t.emptyHeading, [], <EmptyInstallation locale={locale} />);
  const tree = await branchesBelow(c, null, units);
  const isWrong = wrongCode !== undefined;
  if (isWrong) c.status(422);
  return show(
    c,
    isWrong ? `${t.errorTitle} ${t.codeLabel}` : t.title,
    unitsIn(tree),
    <>
      <h1>{t.heading}</h1>
      <p class="lead">{t.lead}</p>
      {isWrong && <CodeForm locale={locale} wrong={wrongCode} />}
      <SearchForm locale={locale} asked="" />
      {!isWrong && <CodeForm locale={locale} />}
      <p>
        <a class="onward" href={petitionAddress(locale)}>
          {t.petition}
        </a>
      </p>
      <p>
        <a class="onward" href={lookupPath(locale)}>
          {t.followPetition}
        </a>
      </p>
      <h2>{t.units}</h2>
      <Tree branches={tree} locale={locale} today={todayOf(c)} open={units <= openInstallation} />
    </>,
  );
}

async function showBelow(c: Context<Env>, slug: string) {
  const { locale, deps } = c.var;
  const t = homeTexts[locale];
  const unit = await getUnit(deps.db, slug);
  const [, ...superiors] = await listChain(deps.db, unit);
  const units = await countUnits(deps.db);
  const tree = await branchesBelow(c, unit.id, units);
  const name = inLocale(unit.name, locale);
  return show(
    c,
    `${t.unitsOf} ${name} – Lắng Nghe`,
    [unit, ...unitsIn(tree)],
    <>
      <Breadcrumb locale={locale} superiors={superiors.reverse()} name={name} />
      <h1>
        {t.unitsOf} {name}
      </h1>
      <p>
        <a class="onward" href={`/u/${unit.slug}${locale === 'en' ? '?lang=en' : ''}`}>
          {t.toResults} {name}
        </a>
      </p>
      <SearchForm locale={locale} asked="" />
      {tree.length === 0 && <p>{t.noneBelow}</p>}
      <Tree branches={tree} locale={locale} today={todayOf(c)} open={units <= openInstallation} />
    </>,
  );
}

async function showResults(c: Context<Env>, { text, cut }: { text: string; cut: boolean }) {
  const { locale, deps } = c.var;
  const t = homeTexts[locale];
  const found = await findUnits(deps.db, text, mostFound + 1);
  const shown = found.slice(0, mostFound);
  return show(
    c,
    `${t.results} “${text}” – Lắng Nghe`,
    shown.map(({ unit }) => unit),
    <>
      <h1>
        {t.results} “<bdi>{text}</bdi>”
      </h1>
      <SearchForm locale={locale} asked={text} />
      {cut && <p class="soft">{t.cut(longestSearch)}</p>}
      <Results
        locale={locale}
        today={todayOf(c)}
        asked={text}
        found={shown}
        more={found.length > mostFound}
        petitionTo={(unit) => petitionAddress(locale, '', { unit })}
      />
    </>,
  );
}

const todayOf = (c: Context<Env>) => dayOf(c.var.deps.now());

const branchesBelow = (c: Context<Env>, parentId: number | null, units: number): Promise<Branch[]> =>
  listBranches(
    c.var.deps.db,
    parentId,
    units <= smallInstallation ? Number.POSITIVE_INFINITY : 1,
    todayOf(c),
  );

/** The page; `units` are those it shows, some of which may be made up. */
function show(c: Context<Env>, title: string, units: Unit[], children: Child) {
  const { locale } = c.var;
  c.header('Cache-Control', 'no-cache');
  return c.html(
    <Layout
      locale={locale}
      title={title}
      description={homeTexts[locale].lead}
      otherLanguage={inOtherLanguage(c.req.url, locale)}
      demonstration={units.some((unit) => unit.demonstration)}
    >
      {children}
    </Layout>,
  );
}

function Breadcrumb({ locale, superiors, name }: { locale: Locale; superiors: Unit[]; name: string }) {
  const t = homeTexts[locale];
  return (
    <nav class="breadcrumb" aria-label={t.youAreHere}>
      <ol>
        <li>
          <a href={treeAddress(locale)}>{t.allUnits}</a>
        </li>
        {superiors.map((unit) => (
          <li>
            <a href={treeAddress(locale, unit.slug)}>{inLocale(unit.name, locale)}</a>
          </li>
        ))}
        <li aria-current="page">{name}</li>
      </ol>
    </nav>
  );
}
