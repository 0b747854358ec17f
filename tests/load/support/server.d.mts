/** Where a server keeps its things; without a `databaseUrl`, the embedded database in `dataDir`. */
export interface Place {
  dataDir: string;
  databaseUrl: string | null;
  /** PEM files; the server speaks https. Only `spawnServer` takes them: `startServer` would wait on plain http. */
  tls?: { cert: string; key: string };
}

export interface Server {
  url: string;
  pid: number;
  ended: Promise<Ending>;
  isGone: () => boolean;
  log: () => string;
  stop: () => Promise<Ending>;
  kill: () => Promise<Ending>;
}

export interface Ending {
  code: number | null;
  signal: string | null;
}

export interface Said {
  code: number | null;
  stdout: string;
  stderr: string;
}

export function startServer(place: Place): Promise<Server>;
export function spawnServer(place: Place, script?: string): Promise<Server>;
export function waitForAnswer(server: Server, path: string, milliseconds: number): Promise<void>;
export function runCommand(place: Place, args: string[]): Promise<Said>;
export function mustRun(place: Place, args: string[]): Promise<string>;
