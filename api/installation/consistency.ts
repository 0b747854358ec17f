import { isCalendarSlug } from '../periods/period.ts';
import { normaliseCode } from '../points/codes.ts';
import type { PathError } from '../problems.ts';
import { inLocale, type Locale, type Text } from '../text.ts';
import { isWithin } from '../units/hours.ts';
import { campaignChoosingErrors, choosingErrors, type KnownChoice, pointLikeness } from './choosing.ts';
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
import { deadlineErrors, type KnownDeadlines } from './deadline-errors.ts';
import type { InstallationFile } from './file.ts';
import { indicatorErrors, type KnownIndicators, targetErrors } from './target-errors.ts';

/** What the database knows already, by the names that a file uses. */
export interface Known extends KnownChoice, KnownDeadlines, KnownIndicators {
  fields: ReadonlySet<string>;
  units: ReadonlyMap<string, KnownUnit>;
  /** Measures by family. */
  families: ReadonlyMap<string, ReadonlySet<string>>;
  /** Family by questionnaire. */
  questionnaires: ReadonlyMap<string, string>;
  campaigns: ReadonlyMap<string, KnownCampaign>;
  /** Codes of points that serve a campaign. */
  campaignCodes: ReadonlySet<string>;
}

/** What of a campaign stays as it began. */
interface KnownCampaign {
  unit: string;
  questionnaire: string;
  access: string;
}

interface KnownUnit {
  parent: string | null;
  successor: string | null;
  validFrom: string | null;
  validTo: string | null;
}

/** Every path of a file that contradicts itself or names what exists nowhere; empty where all fits together. */
export const findContradictions = (file: InstallationFile, known: Known, locale: Locale): PathError[] =>
  listContradictions(file, known).map(({ path, message }) => ({ path, message: inLocale(message, locale) }));

function listContradictions(file: InstallationFile, known: Known): Contradiction[] {
  const fields = new Set([...known.fields, ...file.fields.map((field) => field.slug)]);
  const units = new Set([...known.units.keys(), ...file.units.map((unit) => unit.slug)]);
  return [
    ...repeated(file.fields, 'fields', (field) => field.slug),
    ...unitErrors(file, known, fields, units),
    ...questionnaireErrors(file, known),
    ...pointErrors(file, known, fields, units),
    ...periodErrors(file),
    ...indicatorErrors(file, units),
    ...targetErrors(file, known, fields, units),
    ...campaignErrors(file, known, units),
    ...deadlineErrors(file, known, units),
  ];
}

function unitErrors(file: InstallationFile, known: Known, fields: Names, units: Names): Contradiction[] {
  const ofEach = file.units.flatMap((unit, i): Contradiction[] => {
    const was = known.units.get(unit.slug);
    const from = unit.validFrom === undefined ? was?.validFrom : unit.validFrom;
    const to = unit.validTo === undefined ? was?.validTo : unit.validTo;
    return [
      ...unknownFields(unit.fields ?? [], fields, `units.${i}.fields`),
      ...unknown(unit.parent, units, `units.${i}.parent`, unitWord),
      ...unknown(unit.successor, units, `units.${i}.successor`, unitWord),
      ...(from && to && to < from ? [{ path: `units.${i}.validTo`, message: backwards }] : []),
      ...(unit.hours &&
      unit.hoursFrom &&
      !isWithin(unit.hoursFrom, { validFrom: from ?? null, validTo: to ?? null })
        ? [{ path: `units.${i}.hoursFrom`, message: hoursOutside }]
        : []),
      ...(['hoursFrom', 'hoursSource'] as const).flatMap((member) =>
        unit[member] !== undefined && unit.hours === undefined
          ? [{ path: `units.${i}.${member}`, message: hoursMissing }]
          : [],
      ),
    ];
  });
  return [
    ...repeated(file.units, 'units', (unit) => unit.slug),
    ...ofEach,
    ...circles(file, known, 'parent'),
    ...circles(file, known, 'successor'),
  ];
}

/** Units that come back to themselves by going from superior to superior, or from successor to successor. */
function circles(file: InstallationFile, known: Known, relation: 'parent' | 'successor'): Contradiction[] {
  const next = new Map([...known.units].map(([slug, unit]) => [slug, unit[relation]]));
  for (const unit of file.units) if (unit[relation] !== undefined) next.set(unit.slug, unit[relation]);
  return file.units.flatMap((unit, i) => {
    const seen = new Set<string>();
    for (let slug = next.get(unit.slug); slug && !seen.has(slug); slug = next.get(slug)) seen.add(slug);
    return seen.has(unit.slug) ? [{ path: `units.${i}.${relation}`, message: inCircles }] : [];
  });
}

function questionnaireErrors(file: InstallationFile, known: Known): Contradiction[] {
  const moved = file.questionnaires.flatMap((one, i) => {
    const family = known.questionnaires.get(one.id);
    if (!family || family === one.family) return [];
    const message = {
      vi: `thuộc họ “${family}”, không đổi được`,
      en: `belongs to “${family}” for good`,
    };
    return [{ path: `questionnaires.${i}.family`, message }];
  });
  return [...repeated(file.questionnaires, 'questionnaires', (one) => one.id, 'id'), ...moved];
}

function pointErrors(file: InstallationFile, known: Known, fields: Names, units: Names): Contradiction[] {
  const questionnaires = questionnairesIn(file, known);
  const ofEach = file.points.flatMap((point, i): Contradiction[] => {
    const at = `points.${i}`;
    const badCode = point.code !== undefined && normaliseCode(point.code) === null;
    return [
      ...(badCode ? [{ path: `${at}.code`, message: codeForm }] : []),
      ...(servesCampaign(point.code, known) ? [{ path: `${at}.code`, message: ofCampaign }] : []),
      ...(point.field && point.fields ? [{ path: `${at}.fields`, message: eitherOr }] : []),
      ...unknown(point.unit, units, `${at}.unit`, unitWord),
      ...unknown(point.field, fields, `${at}.field`, fieldWord),
      ...unknownFields(point.fields ?? [], fields, `${at}.fields`),
      ...unknown(point.questionnaire, questionnaires, `${at}.questionnaire`, formWord),
    ];
  });
  const codeOf = ({ code }: (typeof file.points)[number]) => (code ? normaliseCode(code) : null);
  const codes = repeated(file.points, 'points', codeOf, 'code');
  const twins = repeated(
    file.points,
    'points',
    (point) => (point.code ? null : pointLikeness(point)),
    'label',
  );
  return [...codes, ...twins, ...ofEach, ...choosingErrors(file, known, codeOf, chainIn(file, known))];
}

/** The unit and its superiors, nearest first, once the file is applied. */
function chainIn(file: InstallationFile, known: Known): (unit: string) => string[] {
  const parents = new Map([...known.units].map(([slug, { parent }]) => [slug, parent]));
  for (const { slug, parent } of file.units) if (parent !== undefined) parents.set(slug, parent);
  return (unit) => {
    const chain: string[] = [];
    for (
      let slug: string | null | undefined = unit;
      slug && !chain.includes(slug);
      slug = parents.get(slug)
    ) {
      chain.push(slug);
    }
    return chain;
  };
}

const servesCampaign = (code: string | undefined, { campaignCodes }: Known) =>
  code !== undefined && campaignCodes.has(normaliseCode(code) ?? '');

const questionnairesIn = (file: InstallationFile, known: Known) =>
  new Set([...known.questionnaires.keys(), ...file.questionnaires.map((one) => one.id)]);

function campaignErrors(file: InstallationFile, known: Known, units: Names): Contradiction[] {
  const questionnaires = questionnairesIn(file, known);
  const ofEach = file.campaigns.flatMap((campaign, i): Contradiction[] => {
    const at = `campaigns.${i}`;
    const was = known.campaigns.get(campaign.slug);
    return [
      ...unknown(campaign.unit, units, `${at}.unit`, unitWord),
      ...unknown(campaign.questionnaire, questionnaires, `${at}.questionnaire`, formWord),
      ...(campaign.to < campaign.from ? [{ path: `${at}.to`, message: backwards }] : []),
      ...(['unit', 'questionnaire', 'access'] as const).flatMap((member) =>
        was && was[member] !== campaign[member]
          ? [{ path: `${at}.${member}`, message: fixedAt(was[member]) }]
          : [],
      ),
    ];
  });
  return [
    ...repeated(file.campaigns, 'campaigns', (campaign) => campaign.slug),
    ...ofEach,
    ...campaignChoosingErrors(file, known, chainIn(file, known)),
  ];
}

function periodErrors(file: InstallationFile): Contradiction[] {
  const ofEach = file.periods.flatMap((period, i) => [
    ...(isCalendarSlug(period.slug) ? [{ path: `periods.${i}.slug`, message: calendarName }] : []),
    ...(period.to < period.from ? [{ path: `periods.${i}.to`, message: backwards }] : []),
  ]);
  return [...repeated(file.periods, 'periods', (period) => period.slug), ...ofEach];
}

const codeForm: Text = {
  vi: 'mã gồm 8 ký tự 0–9, A–Z trừ I, L, O, U',
  en: '8 characters of Crockford base 32',
};
const eitherOr: Text = { vi: 'chỉ dùng field hoặc fields', en: 'either field or fields' };
const inCircles: Text = { vi: 'đi vòng tròn', en: 'goes in a circle' };
const fixedAt = (was: string): Text => ({
  vi: `không đổi được khi đợt khảo sát đã có: “${was}”`,
  en: `stays as the campaign began: “${was}”`,
});
const hoursOutside: Text = {
  vi: 'ngoài những ngày đơn vị hoạt động (validFrom, validTo)',
  en: 'is outside the days of the unit (validFrom, validTo)',
};
const hoursMissing: Text = {
  vi: 'xin ghi kèm giờ làm việc (hours)',
  en: 'needs the hours beside it',
};
const ofCampaign: Text = {
  vi: 'là điểm của một đợt khảo sát, xin sửa ở đợt đó',
  en: 'belongs to a campaign, change that instead',
};
const calendarName: Text = {
  vi: 'là tên kỳ của lịch, xin đặt tên khác',
  en: 'is a period of the calendar, use another name',
};

const formWord = { vi: 'phiếu', en: 'questionnaire' };
