import { sql } from 'kysely';
import { searchTerms } from '../../dist/api/comments/search.js';
import { countByState, countByTag, listComments } from '../../dist/api/comments/store.js';
import { openDatabase } from '../../dist/api/database/open.js';
import { dayOf } from '../../dist/api/days.js';
import { seededChance } from '../../dist/api/demonstration/generator.js';
import { markPersonalData } from '../../dist/api/personal-data/marks.js';
import { receiveResponses } from '../../dist/api/responses/receive.js';
import { answerMaker } from './support/answers.mjs';
import { everyPlace } from './support/database-places.mjs';
import { median } from './support/figures.mjs';
import { applyWard, unit } from './support/installation.mjs';

const comments = 100_000;
const batchSize = 2_000;
const rounds = 5;
const mostMilliseconds = 1_000;
const searches = ['chờ lâu', 'thai do', '"quay 7"', 'khongcotunay'];

/** What a page of the list of comments asks of the database, where a unit has very many; and the marking of one comment. */
export async function measure() {
  const figures = [];
  for (const { database, place } of await everyPlace()) {
    await applyWard(place);
    const db = await openDatabase(place);
    await fillWithComments(db);
    if (place.databaseUrl) await sql`vacuum analyze`.execute(db);
    const { id } = await db
      .selectFrom('unit')
      .select('id')
      .where('slug', '=', unit)
      .executeTakeFirstOrThrow();
    for (const asked of ['', ...searches]) {
      const name = `${database}: page of ${comments.toLocaleString('en')} comments, ${asked || 'no search'}`;
      const value = await timePage(db, { unitIds: [id], asked });
      figures.push({ name, value, unit: 'ms', limit: mostMilliseconds });
    }
    await db.destroy();
  }
  figures.push({ name: 'marking a comment of 200 letters', value: timeMarking(), unit: 'ms', digits: 2 });
  return figures;
}

async function timePage(db, { unitIds, asked }) {
  const filter = {
    unitIds,
    from: null,
    until: dayOf(new Date()),
    terms: searchTerms(asked),
    fieldId: null,
    levels: null,
    tagId: null,
    state: 'new',
  };
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await listComments(db, filter, { most: 21 });
    await countByState(db, filter);
    await countByTag(db, filter);
    times.push(performance.now() - start);
  }
  return median(times);
}

const scraps = [
  ...['Chờ hơi lâu vào đầu giờ sáng', 'cán bộ hướng dẫn nhiệt tình', 'thái độ chưa tốt', 'can bo vui ve'],
  ...[
    'phải đi lại ba lần',
    'ghế ngồi ít quá',
    'thu tuc nhanh gon',
    'cảm ơn chị Hoa ở quầy 7',
    'mong có thêm quạt',
  ],
];

async function fillWithComments(db) {
  const makeAnswer = answerMaker(comments);
  const chance = seededChance(comments);
  const comment = () =>
    Array.from(
      { length: 2 + Math.floor(chance() * 5) },
      () => scraps[Math.floor(chance() * scraps.length)],
    ).join(', ');
  const config = { privacyMinimum: 5 };
  for (let sent = 0; sent < comments; sent += batchSize) {
    const at = new Date(Date.now() - (sent / comments) * 180 * 86_400_000);
    const batch = Array.from({ length: batchSize }, () => ({ ...makeAnswer(), comment: comment() }));
    const received = await receiveResponses({ db, config, now: () => at }, batch, 'vi');
    const wrong = received.find(({ status }) => status !== 'accepted');
    if (wrong) throw new Error(`not accepted: ${JSON.stringify(wrong)}`);
  }
}

function timeMarking() {
  const text = `${scraps.join(', ')}, gọi 0912 345 678, nhà ở số 12 đường Lê Lợi`.slice(0, 200);
  const times = Array.from({ length: 200 }, () => {
    const start = performance.now();
    markPersonalData(text);
    return performance.now() - start;
  });
  return median(times);
}
