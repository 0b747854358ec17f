import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { isHeldAnywhere } from '../../api/accounts/permissions.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { assetUrl } from '../assets.ts';
import { withQuery } from '../layout.tsx';
import { consoleTexts } from '../texts/console.ts';
import { type Door, installationDoors, unitDoors } from './navigation.ts';
import { type Notice, notices } from './notices.ts';
import { WithSummary } from './summary.tsx';
import type { Refused, UnitVisit } from './visit.ts';

export interface ConsolePage {
  title: string;
  /** One sentence: what this page is for. */
  lead?: Child;
  children: Child;
  status?: 200 | 201 | 404 | 409 | 422;
  /** What was refused: gives the page its status, and stands above everything else. */
  refused?: Refused | undefined;
  /** The address of an island's script. */
  script?: string;
  /** `narrow` for forms (42 rem), `wide` for tables (72 rem). */
  width?: 'narrow' | 'wide';
}

/** A page of somebody who is signed in. */
export function renderPage(visit: UnitVisit, page: ConsolePage) {
  const { locale, unit } = visit;
  const t = consoleTexts[locale];
  const done = visit.query('done');
  const unitName = unit && inLocale(unit.name, locale);
  return (
    <ConsoleDocument
      locale={locale}
      title={[page.title, unitName].filter(Boolean).join(' – ')}
      url={visit.c.req.url}
      hasErrors={page.refused !== undefined}
      script={page.script}
      me={<Me visit={visit} />}
      doors={<InstallationDoors visit={visit} />}
    >
      {unit && (
        <section class="console-unit" aria-label={t.unit}>
          <Superiors visit={visit} />
          <p class="console-unit-name">
            <a href={`/console/units/${unit.slug}`}>{unitName}</a>
          </p>
          <Doors
            label={t.unitPages}
            here={visit.c.req.path}
            at={`/console/units/${unit.slug}`}
            doors={unitDoors.filter((door) => visit.may(door.permission))}
            locale={locale}
          />
        </section>
      )}
      {unit?.demonstration && <aside class="demonstration">{t.demonstration}</aside>}
      <main id="main" class={page.width ?? 'wide'}>
        {Object.hasOwn(notices, done) && !page.refused && (
          <p class="console-notice" role="status">
            {inLocale(notices[done as Notice], locale)}
          </p>
        )}
        <WithSummary refused={page.refused}>
          <h1>{page.title}</h1>
          {page.lead && <p class="lead">{page.lead}</p>}
          {page.children}
        </WithSummary>
      </main>
    </ConsoleDocument>
  );
}

/** The document around every page of the console, also for those who are not signed in. */
export function ConsoleDocument({
  locale,
  title,
  url,
  hasErrors,
  script,
  me,
  doors,
  children,
}: {
  locale: Locale;
  title: string;
  url: string;
  hasErrors?: boolean;
  script?: string | undefined;
  me?: Child;
  doors?: Child;
  children: Child;
}) {
  const t = consoleTexts[locale];
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={locale}>
        <head>
          <meta charset="utf-8" />
          <title>{`${hasErrors ? `${t.errorPrefix} ` : ''}${title} – Lắng Nghe`}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href={assetUrl('site')} />
          <link rel="stylesheet" href={assetUrl('console-site')} />
          {script && <script type="module" src={script} />}
        </head>
        <body class="console">
          <a class="skip" href="#main">
            {t.skip}
          </a>
          <header>
            <div class="masthead">
              <a href="/console" class="brand">
                Lắng Nghe <span class="soft">{t.console}</span>
              </a>
              <a
                href={withQuery(url, { lang: locale === 'vi' ? 'en' : 'vi', done: '' })}
                class="language"
                lang={locale === 'vi' ? 'en' : 'vi'}
              >
                {t.otherLanguage}
              </a>
              {me}
            </div>
            {doors}
          </header>
          {children}
        </body>
      </html>
    </>
  );
}

/** Who is signed in, and the way out. */
function Me({ visit: { actor, locale } }: { visit: UnitVisit }) {
  return (
    <div class="console-me">
      {/* Until the second factor is set up every door but that page's would lead back to it. */}
      {actor.needsSecondFactor ? <span>{actor.name}</span> : <a href="/console/account">{actor.name}</a>}
      <form method="post" action="/console/sign-out">
        <button type="submit" class="link-button">
          {consoleTexts[locale].signOut}
        </button>
      </form>
    </div>
  );
}

function InstallationDoors({ visit }: { visit: UnitVisit }) {
  const { locale, actor } = visit;
  if (actor.needsSecondFactor) return null;
  const doors = installationDoors.filter((door) =>
    door.anywhere ? isHeldAnywhere(actor.grants, door.permission) : mayForWhole(visit, door),
  );
  return (
    <div class="console-bar">
      <Doors
        label={consoleTexts[locale].installation}
        here={visit.c.req.path}
        at="/console"
        doors={doors}
        locale={locale}
      />
    </div>
  );
}

const mayForWhole = ({ actor }: UnitVisit, door: Door) =>
  actor.grants.some((grant) => grant.unitId === null && isHeldAnywhere([grant], door.permission));

function Superiors({ visit: { unit, locale } }: { visit: UnitVisit }) {
  if (unit.superiors.length === 0) return null;
  return (
    <p class="console-superiors soft">
      {[...unit.superiors]
        .reverse()
        .map((superior) => inLocale(superior.name, locale))
        .join(' › ')}
    </p>
  );
}

function Doors({
  label,
  here,
  at,
  doors,
  locale,
}: {
  label: string;
  here: string;
  at: string;
  doors: Door[];
  locale: Locale;
}) {
  if (doors.length === 0) return null;
  const leadsHere = (path: string) => here === at + path || here.startsWith(`${at}${path}/`);
  const current = doors.findLast(({ path, behind = [] }) => [path, ...behind].some(leadsHere));
  return (
    <nav class="console-doors" aria-label={label}>
      {/* Closed only where a phone has no room for all; where nothing is chosen yet they are what the page is for. */}
      <details class="fold" open={current === undefined}>
        <summary>
          {label}
          {current && (
            <>
              : <b>{inLocale(current.name, locale)}</b>
            </>
          )}
        </summary>
        <ul>
          {doors.map((door) => (
            <li>
              <a href={at + door.path} aria-current={door === current ? 'page' : undefined}>
                {inLocale(door.name, locale)}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}
