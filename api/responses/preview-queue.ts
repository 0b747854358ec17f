import type { z } from 'zod';
import type { Db } from '../database/open.ts';
import type { Kiosk } from '../kiosks/kiosk.ts';
import { Problem } from '../problems.ts';
import type { Locale } from '../text.ts';
import { fitResponses, parseResponse } from './fit.ts';
import type { QueueFile } from './import-queue.ts';
import { describeSender } from './sender.ts';
import { countKnown } from './store.ts';

export interface QueuePreview {
  fitting: number;
  /** How many of those that fit are here already, by their ids. */
  known: number;
  /** Why others would be refused. */
  refused: Problem[];
}

const atOnce = 500;

/** What importing the queue of a device would do; nothing is written. */
export async function previewQueue(
  db: Db,
  kiosk: Kiosk,
  { offset, responses }: z.output<typeof QueueFile>,
  locale: Locale,
  now: Date,
): Promise<QueuePreview> {
  const sender = await describeSender(db, kiosk, offset ?? kiosk.report.clockOffset ?? 0, true);
  const preview: QueuePreview = { fitting: 0, known: 0, refused: [] };
  for (let start = 0; start < responses.length; start += atOnce) {
    const parsed = responses.slice(start, start + atOnce).map((raw) => parseResponse(raw, locale));
    const ids: string[] = [];
    for (const item of await fitResponses(db, parsed, now, locale, sender)) {
      if (item instanceof Problem) preview.refused.push(item);
      else ids.push(item.id);
    }
    preview.fitting += ids.length;
    preview.known += await countKnown(db, ids);
  }
  return preview;
}
