import type { Sums } from '../statistics/interval.ts';
import { choiceOption, profileOption, type TallyLayout } from './layout.ts';

/** What a response says, once it fits its questionnaire. */
export interface Answers {
  /** Level by question; null: no experience of it. A question left out was not rated. */
  ratings: Readonly<Record<string, number | null>>;
  reasons: readonly string[];
  choices: Readonly<Record<string, readonly string[]>>;
  profile: Readonly<Record<string, string>>;
}

/** Counts of responses; arrays by the slots of a `TallyLayout`. Tallies of one layout add up. */
export interface Tally {
  responses: number;
  /** Responses all of whose ratings are at a satisfied level. */
  throughout: number;
  /** Six sums a group: n, Σs, Σm, Σs², Σsm, Σm². */
  sums: number[];
  /** A question's levels in order, then its "no experience". */
  levels: number[];
  reasons: number[];
  options: number[];
}

const zeros = (length: number) => new Array<number>(length).fill(0);

export function noTally(layout: TallyLayout): Tally {
  return {
    responses: 0,
    throughout: 0,
    sums: zeros(layout.groups.length * 6),
    levels: zeros(layout.questions.length * (layout.levels + 1)),
    reasons: zeros(layout.reasons.length),
    options: zeros(layout.options.length),
  };
}

/** The tally of one response. */
export function tallyOf(layout: TallyLayout, answers: Answers): Tally {
  const tally = noTally(layout);
  tally.responses = 1;
  const given = layout.questions.flatMap((key) => answers.ratings[key] ?? []);
  tally.throughout = given.length > 0 && given.every((level) => layout.satisfied.has(level)) ? 1 : 0;
  layout.groups.forEach(({ questions }, group) => {
    const ratings = questions.flatMap((key) => answers.ratings[key] ?? []);
    if (ratings.length === 0) return;
    const m = ratings.length;
    const s = ratings.filter((level) => layout.satisfied.has(level)).length;
    tally.sums.splice(group * 6, 6, 1, s, m, s * s, s * m, m * m);
  });
  for (const [key, level] of Object.entries(answers.ratings)) {
    count(tally.levels, levelSlot(layout, key, level));
  }
  for (const reason of answers.reasons) count(tally.reasons, layout.reasons.indexOf(reason));
  for (const option of optionsOf(answers)) count(tally.options, layout.options.indexOf(option));
  return tally;
}

const optionsOf = ({ choices, profile }: Answers) => [
  ...Object.entries(choices).flatMap(([key, options]) => options.map((option) => choiceOption(key, option))),
  ...Object.entries(profile).map(([key, option]) => profileOption(key, option)),
];

function count(slots: number[], slot: number): void {
  slots[slot]! += 1;
}

function levelSlot(layout: TallyLayout, question: string, level: number | null): number {
  return (
    layout.questions.indexOf(question) * (layout.levels + 1) + (level === null ? layout.levels : level - 1)
  );
}

export function addTally(tally: Tally, other: Tally): Tally {
  return {
    responses: tally.responses + other.responses,
    throughout: tally.throughout + other.throughout,
    sums: addCounts(tally.sums, other.sums),
    levels: addCounts(tally.levels, other.levels),
    reasons: addCounts(tally.reasons, other.reasons),
    options: addCounts(tally.options, other.options),
  };
}

const addCounts = (a: number[], b: number[]) =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0) + (b[i] ?? 0));

/** Adds up tallies of one layout; undefined where there are none. */
export function sumTallies(tallies: Tally[]): Tally | undefined {
  const [first, ...others] = tallies;
  if (!first || others.length === 0) return first;
  const sum = copyOf(first);
  for (const tally of others) {
    sum.responses += tally.responses;
    sum.throughout += tally.throughout;
    for (const slots of ['sums', 'levels', 'reasons', 'options'] as const) {
      tally[slots].forEach((count, i) => {
        sum[slots][i]! += count;
      });
    }
  }
  return sum;
}

const copyOf = (tally: Tally): Tally => ({
  ...tally,
  sums: [...tally.sums],
  levels: [...tally.levels],
  reasons: [...tally.reasons],
  options: [...tally.options],
});

/** Counts by level (level 1 first) of a question, and its "no experience". */
export function levelsOf(layout: TallyLayout, tally: Tally, question: string) {
  const start = levelSlot(layout, question, 1);
  return {
    levels: tally.levels.slice(start, start + layout.levels),
    noExperience: tally.levels[start + layout.levels] ?? 0,
  };
}

/** The six sums of a group of questions. */
export function sumsOfGroup(layout: TallyLayout, tally: Tally, group: string): Sums {
  const start = layout.groups.findIndex((one) => one.key === group) * 6;
  const [n, s, m, ss, sm, mm] = tally.sums.slice(start, start + 6) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { n, s, m, ss, sm, mm };
}
