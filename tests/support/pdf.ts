import { spawnSync } from 'node:child_process';
import { decodeQr } from './qr.ts';

/** Poppler reads the PDFs back, independently of what made them; without it their tests are left out. */
export const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0;

/** The text of each page, as it is selected and copied. */
export const textOfPages = (pdf: Uint8Array): string[] =>
  poppler('pdftotext', ['-', '-'], pdf).toString('utf8').split('\f').slice(0, -1);

export const isSelectable = (pdf: Uint8Array, text: string): boolean =>
  textOfPages(pdf).some((page) => page.replace(/\s+/g, ' ').includes(text));

/** The paper of each page in millimetres, rounded. */
export function papersOf(pdf: Uint8Array): string[] {
  const told = poppler('pdfinfo', ['-f', '1', '-l', '-1', '-'], pdf).toString('utf8');
  const millimetres = (points: string) => Math.round((Number(points) * 25.4) / 72);
  return [...told.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+) pts/gm)].map(
    ([, width, height]) => `${millimetres(width!)} × ${millimetres(height!)}`,
  );
}

export interface PdfFont {
  name: string;
  embedded: boolean;
  /** True where its letters can be copied as text. */
  readable: boolean;
}

export function fontsOf(pdf: Uint8Array): PdfFont[] {
  const rows = poppler('pdffonts', ['-'], pdf).toString('utf8').trim().split('\n').slice(2);
  return rows.map((row) => {
    const [, name, embedded, , readable] = /^(\S+) .* (yes|no) +(yes|no) +(yes|no) +\d+ +\d+$/.exec(row)!;
    return { name: name!, embedded: embedded === 'yes', readable: readable === 'yes' };
  });
}

/** A part of a page, in millimetres from its upper left corner. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A page, or a part of it, as PNG. */
export function pictureOf(pdf: Uint8Array, page: number, area?: Area, dpi = 200): Buffer {
  const pixels = (millimetres: number) => String(Math.round((millimetres * dpi) / 25.4));
  const part = area
    ? ['-x', pixels(area.x), '-y', pixels(area.y), '-W', pixels(area.width), '-H', pixels(area.height)]
    : [];
  return poppler('pdftoppm', ['-png', '-r', `${dpi}`, '-f', `${page}`, '-l', `${page}`, ...part, '-'], pdf);
}

/** The QR code printed on a part of a page. */
export const qrOnPage = (pdf: Uint8Array, page: number, area?: Area, dpi?: number): string =>
  decodeQr(pictureOf(pdf, page, area, dpi));

function poppler(program: string, args: string[], pdf: Uint8Array): Buffer {
  const { status, stdout, stderr, error } = spawnSync(program, args, { input: pdf, maxBuffer: 1 << 28 });
  if (status !== 0) throw error ?? new Error(`${program}: ${stderr}`);
  return stdout;
}
