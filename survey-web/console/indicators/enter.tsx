import { acceptedDocuments, mostFileBytes } from '../../../api/attachments/attachment.ts';
import { checkAttachment } from '../../../api/attachments/document.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import { isDay } from '../../../api/days.ts';
import { listFieldsOfUnits } from '../../../api/fields/store.ts';
import { receiveUpload } from '../../../api/http/multipart.ts';
import type { SentFile } from '../../../api/http/multipart-parts.ts';
import { correctValue, enterValue, takeBackValue } from '../../../api/indicators/enter.ts';
import {
  type Indicator,
  type IndicatorValue,
  percentUnit,
  valuesInForce,
} from '../../../api/indicators/indicator.ts';
import { listIndicatorValues } from '../../../api/indicators/store.ts';
import { problem } from '../../../api/problems.ts';
import { inLocale, isPrintable } from '../../../api/text.ts';
import { valueInWords } from '../../public/goal-words.ts';
import { dayInWords } from '../../public/wording.ts';
import { indicatorTexts } from '../../texts/console-indicators.ts';
import { DayField, FileField, type Filled, SelectField, SubmitButton, TextField } from '../form.tsx';
import { numberTyped, readNumber } from '../targets/target-form.ts';
import { indicatorInWords } from '../targets/words.ts';
import { type Refused, type UnitVisit, wrongField } from '../visit.ts';
import { knownTo } from './known.ts';

const limits = { bytes: mostFileBytes + 256 * 1024, parts: 12, fieldBytes: 16 * 1024 };
const longestSource = 1000;

interface Sent {
  fields: URLSearchParams;
  hadFile: boolean;
  refused: Refused;
}

/** @throws Problem not-found */
async function getIndicator(visit: UnitVisit): Promise<Indicator> {
  const indicator = (await knownTo(visit)).find(({ slug }) => slug === visit.param('indicator'));
  if (!indicator) throw problem('not-found');
  return indicator;
}

export async function showEnter(visit: UnitVisit, sent?: Sent) {
  const { locale, unit, deps, today } = visit;
  const t = indicatorTexts[locale];
  const indicator = await getIndicator(visit);
  const fields = await listFieldsOfUnits(deps.db, [unit.id]);
  const of = {
    values: sent?.fields ?? new URLSearchParams({ day: today }),
    errors: sent?.refused.errors ?? [],
    locale,
  };
  return visit.show({
    title: t.enterTitle(indicatorInWords(indicator, locale)),
    lead: t.enterLead,
    refused: sent?.refused,
    width: 'narrow',
    children: (
      <form method="post" enctype="multipart/form-data">
        {fields.length > 0 && (
          <SelectField
            of={of}
            name="field"
            label={t.field}
            choices={[
              { value: '', name: t.noField },
              ...fields.map(({ slug, name }) => ({ value: slug, name: inLocale(name, locale) })),
            ]}
          />
        )}
        <DayField of={of} name="day" label={t.day} hint={t.dayHint} />
        <ValueFields of={of} indicator={indicator} hadFile={sent?.hadFile ?? false} hasFile={false} />
        <SubmitButton>{t.saveValue}</SubmitButton>
      </form>
    ),
  });
}

interface ValueFieldsProps {
  of: Filled;
  indicator: Indicator;
  /** A file was sent, which no browser fills in again. */
  hadFile: boolean;
  /** There is one already. */
  hasFile: boolean;
}

function ValueFields({ of, indicator, hadFile, hasFile }: ValueFieldsProps) {
  const t = indicatorTexts[of.locale];
  return (
    <>
      <TextField
        of={of}
        name="value"
        label={t.value(indicator.valueUnit)}
        hint={t.valueHint}
        inputmode="decimal"
        short
      />
      <TextField of={of} name="source" label={t.source} hint={t.sourceHint} />
      <FileField
        of={of}
        name="file"
        label={t.evidence}
        hint={
          <>
            {t.evidenceHint} {hasFile && t.evidenceKept} {hadFile && <b>{t.evidenceAgain}</b>}
          </>
        }
        accept={acceptedDocuments}
      />
    </>
  );
}

/** What was typed of a value. @throws Problem invalid-input, file-too-large, document-unreadable */
async function readValue(visit: UnitVisit, fields: URLSearchParams, files: SentFile[], indicator: Indicator) {
  const t = indicatorTexts[visit.locale];
  for (const [name, value] of fields) if (!isPrintable(name + value)) throw problem('malformed-request');
  const typed = readNumber(fields.get('value') ?? '');
  const isShare = indicator.valueUnit === percentUnit;
  if (Number.isNaN(typed)) throw wrongField('value', t.valueWrong);
  if (isShare && typed > 100) throw wrongField('value', t.percentWrong);
  const source = fields.get('source')?.trim() ?? '';
  if (!source || source.length > longestSource) throw wrongField('source', t.sourceMissing);
  const [file] = files.filter(({ bytes }) => bytes.length > 0);
  return {
    value: isShare ? Number((typed / 100).toPrecision(12)) : typed,
    source,
    evidence: file ? await checkAttachment(file.bytes, file.name) : null,
  };
}

export function enter(visit: UnitVisit) {
  const { unit, today, locale, now, deps } = visit;
  const t = indicatorTexts[locale];
  return receiveUpload(visit.c, limits, async ({ fields, files }) => {
    const indicator = await getIndicator(visit);
    const sent = files.get('file') ?? [];
    return visit.attempt(
      async () => {
        const day = fields.get('day')?.trim() ?? '';
        if (!isDay(day) || day > today) throw wrongField('day', t.dayWrong);
        const served = await listFieldsOfUnits(deps.db, [unit.id]);
        const fieldId = served.find(({ slug }) => slug === fields.get('field'))?.id ?? null;
        const value = await readValue(visit, fields, sent, indicator);
        await visit.change(async (trx, by) => {
          await lockInstallation(trx);
          const there = valuesInForce(await listIndicatorValues(trx, [unit.id]));
          const isTaken = there.some(
            (one) => one.indicatorId === indicator.id && one.day === day && one.fieldId === fieldId,
          );
          if (isTaken) throw wrongField('day', t.dayTaken);
          await enterValue(trx, by, indicator, { ...value, unitId: unit.id, fieldId, day }, now);
        });
        return visit.go(`/units/${unit.slug}/indicators`, 'added');
      },
      (refused) => showEnter(visit, { fields, hadFile: sent.length > 0, refused }),
    );
  });
}

/** A value of the unit with its indicator; one that was corrected meanwhile too, so that its editor is told. @throws Problem not-found */
async function getValue(visit: UnitVisit): Promise<{ value: IndicatorValue; indicator: Indicator }> {
  const values = await listIndicatorValues(visit.deps.db, [visit.unit.id]);
  const value = values.find((one) => String(one.id) === visit.param('value') && one.value !== null);
  const indicator = (await knownTo(visit)).find(({ id }) => id === value?.indicatorId);
  if (!value || !indicator) throw problem('not-found');
  return { value, indicator };
}

const storedOf = ({ value, source }: IndicatorValue, { valueUnit }: Indicator) =>
  new URLSearchParams({
    value: numberTyped(valueUnit === percentUnit ? value! * 100 : value!),
    source,
  });

export async function showCorrect(visit: UnitVisit, sent?: Sent) {
  const { locale, unit } = visit;
  const t = indicatorTexts[locale];
  const { value, indicator } = await getValue(visit);
  const of = {
    values: sent?.fields ?? storedOf(value, indicator),
    errors: sent?.refused.errors ?? [],
    locale,
  };
  const at = `/console/units/${unit.slug}/indicator-values/${value.id}`;
  return visit.show({
    title: t.correctTitle(indicatorInWords(indicator, locale)),
    lead: `${dayInWords(value.day, locale)}: ${valueInWords(value.value!, indicator, locale)}`,
    refused: sent?.refused,
    width: 'narrow',
    children: (
      <>
        <form method="post" action={at} enctype="multipart/form-data">
          <ValueFields
            of={of}
            indicator={indicator}
            hadFile={sent?.hadFile ?? false}
            hasFile={value.attachmentId !== null}
          />
          <TextField of={of} name="reason" label={t.reason} />
          <SubmitButton>{t.saveValue}</SubmitButton>
        </form>
        <section>
          <h2>{t.takeBack}</h2>
          <p>{t.takeBackHint}</p>
          <form method="post" action={`${at}/take-back`}>
            <TextField of={of} name="takeBackReason" label={t.takeBackReason} />
            <button type="submit" class="button danger">
              {t.takeBack}
            </button>
          </form>
        </section>
      </>
    ),
  });
}

export function correct(visit: UnitVisit) {
  const { unit, locale, now } = visit;
  const t = indicatorTexts[locale];
  return receiveUpload(visit.c, limits, async ({ fields, files }) => {
    const { value: before, indicator } = await getValue(visit);
    const sent = files.get('file') ?? [];
    return visit.attempt(
      async () => {
        const entered = await readValue(visit, fields, sent, indicator);
        const reason = fields.get('reason')?.trim();
        if (!reason) throw wrongField('reason', t.reasonMissing);
        await visit.change(async (trx, by) => {
          await lockInstallation(trx);
          await correctValue(trx, by, indicator, before, { ...entered, reason }, now);
        });
        return visit.go(`/units/${unit.slug}/indicators`, 'saved');
      },
      (refused) => showCorrect(visit, { fields, hadFile: sent.length > 0, refused }),
    );
  });
}

export async function takeBack(visit: UnitVisit) {
  const { unit, locale, now } = visit;
  const form = await visit.form();
  const { value: before, indicator } = await getValue(visit);
  return visit.attempt(
    async () => {
      const reason = form.get('takeBackReason')?.trim();
      if (!reason) throw wrongField('takeBackReason', indicatorTexts[locale].reasonMissing);
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        await takeBackValue(trx, by, indicator, before, reason, now);
      });
      return visit.go(`/units/${unit.slug}/indicators`, 'removed');
    },
    async (refused) => {
      // Only the reason was sent; the rest of the page is as it is stored.
      for (const [name, typed] of storedOf(before, indicator)) form.set(name, typed);
      return showCorrect(visit, { fields: form, hadFile: false, refused });
    },
  );
}
