import { type Import, listImports, type SourceFile } from './source-files.ts';

/**
 * The floors of the house, lowest first; a room imports from its own floor and from those below, pure files from all.
 * A new room is put where everything that it reads stands below it.
 */
const floors = [
  ['attachments', 'audit', 'notices', 'jobs', 'personal-data', 'print', 'program-keys', 'sheets', 'webhooks'],
  ['units', 'fields', 'caseload', 'calendar', 'periods', 'tags', 'deadlines', 'categories'],
  ['accounts'],
  ['questionnaires'],
  ['tallies', 'points', 'campaigns', 'kiosks'],
  ['responses', 'petitions'],
  ['statistics', 'comments', 'entry'],
  ['targets', 'indicators', 'actions', 'placements'],
  ['publication', 'reports', 'results', 'alerts', 'board'],
  ['installation', 'push'],
  ['demonstration', 'backups'],
];

type Kind =
  | 'process'
  | 'app'
  | 'http'
  | 'database'
  | 'base'
  | 'routes'
  | 'impure'
  | 'deed'
  | 'pure'
  | 'web'
  | 'browser'
  | 'other';

/** Files of a room that meet the database, the page or the disk; the others are rules, or deeds made of both. */
const impureNames = /^([a-z]+-)?(store|pages|apply|jobs)\.ts$|\.tsx$/;

/** What a file is by its place and name alone; a deed passes for pure here. */
export function kindOf(path: string): Kind {
  if (/^(kiosk|survey-web\/islands)\//.test(path)) return 'browser';
  if (path.startsWith('survey-web/')) return 'web';
  if (!path.startsWith('api/')) return 'other';
  const [, folder = '', ...rest] = path.split('/');
  if (rest.length === 0) return kindOfRootFile(folder);
  if (folder === 'http' || folder === 'database') return folder;
  const name = rest.at(-1)!;
  if (/^routes\.tsx?$/.test(name)) return 'routes';
  return impureNames.test(name) || folder === 'jobs' ? 'impure' : 'pure';
}

function kindOfRootFile(name: string): Kind {
  if (name === 'main.ts' || name === 'cli.ts') return 'process';
  return name === 'app.ts' ? 'app' : 'base';
}

/** As `kindOf`, but a file that is handed a database, or calls a store or another deed, is a deed. */
function kindsIn(files: SourceFile[]): (path: string) => Kind {
  const deeds = new Set<string>();
  const kind = (path: string) => (deeds.has(path) ? 'deed' : kindOf(path));
  const takesOrCalls = ({ target, typeOnly }: Import) =>
    (kind(target) === 'database' && !(typeOnly && target.endsWith('/tables.ts'))) ||
    (!typeOnly && ['impure', 'deed'].includes(kind(target)));
  for (let known = -1; known < deeds.size; ) {
    known = deeds.size;
    for (const file of files) {
      if (kind(file.path) === 'pure' && listImports(file).some(takesOrCalls)) deeds.add(file.path);
    }
  }
  return kind;
}

/** What a kind may not import (unless `types` says otherwise, not even as a type), and where the line belongs instead. */
const forbidden: { from: Kind[]; to: Kind[]; types?: 'allowed'; why: string }[] = [
  {
    from: ['app', 'http', 'database', 'base', 'routes', 'impure', 'deed', 'pure', 'web', 'browser'],
    to: ['process'],
    why: 'main.ts and cli.ts start a process when imported; move what both need into the room that knows it',
  },
  {
    from: ['app', 'http', 'database', 'base', 'routes', 'impure', 'deed', 'pure'],
    to: ['web', 'browser'],
    why: 'the server stands below the pages, and main.ts alone puts them together; move what both need into a room of api',
  },
  {
    from: ['http', 'database', 'base', 'routes', 'impure', 'deed', 'pure'],
    to: ['app', 'routes'],
    why: 'routes are mounted by app.ts and used by nobody below; move what both need into the store or the rules of the room',
  },
  {
    from: ['http', 'database', 'base'],
    to: ['impure', 'deed'],
    why: 'this is the ground that all rooms stand on; take the value, or the function, as an argument',
  },
  {
    from: ['database', 'base', 'pure'],
    to: ['http'],
    types: 'allowed',
    why: 'rules know nothing of the web; take the value as an argument',
  },
  {
    from: ['browser'],
    to: ['app', 'http', 'database', 'routes', 'impure', 'deed'],
    types: 'allowed',
    why: 'the browser would download the server; import only its types, or a pure file',
  },
];

/** Imports that go up instead of down. */
export function wrongDirections(files: SourceFile[]): string[] {
  const kind = kindsIn(files);
  return files.flatMap((file) =>
    listImports(file).flatMap(({ target, typeOnly, line }) => {
      const why =
        whyForbidden(kind(file.path), kind(target), typeOnly) ?? whyUpward(file.path, target, kind(target));
      return why ? [`${file.path}:${line} imports ${target}: ${why}`] : [];
    }),
  );
}

function whyForbidden(upper: Kind, lower: Kind, typeOnly: boolean): string | undefined {
  const rule = forbidden.find(
    ({ from, to, types }) => from.includes(upper) && to.includes(lower) && !(typeOnly && types),
  );
  return rule?.why;
}

// Pure files stand below all floors: they know nothing that could lead back up.
function whyUpward(from: string, target: string, kind: Kind): string | undefined {
  const [own, other] = [roomOf(from), roomOf(target)];
  if (!own || !other || own === other || kind === 'pure') return undefined;
  if (floorOf(own) >= floorOf(other)) return undefined;
  return `${own} stands below ${other}; let ${other} call ${own}, hand the value in as an argument, or move the line to ${other}`;
}

/** Rooms that stand on no floor. */
export function unknownRooms(files: SourceFile[]): string[] {
  const rooms = new Set(files.map(({ path }) => roomOf(path)).filter((room) => room !== undefined));
  return [...rooms]
    .filter((room) => floorOf(room) === -1)
    .map(
      (room) =>
        `api/${room} stands on no floor: put it into tests/support/architecture-floors.ts, above what it reads`,
    );
}

/** Two rooms of one floor that lean on each other: neither can be read, or taken out, alone. */
export function mutualRooms(files: SourceFile[]): string[] {
  const kind = kindsIn(files);
  const arrows = new Map<string, string>();
  for (const file of files) {
    for (const { target } of listImports(file)) {
      const [own, other] = [roomOf(file.path), roomOf(target)];
      if (own && other && own !== other && kind(target) !== 'pure')
        arrows.set(`${own} → ${other}`, file.path);
    }
  }
  return [...arrows].flatMap(([arrow, path]) => {
    const [own, other] = arrow.split(' → ') as [string, string];
    const back = arrows.get(`${other} → ${own}`);
    if (!back || own > other) return [];
    return [
      `${path} and ${back}: ${own} and ${other} import each other; move what both need into a pure file`,
    ];
  });
}

function roomOf(path: string): string | undefined {
  const room = /^api\/([^/]+)\//.exec(path)?.[1];
  return room === 'http' || room === 'database' ? undefined : room;
}

const floorOf = (room: string) => floors.findIndex((floor) => floor.includes(room));
