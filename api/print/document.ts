import { setImmediate } from 'node:timers/promises';
import { fontFiles } from './fonts.ts';
import type { Paper } from './paper.ts';
import { makePen, type Pen } from './pen.ts';

const pointsPerMillimetre = 72 / 25.4;

interface About {
  title: string;
  now: Date;
}

/** Draws a page after the other on sheets of the same paper. */
export type Pages = AsyncIterable<(pen: Pen) => void> | Iterable<(pen: Pen) => void>;

/**
 * A PDF with one page for each drawing. Its letters are text that can be selected and searched, set in embedded
 * fonts; the server goes on with its other work between pages.
 */
export async function makePdf(about: About, paper: Paper, pages: Pages): Promise<Uint8Array<ArrayBuffer>> {
  // At the first use: its code would slow down every start.
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    autoFirstPage: false,
    lang: 'vi',
    displayTitle: true,
    info: { Title: about.title, Creator: 'Lắng Nghe', CreationDate: about.now },
  });
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    doc.once('end', resolve);
    doc.once('error', reject);
  });
  for (const [name, file] of Object.entries(fontFiles)) doc.registerFont(name, file);
  const pen = makePen(doc);
  for await (const draw of pages) {
    const size: [number, number] = [paper.width * pointsPerMillimetre, paper.height * pointsPerMillimetre];
    doc.addPage({ size, margin: 0 });
    doc.scale(pointsPerMillimetre);
    draw(pen);
    await setImmediate();
  }
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}
