import { addDays, beginOf, type Day, weekdayOf } from '../days.ts';
import type { Questionnaire } from '../questionnaires/questionnaire.ts';
import { demonstrationCodes as codes } from './installation.ts';

/** Numbers from 0 to 1 that look like chance and are the same for the same seed (mulberry32, public domain). */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Source {
  point: string;
  questionnaire: string;
  /** Responses on an average open day. */
  perDay: number;
  /** How likely a rating is satisfied, by field; `''` where the point has none. */
  satisfied: Record<string, number>;
}

const thuongHong = {
  'ho-tich': 0.95,
  'chung-thuc': 0.96,
  'dat-dai': 0.83,
  'ho-kinh-doanh': 0.92,
  'bao-tro-xa-hoi': 0.94,
  'nguoi-co-cong': 0.97,
};
const benThanh = {
  'ho-tich': 0.955,
  'chung-thuc': 0.965,
  'dat-dai': 0.875,
  'ho-kinh-doanh': 0.93,
  'bao-tro-xa-hoi': 0.945,
  'nguoi-co-cong': 0.975,
  'xay-dung': 0.885,
  'giao-duc': 0.95,
};

const sources: Source[] = [
  { point: codes.thuongHong, questionnaire: 'mot-cua-9', perDay: 4, satisfied: thuongHong },
  { point: codes.thuongHongKiosk, questionnaire: 'mot-cham', perDay: 6, satisfied: thuongHong },
  { point: codes.benThanh, questionnaire: 'mot-cua-9', perDay: 7, satisfied: benThanh },
  { point: codes.benThanhKiosk, questionnaire: 'mot-cham', perDay: 9, satisfied: benThanh },
  { point: codes.tuoiHong, questionnaire: 'cha-me-mam-non', perDay: 2, satisfied: { '': 0.985 } },
];

const comments = [
  'Cán bộ hướng dẫn nhiệt tình, cảm ơn.',
  'Chờ hơi lâu vào đầu giờ sáng.',
  'Nên có thêm ghế ngồi chờ và nước uống.',
  'Kết quả trả đúng hẹn, rất hài lòng.',
  'Bảng hướng dẫn chữ nhỏ quá, người già khó đọc.',
  'Phải bổ sung giấy tờ hai lần, mong hướng dẫn đủ ngay từ đầu.',
];

export interface Sending {
  at: Date;
  responses: object[];
}

/** How many days back the demonstration begins. */
const daysBack = 182;

/**
 * What people would have sent in the half-year before `until` (that day left out), hour by hour: the same every time,
 * ids included, so that a load that was cut short can be done again.
 */
export function* demonstrationSendings(
  until: Day,
  questionnaires: Map<string, Questionnaire>,
): Generator<Sending> {
  const chance = seededChance(20_260_101);
  for (let day = addDays(until, -daysBack); day < until; day = addDays(day, 1)) {
    if (weekdayOf(day) === 0 || weekdayOf(day) === 6) continue;
    for (const hour of [8, 9, 10, 14, 15, 16]) {
      const at = new Date(beginOf(day).getTime() + hour * 3_600_000 + Math.floor(chance() * 3_600_000));
      const responses = sources.flatMap((source) => {
        const count = Math.floor((source.perDay / 6) * 2 * chance() + chance());
        return Array.from({ length: count }, () =>
          makeResponse(source, questionnaires.get(source.questionnaire)!, chance),
        );
      });
      if (responses.length > 0) yield { at, responses };
    }
  }
}

function makeResponse(source: Source, questionnaire: Questionnaire, chance: () => number): object {
  const pick = <T>(items: T[]): T => items[Math.floor(chance() * items.length)]!;
  const fields = Object.keys(source.satisfied);
  // The first fields of a unit are those that most people come for.
  const field = fields[Math.floor(chance() ** 1.6 * fields.length)]!;
  const likely = source.satisfied[field]!;
  // One visit went well or not: the ratings of one person resemble each other.
  const visit = likely + (chance() - 0.5) * 0.3 * (1 - likely) * 2;
  const rate = () => (chance() < visit ? (chance() < 0.55 ? 5 : 4) : pick([1, 2, 3, 3, 3]));
  const all = questionnaire.require === 'all';
  const tellsMore = all || chance() < 0.4;
  const ratings: Record<string, number | null> = { overall: rate() };
  for (const section of tellsMore ? questionnaire.sections : []) {
    for (const { key } of section.questions) {
      if (chance() < 0.08) ratings[key] = null;
      else if (all || chance() < 0.85) ratings[key] = rate();
    }
  }
  const dissatisfied = Object.values(ratings).some((level) => level !== null && level <= 3);
  const reasons =
    questionnaire.reasons?.options.map((option) => option.key).filter((key) => key !== 'harassment') ?? [];
  return {
    id: uuid(chance),
    point: source.point,
    ...(field ? { field: chance() < 0.04 ? 'unsure' : field } : {}),
    ratings,
    ...(dissatisfied && reasons.length > 0 && chance() < 0.7
      ? { reasons: [reasons[Math.floor(chance() ** 2 * reasons.length)]] }
      : {}),
    ...(chance() < 0.06 && questionnaire.comment ? { comment: pick(comments) } : {}),
  };
}

function uuid(chance: () => number): string {
  const digit = () => Math.floor(chance() * 16).toString(16);
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, digit);
}
