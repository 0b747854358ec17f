import { listCalendar } from '../../../api/calendar/store.ts';
import { type CommentState, commentStates } from '../../../api/comments/review.ts';
import { searchTerms } from '../../../api/comments/search.ts';
import { type CommentFilter, listVersionIdsOfComments, type Place } from '../../../api/comments/store.ts';
import { lastVisibleDay } from '../../../api/comments/visible.ts';
import { isDay } from '../../../api/days.ts';
import { type Field, listFieldsOfUnits } from '../../../api/fields/store.ts';
import { type Period, recentCalendarPeriods } from '../../../api/periods/period.ts';
import { findPeriod, listOwnPeriods } from '../../../api/periods/store.ts';
import { levelText } from '../../../api/questionnaires/questionnaire.ts';
import { listAllVersions } from '../../../api/questionnaires/store.ts';
import { listTags, type Tag } from '../../../api/tags/store.ts';
import type { Text } from '../../../api/text.ts';
import { listSubtrees } from '../../../api/units/store.ts';
import type { UnitVisit } from '../visit.ts';

const names = ['q', 'field', 'period', 'level', 'tag', 'state', 'below'] as const;
type Name = (typeof names)[number];

/** What a list of comments was asked for, and what it could be asked for. */
export interface Asked {
  filter: CommentFilter;
  values: URLSearchParams;
  state: CommentState | 'all';
  isNarrowed: boolean;
  fields: readonly Field[];
  periods: readonly Period[];
  /** Words of the scales in use, with the versions and levels that they stand for. */
  levels: Map<string, { name: Text; levels: { versionId: number; level: number }[] }>;
  tags: Tag[];
  levelName: (versionId: number, level: number | null) => Text | null;
}

export async function readAsked(visit: UnitVisit): Promise<Asked> {
  const { db } = visit.deps;
  const values = new URLSearchParams(
    names.flatMap((name) => (visit.query(name) ? [[name, visit.query(name).slice(0, 200)]] : [])),
  );
  const value = (name: Name) => values.get(name) ?? '';
  const unitIds = value('below')
    ? (await listSubtrees(db, [visit.unit.id])).get(visit.unit.id)!
    : [visit.unit.id];
  const fields = await listFieldsOfUnits(db, unitIds);
  const versionIds = new Set(await listVersionIdsOfComments(db, unitIds));
  const versions = (await listAllVersions(db)).filter(({ id }) => versionIds.has(id));
  const levels: Asked['levels'] = new Map();
  for (const { id, content } of versions) {
    for (const { level, text } of content.scale.levels) {
      const known = levels.get(text.vi) ?? { name: text, levels: [] };
      levels.set(text.vi, { ...known, levels: [...known.levels, { versionId: id, level }] });
    }
  }
  const tags = await listTags(db);
  const visible = lastVisibleDay(await listCalendar(db), visit.today);
  const period = value('period') ? await findPeriod(db, value('period')) : undefined;
  const state =
    commentStates.find((one) => one === value('state')) ?? (value('state') === 'all' ? 'all' : 'new');
  const tagId = tags.find(({ id }) => String(id) === value('tag'))?.id;
  const fieldId = fields.find(({ slug }) => slug === value('field'))?.id;
  return {
    filter: {
      unitIds,
      from: period?.from ?? null,
      until: period && period.to < visible ? period.to : visible,
      terms: searchTerms(value('q')),
      fieldId: value('field') === 'none' ? 'none' : (fieldId ?? null),
      levels: value('level') ? (levels.get(value('level'))?.levels ?? []) : null,
      tagId: value('tag') === 'none' ? 'none' : (tagId ?? null),
      state: state === 'all' ? null : state,
    },
    values,
    state,
    isNarrowed: (['q', 'field', 'period', 'level', 'tag'] as const).some((name) => value(name) !== ''),
    fields,
    periods: [...(await listOwnPeriods(db)), ...recentCalendarPeriods(visit.today)],
    levels,
    tags,
    levelName: (versionId, level) => {
      const version = versions.find(({ id }) => id === versionId);
      return version && level !== null ? levelText(version.content, level) : null;
    },
  };
}

/** The address of a page of comments under the same conditions, but for what is changed ('' takes one away). */
export function commentsPath(
  visit: UnitVisit,
  asked: Asked,
  below = '',
  changes: Record<string, string> = {},
): string {
  const query = new URLSearchParams(asked.values);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const path = `/units/${visit.unit.slug}/comments${below}`;
  return query.size > 0 ? `${path}?${query}` : path;
}

export const placeKey = ({ day, id }: Place) => `${day}.${id}`;

/** The place after which a page of the list begins. */
export function readPlace(visit: UnitVisit): Place | undefined {
  const [day = '', id = ''] = visit.query('after').split('.');
  return isDay(day) && /^[0-9a-f-]{36}$/.test(id) ? { day, id } : undefined;
}
