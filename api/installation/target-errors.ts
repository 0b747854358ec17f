import { type Indicator, percentUnit, unnamedIndicator } from '../indicators/indicator.ts';
import { isShareOf } from '../targets/goal.ts';
import type { Text } from '../text.ts';
import {
  backwards,
  type Contradiction,
  fieldWord,
  type Names,
  repeated,
  unitWord,
  unknown,
  unknownFields,
} from './contradiction.ts';
import type { InstallationFile, TargetInput } from './file.ts';

export interface KnownIndicators {
  indicators: ReadonlyMap<string, Pick<Indicator, 'valueUnit'>>;
}

interface KnownToTargets extends KnownIndicators {
  /** Measures by family. */
  families: ReadonlyMap<string, ReadonlySet<string>>;
}

export const indicatorErrors = ({ indicators }: InstallationFile, units: Names): Contradiction[] => [
  ...repeated(indicators, 'indicators', ({ slug }) => slug),
  ...indicators.flatMap(({ unit }, i) => unknown(unit, units, `indicators.${i}.unit`, unitWord)),
];

export function targetErrors(
  file: InstallationFile,
  known: KnownToTargets,
  fields: Names,
  units: Names,
): Contradiction[] {
  const families = measuresByFamily(file, known);
  const indicators = new Map([
    ...known.indicators,
    ...file.indicators.map((one) => [one.slug, one] as const),
  ]);
  const ofEach = file.targets.flatMap((target, i): Contradiction[] => {
    const at = `targets.${i}`;
    const named = typeof target.scope === 'object' ? target.scope.field : undefined;
    const family = target.measure?.family;
    const measures = family === undefined ? undefined : families.get(family);
    return [
      ...unknown(target.unit, units, `${at}.unit`, unitWord),
      ...unknown(named, fields, `${at}.scope.field`, fieldWord),
      ...unknownFields(target.except ?? [], fields, `${at}.except`),
      ...(target.except && target.scope !== 'each-field'
        ? [{ path: `${at}.except`, message: onlyEachField }]
        : []),
      ...(target.to < target.from ? [{ path: `${at}.to`, message: backwards }] : []),
      ...unknown(family, families, `${at}.measure.family`, familyWord),
      ...(measures ? unknown(target.measure?.id, measures, `${at}.measure.id`, measureWord) : []),
      ...unknown(target.indicator, indicators, `${at}.indicator`, indicatorWord),
      ...(target.indicator !== undefined && target.metric !== 'manual'
        ? [{ path: `${at}.indicator`, message: onlyManual }]
        : []),
      ...thresholdErrors(target, indicators, `${at}.threshold`),
    ];
  });
  const keyOf = ({ unit, metric, kind, indicator, scope, from }: TargetInput) =>
    JSON.stringify([unit, metric, kind, metric === 'manual' && indicatorOf(indicator), scope, from]);
  return [...repeated(file.targets, 'targets', keyOf, 'from'), ...ofEach];
}

const indicatorOf = (slug: string | undefined) => slug ?? unnamedIndicator.slug;

function thresholdErrors(
  target: TargetInput,
  indicators: KnownIndicators['indicators'],
  path: string,
): Contradiction[] {
  const valueUnit = indicators.get(indicatorOf(target.indicator))?.valueUnit ?? percentUnit;
  if (target.threshold > 1 && isShareOf(target, valueUnit)) return [{ path, message: atMostOne }];
  const isWhole = target.kind !== 'count' || target.metric === 'manual' || Number.isInteger(target.threshold);
  return isWhole ? [] : [{ path, message: wholeNumber }];
}

function measuresByFamily(file: InstallationFile, known: KnownToTargets): Map<string, Set<string>> {
  const families = new Map([...known.families].map(([family, measures]) => [family, new Set(measures)]));
  for (const { family, measures } of file.questionnaires) {
    families.set(
      family,
      new Set([...(families.get(family) ?? []), ...measures.map((measure) => measure.id)]),
    );
  }
  return families;
}

const familyWord = { vi: 'họ phiếu', en: 'family' };
const measureWord = { vi: 'thước đo', en: 'measure' };
const indicatorWord = { vi: 'chỉ số', en: 'indicator' };
const onlyEachField: Text = { vi: 'chỉ đi với each-field', en: 'goes only with each-field' };
const onlyManual: Text = { vi: 'chỉ đi với metric manual', en: 'goes only with metric manual' };
const atMostOne: Text = {
  vi: 'tỷ lệ viết từ 0 đến 1, ví dụ 0.9 là 90 %',
  en: 'a share is written from 0 to 1: 0.9 is 90 %',
};
const wholeNumber: Text = { vi: 'số lượng phải là số nguyên', en: 'a count is a whole number' };
