import type { Author } from '../accounts/actor.ts';
import type { Checked } from '../attachments/attachment.ts';
import { saveAttachment } from '../attachments/store.ts';
import { recordChange } from '../audit/store.ts';
import type { Trx } from '../database/open.ts';
import { problem } from '../problems.ts';
import { type Indicator, type IndicatorValue, valuesInForce } from './indicator.ts';
import { addIndicatorValue, listIndicatorValues } from './store.ts';

/** A value as somebody enters it. */
export interface EnteredValue {
  unitId: number;
  fieldId: number | null;
  day: string;
  value: number;
  source: string;
  evidence: Checked | null;
}

/** Writes down a first value of an indicator, unit, field and day. @throws Problem changed-meanwhile where there is one */
export async function enterValue(
  trx: Trx,
  by: Author,
  indicator: Indicator,
  entered: EnteredValue,
  now: Date,
): Promise<void> {
  if (await findInForce(trx, indicator, entered)) throw problem('changed-meanwhile');
  await write(trx, by, indicator, entered, { before: undefined, reason: null, now });
}

/** Puts another value in the place of one, which is kept with the reason. */
export async function correctValue(
  trx: Trx,
  by: Author,
  indicator: Indicator,
  before: IndicatorValue,
  { reason, ...entered }: Pick<EnteredValue, 'value' | 'source' | 'evidence'> & { reason: string },
  now: Date,
): Promise<void> {
  const { unitId, fieldId, day } = before;
  const whole = { ...entered, unitId, fieldId, day };
  if ((await findInForce(trx, indicator, whole))?.id !== before.id) throw problem('changed-meanwhile');
  await write(trx, by, indicator, whole, { before, reason, now });
}

/** Takes a value back, which is kept with the reason. */
export async function takeBackValue(
  trx: Trx,
  by: Author,
  indicator: Indicator,
  before: IndicatorValue,
  reason: string,
  now: Date,
): Promise<void> {
  if ((await findInForce(trx, indicator, before))?.id !== before.id) throw problem('changed-meanwhile');
  const { id: _, ...kept } = before;
  await addIndicatorValue(trx, {
    ...kept,
    value: null,
    attachmentId: null,
    reason,
    staffName: by.name,
    at: now,
  });
  await recordChange(
    trx,
    by,
    {
      action: 'indicator.take-back',
      unitId: before.unitId,
      subject: { kind: 'indicator', key: indicator.slug },
      before: { day: before.day, value: before.value, source: before.source },
      after: { reason },
    },
    now,
  );
}

interface Around {
  before: IndicatorValue | undefined;
  reason: string | null;
  now: Date;
}

async function write(
  trx: Trx,
  by: Author,
  indicator: Indicator,
  { evidence, ...entered }: EnteredValue,
  { before, reason, now }: Around,
): Promise<void> {
  // Without a new file the one of the value before goes on to prove it.
  const attachmentId = evidence ? await saveAttachment(trx, evidence, now) : (before?.attachmentId ?? null);
  const { name: staffName } = by;
  const row = { ...entered, indicatorId: indicator.id, reason, attachmentId, staffName, at: now };
  await addIndicatorValue(trx, row);
  const { day, value, source } = entered;
  await recordChange(
    trx,
    by,
    {
      action: before ? 'indicator.correct' : 'indicator.enter',
      unitId: entered.unitId,
      subject: { kind: 'indicator', key: indicator.slug },
      before: before && { day, value: before.value, source: before.source, evidence: before.attachmentId },
      after: { day, value, source, evidence: attachmentId, ...(reason !== null && { reason }) },
    },
    now,
  );
}

async function findInForce(
  trx: Trx,
  { id }: Indicator,
  { unitId, fieldId, day }: Pick<IndicatorValue, 'unitId' | 'fieldId' | 'day'>,
): Promise<IndicatorValue | undefined> {
  const all = valuesInForce(await listIndicatorValues(trx, [unitId]));
  return all.find((one) => one.indicatorId === id && one.fieldId === fieldId && one.day === day);
}
