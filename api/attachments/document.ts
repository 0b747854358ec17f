import { problem } from '../problems.ts';
import { unfold, ZipRefused } from '../sheets/zip.ts';
import { endsAsArchive } from './archive-end.ts';
import {
  type Checked,
  type Document,
  type DocumentKind,
  documentTypes,
  mostFileBytes,
} from './attachment.ts';
import { tidyName } from './document-name.ts';
import { makePhoto } from './photo.ts';
import { photoFormatOf } from './photo-format.ts';

/** What an officer attaches: a photo, made anew, or a document. */
export const checkAttachment = async (bytes: Buffer, name: string): Promise<Checked> =>
  photoFormatOf(bytes) ? makePhoto(bytes) : checkDocument(bytes, name);

/**
 * A PDF, Word or Excel file as it is, once its content is found to be that and nothing else; it is only ever handed out
 * to be saved.
 * @throws Problem file-too-large, document-unreadable
 */
export function checkDocument(bytes: Buffer, name: string): Document {
  if (bytes.length > mostFileBytes) throw problem('file-too-large');
  const kind = isPdf(bytes) ? 'pdf' : officeKindOf(bytes);
  if (!kind) throw problem('document-unreadable');
  return {
    mediaType: documentTypes[kind],
    name: tidyName(name, kind),
    bytes,
    preview: null,
    width: null,
    height: null,
  };
}

/** Whole from the first byte to the last, and no archive beside. */
function isPdf(bytes: Buffer): boolean {
  if (bytes.toString('latin1', 0, 5) !== '%PDF-' || endsAsArchive(bytes)) return false;
  return bytes.toString('latin1', Math.max(0, bytes.length - 1_024)).includes('%%EOF');
}

// A workbook of 10 MB with many numbers unfolds to this; more takes the server's time.
const mostUnfolded = 80 * 1024 * 1024;

function officeKindOf(bytes: Buffer): DocumentKind | undefined {
  if (bytes.toString('latin1', 0, 4) !== 'PK\x03\x04') return undefined;
  const names = namesIn(bytes);
  if (!names.includes('[Content_Types].xml') || names.some(isUnfit)) return undefined;
  if (names.includes('word/document.xml')) return 'docx';
  return names.includes('xl/workbook.xml') ? 'xlsx' : undefined;
}

/** Programs inside a document, and names that lead out of the folder where it is unpacked. */
const isUnfit = (name: string) =>
  /(^|\/)vbaProject\.bin$/i.test(name) || /^[/\\]|\\|(^|\/)\.\.(\/|$)/.test(name);

function namesIn(bytes: Buffer): string[] {
  try {
    return [...unfold(bytes, mostUnfolded).keys()];
  } catch (error) {
    if (error instanceof ZipRefused) return [];
    throw error;
  }
}
