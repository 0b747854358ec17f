import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `path` is relative to the repository, with slashes. */
export interface SourceFile {
  path: string;
  text: string;
}

/** `target` is a path of the repository, or the name of a package. */
export interface Import {
  target: string;
  typeOnly: boolean;
  line: number;
}

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const sourceFolders = ['api', 'survey-web', 'kiosk', 'migrations', 'scripts', 'tests'];

/** Every file of the source folders and every configuration in TypeScript beside them. */
export function readSourceFiles(): SourceFile[] {
  const beside = readdirSync(root).filter((name) => name.endsWith('.ts'));
  return [...sourceFolders.flatMap(filesUnder), ...beside].map((path) => ({
    path,
    text: readFileSync(join(root, path), 'utf8'),
  }));
}

function filesUnder(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** True for code people write by hand: what the rules about code look at. */
export const isCode = ({ path }: SourceFile) => /\.(ts|tsx|mjs|css)$/.test(path);

// Strings come first, so that the `/**/` of a glob or the `//` of an address does not begin a comment.
const stringOrComment =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

/** The code with comments blanked out; lines keep their numbers. */
export function withoutComments(text: string): string {
  return text.replace(stringOrComment, (found) =>
    found.startsWith('/') ? found.replace(/[^\n]/g, '') : found,
  );
}

const importStatement =
  /^[ \t]*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\bfrom\s+)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]/gm;

/** The imports and re-exports of a file, also `import()`. */
export function listImports(file: SourceFile): Import[] {
  const code = withoutComments(file.text);
  return [...code.matchAll(importStatement)].map((match) => ({
    target: resolveTarget(file.path, (match[2] ?? match[3])!),
    typeOnly: match[1] !== undefined,
    line: lineAt(code, match.index + match[0].length),
  }));
}

function resolveTarget(from: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier;
}

/** The 1-based lines on which the pattern is found in code, comments aside. */
export function linesWith(file: SourceFile, pattern: RegExp): number[] {
  const code = withoutComments(file.text);
  return [...code.matchAll(new RegExp(pattern, 'g'))].map((match) => lineAt(code, match.index));
}

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length;
