// Finds the programs that tests need and npm cannot bring: Chromium, the PostgreSQL server, Poppler, which
// reads PDFs, and OpenSSH's SFTP server.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const oldestPostgres = 15;
// As `tests/support/sftp-server.ts` looks for it.
const sftpServers = [
  '/usr/lib/openssh/sftp-server',
  '/usr/libexec/openssh/sftp-server',
  '/usr/libexec/sftp-server',
];
const debianPackages = {
  chromium: ['chromium-headless-shell', 'fonts-noto-core', 'fonts-noto-color-emoji'],
  postgresBin: ['postgresql'],
  pdftotext: ['poppler-utils'],
  sftpServer: ['openssh-sftp-server'],
};

/** { chromium, postgresBin, pdftotext, sftpServer }: programs, and the folder with initdb and pg_ctl; undefined where there is none. */
export function findTestTools() {
  const found = findInstalled();
  const missing = Object.keys(debianPackages).filter((tool) => !found[tool]);
  if (missing.length === 0 || !mayInstallOnDebian()) return found;
  installOnDebian(missing.flatMap((tool) => debianPackages[tool]));
  return findInstalled();
}

function findInstalled() {
  const [postgresBin, pdftotext] = [findPostgresBin(), onPath('pdftotext')];
  return { chromium: findChromium(), postgresBin, pdftotext, sftpServer: sftpServers.find(isExecutable) };
}

function findChromium() {
  // The headless shell draws no windows of its own around each page, and takes half the time.
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
  const candidates = names.map(onPath);
  return [process.env.CHROMIUM, ...candidates].find((path) => path && isExecutable(path));
}

function findPostgresBin() {
  // The programs on PATH are often links; their neighbours lie beside the real file.
  const initdb = onPath('initdb');
  const candidates = [process.env.PG_BIN, initdb && dirname(realpathSync(initdb)), ...debianPostgresBins()];
  return candidates.find((folder) => folder && isPostgresBin(folder));
}

function debianPostgresBins() {
  const folder = '/usr/lib/postgresql';
  if (!existsSync(folder)) return [];
  const versions = readdirSync(folder).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(folder, version, 'bin'));
}

function isPostgresBin(folder) {
  if (!['initdb', 'postgres', 'pg_ctl'].every((name) => isExecutable(join(folder, name)))) return false;
  const { stdout } = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/ (\d+)/.exec(stdout)?.[1] ?? 0) >= oldestPostgres;
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path) {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function mayInstallOnDebian() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath('apt-get') !== undefined;
}

function installOnDebian(packages) {
  console.log(`Installing for the tests: ${packages.join(' ')}`);
  const apt = (...args) =>
    spawnSync('apt-get', ['-q', ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  // What is still missing afterwards is reported as not found, so that a machine without network can test the rest.
  if (apt('update')) apt('install', '-y', '--no-install-recommends', ...packages);
}
