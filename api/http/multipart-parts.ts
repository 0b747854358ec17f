import { problem } from '../problems.ts';
import { isPrintable } from '../text.ts';

/** A file as it was chosen; what its name says is to be believed in nothing. */
export interface SentFile {
  name: string;
  bytes: Buffer;
}

export interface Upload {
  fields: URLSearchParams;
  /** The files of each field, in order; a field where none was chosen has no entry. */
  files: Map<string, SentFile[]>;
}

export interface PartLimits {
  /** Fields and files together. */
  parts: number;
  /** Of all fields that are no files. */
  fieldBytes: number;
}

interface Part {
  name: string;
  /** null: no file. */
  fileName: string | null;
  bytes: Buffer;
}

/**
 * Takes a body of `multipart/form-data` (RFC 7578) apart; files are views of it, not copies.
 * @throws Problem malformed-request, too-large
 */
export function readParts(body: Buffer, boundary: string, limits: PartLimits): Upload {
  const upload: Upload = { fields: new URLSearchParams(), files: new Map() };
  let [parts, fieldBytes] = [0, 0];
  for (const { name, fileName, bytes } of eachPart(body, boundary)) {
    if (++parts > limits.parts) throw problem('too-large');
    if (fileName === null) {
      fieldBytes += bytes.length;
      if (fieldBytes > limits.fieldBytes) throw problem('too-large');
      upload.fields.append(name, textOf(bytes));
    } else if (fileName !== '' || bytes.length > 0) {
      // Browsers send an empty part where no file was chosen.
      const files = upload.files.get(name) ?? [];
      upload.files.set(name, [...files, { name: fileName, bytes }]);
    }
  }
  return upload;
}

const longestHead = 4_096;

function* eachPart(body: Buffer, boundary: string): Generator<Part> {
  const opening = Buffer.from(`--${boundary}`, 'latin1');
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  if (!body.subarray(0, opening.length).equals(opening)) throw problem('malformed-request');
  for (let at = opening.length; textAt(body, at, 2) !== '--'; ) {
    if (textAt(body, at, 2) !== '\r\n') throw problem('malformed-request');
    const head = body.subarray(at, at + longestHead + 4);
    const headLength = head.indexOf('\r\n\r\n');
    const start = at + headLength + 4;
    const end = body.indexOf(delimiter, start);
    if (headLength < 0 || end < 0) throw problem('malformed-request');
    yield { ...namesIn(head.toString('utf8', 0, headLength)), bytes: body.subarray(start, end) };
    at = end + delimiter.length;
  }
}

const textAt = (body: Buffer, at: number, length: number) => body.toString('latin1', at, at + length);

/** `name` and `filename` of a part, from its Content-Disposition. */
function namesIn(head: string): Pick<Part, 'name' | 'fileName'> {
  const disposition = /^content-disposition:[ \t]*form-data[ \t]*(;.*)$/im.exec(head)?.[1] ?? '';
  const names = new Map<string, string>();
  for (const [, key, quoted, bare] of disposition.matchAll(
    /;[ \t]*([\w*-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/g,
  )) {
    if (names.has(key!.toLowerCase())) throw problem('malformed-request');
    names.set(key!.toLowerCase(), quoted === undefined ? bare! : unescaped(quoted));
  }
  const name = names.get('name');
  if (name === undefined || !isPrintable(name)) throw problem('malformed-request');
  return { name, fileName: names.get('filename') ?? null };
}

/** Browsers write these three as in an address; older programs put a backslash before quotation marks. */
const unescaped = (quoted: string) =>
  quoted
    .replace(/\\(["\\])/g, '$1')
    .replace(/%22/g, '"')
    .replace(/%0D/gi, '\r')
    .replace(/%0A/gi, '\n');

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textOf(bytes: Buffer): string {
  const text = decoded(bytes);
  // What no keyboard types came from a program; a database would choke on it.
  if (!isPrintable(text)) throw problem('malformed-request');
  return text;
}

function decoded(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw problem('malformed-request');
  }
}
