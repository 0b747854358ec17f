import { kindOf } from './architecture-floors.ts';
import { isCode, linesWith, listImports, type SourceFile } from './source-files.ts';

/** A file named here is excused from one rule, with the reason; a folder ends with a slash. */
type Excuses = Record<string, string>;

const isExcused = (path: string, excuses: Excuses) =>
  Object.keys(excuses).some((each) => (each.endsWith('/') ? path.startsWith(each) : path === each));

const vagueNames = /^(utils?|helpers?|common|lib|types|constants)$/;

/** Names that say nothing about what is inside. */
export function vagueFileNames(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.split('/').some((part) => vagueNames.test(part.replace(/\..*$/, ''))))
    .map(
      ({ path }) =>
        `${path}: the name says nothing; name the file for what it knows, in the room of that noun`,
    );
}

/** index.ts files that only pass on what others export. */
export function barrels(files: SourceFile[]): string[] {
  const passedOn = /^\s*export\s+(type\s+)?(\*|\{[^}]*\})[^;]*\bfrom\s+['"][^'"]+['"];?/gm;
  return files
    .filter(({ path, text }) => /(^|\/)index\.tsx?$/.test(path) && text.replace(passedOn, '').trim() === '')
    .map(({ path }) => `${path}: a barrel hides where things live; import from the file itself`);
}

const longest = 300;

export function longFiles(files: SourceFile[]): string[] {
  return files
    .filter(isCode)
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > longest)
    .map(
      ({ path, lines }) =>
        `${path}: ${lines} lines; split it by what its parts know, at most ${longest} each`,
    );
}

/** Migrations are frozen: what they import from us would change beneath them. */
export function leaningMigrations(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('migrations/'))
    .flatMap((file) =>
      listImports(file)
        .filter(({ target }) => target !== 'kysely' && !target.startsWith('kysely/'))
        .map(
          ({ target, line }) =>
            `${file.path}:${line} imports ${target}: a migration is frozen; write out in it what it needs`,
        ),
    );
}

const readsEnvironment: Excuses = {
  'api/config.ts': 'parses it once, for everyone',
  'scripts/': 'run before and beside the server',
  'tests/': 'are told by npm test what was found',
  'vite.config.ts': 'run by the build',
  'vitest.config.ts': 'run by npm test',
};

export function environmentReaders(files: SourceFile[]): string[] {
  return complaints(
    files.filter(({ path }) => isCode({ path, text: '' }) && !isExcused(path, readsEnvironment)),
    /\bprocess\.env\b/,
    'only api/config.ts reads the environment; add the variable to Config there and take it as an argument',
  );
}

const opensTransactions: Excuses = {
  'api/main.ts': 'the process',
  'api/cli.ts': 'the process',
  'api/database/': 'where inTransaction lives',
  'survey-web/console/visit.ts': 'the door of every page of the console',
  'survey-web/console/sign-in/': 'the door of those who are not signed in yet',
  'api/accounts/admission.ts': 'the library asks in the middle of its own work',
  'api/jobs/': 'a job is a door of its own',
  'api/installation/': 'what ships, and what is applied, is put in whole or not at all',
  'api/responses/receive.ts':
    'the one intake behind API, form and demonstration: committed before it is acknowledged',
  'api/responses/import-queue.ts': 'thousands at once, each batch committed as the device would send it',
  'api/petitions/receive.ts':
    'the one intake behind API, form and staff: committed before it is acknowledged',
  'api/petitions/sender/act.ts': 'the one door of senders, behind API and page',
  'api/responses/recount.ts': 'holds up the intake for one unit at a time, not for all',
  'api/backups/': 'reads everything at one moment, and puts it back whole or not at all',
  'api/demonstration/': 'loads itself as a job would, after the server listens',
  'tests/': 'play both sides',
  'scripts/': 'play both sides',
};

export function hiddenTransactions(files: SourceFile[]): string[] {
  return complaints(
    files.filter((file) => isCode(file) && !isDoor(file.path) && !isExcused(file.path, opensTransactions)),
    /\.(transaction|startTransaction)\(\)|\binTransaction\b(?!\s*[,}])/,
    'only routes and jobs open transactions; take a Trx as an argument, so that forgetting it does not compile',
  );
}

const isDoor = (path: string) => /(^|\/)(routes|jobs)\.tsx?$/.test(path);

const excusedFromPurity: Excuses = {
  'api/accounts/second-factor.ts': 'codes follow the real clock, as the library does',
  'api/config.ts': 'reads the environment and keeps the secret',
  'api/problems.ts': 'the status of a problem is HTTP itself',
};

/** Rules that meet the web, the database, the disk, the clock or chance: they could not be tested by a table. */
export function impureRules(files: SourceFile[]): string[] {
  const rules = files.filter(
    ({ path }) =>
      ['pure', 'base'].includes(kindOf(path)) && path.endsWith('.ts') && !isExcused(path, excusedFromPurity),
  );
  const imports = rules.flatMap((file) =>
    listImports(file)
      .filter(({ target }) => /^(hono|kysely|node:fs)(\/|$)/.test(target))
      .map(
        ({ target, line }) =>
          `${file.path}:${line} imports ${target}: rules are pure; this belongs into routes.ts or store.ts`,
      ),
  );
  return [
    ...imports,
    ...complaints(rules, /\bnew Date\(\s*\)|\bDate\.now\(/, 'rules have no clock; take `now` as an argument'),
    ...complaints(rules, /\bMath\.random\(/, 'rules know no chance; take the random value as an argument'),
  ];
}

function complaints(files: SourceFile[], pattern: RegExp, why: string): string[] {
  return files.flatMap((file) => linesWith(file, pattern).map((line) => `${file.path}:${line}: ${why}`));
}

const pathLike = /^(?!\/)[\w.@-]+(\/[\w.@-]+)*\/?$/;
const startsInHouse = /^(\.ci|api|survey-web|kiosk|migrations|scripts|tests|docs)\//;
const endsAsSource = /\.(ts|tsx|mjs|css|json|md|sql|yml)$/;

/** Paths in backticks of a document that are neither in `paths` nor the end of one of them. */
export function missingPaths(document: SourceFile, paths: string[]): string[] {
  const mentioned = [...document.text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]!);
  return [...new Set(mentioned)]
    .filter((each) => pathLike.test(each) && (startsInHouse.test(each) || endsAsSource.test(each)))
    .filter((each) => !/^[A-Z]+\.json$/.test(each) && !paths.some((path) => leadsTo(path, each)))
    .map(
      (each) => `${document.path} names ${each}, which does not exist; correct the path or drop the sentence`,
    );
}

function leadsTo(path: string, mentioned: string): boolean {
  const wanted = mentioned.replace(/\/$/, '');
  return `/${path}`.endsWith(`/${wanted}`) || path.startsWith(`${wanted}/`);
}
