import { sql } from 'kysely';
import { openDatabase } from '../../../dist/api/database/open.js';
import { searchWords } from '../../../dist/api/petitions/search.js';
import { findUnit } from '../../../dist/api/units/store.js';

const texts = [
  'Đèn đường trước nhà số {n} không sáng đã ba đêm, trẻ con đi học về rất khó.',
  'Rác để ở đầu hẻm {n} hai ngày chưa thu gom, mùi hôi nồng nặc.',
  'Ổ gà lớn trên đường số {n}, xe máy đi buổi tối rất nguy hiểm.',
  'Quán ở số {n} mở loa rất to sau mười giờ đêm, nhiều tối liền.',
  'Cống trước nhà {n} tắc, mưa lớn là ngập vào nhà.',
  'Đề nghị có thêm bàn viết cho người già ở quầy {n}.',
];
const places = ['đầu hẻm', 'trước chợ', 'cạnh trường tiểu học', 'ngã tư', 'sau nhà văn hóa'];

/**
 * Puts petitions with history, senders, answers and ratings into a unit: nine of ten are answered, as in an office that
 * has worked for years. Written by SQL, because a hundred thousand sent one by one would take an hour.
 */
export async function fillWithPetitions(place, unitSlug, count) {
  const db = await openDatabase(place);
  try {
    const { id: unitId } = await findUnit(db, unitSlug);
    await sql`create temporary table said (i integer, text text, words text, place text)`.execute(db);
    for (let from = 0; from < count; from += 1_000) await tell(db, from, Math.min(from + 1_000, count));
    await sql.raw(petitions(unitId)).execute(db);
    for (const statement of [senders, events, answers, ratings]) await sql.raw(statement).execute(db);
    await sql`drop table said`.execute(db);
    await sql.raw(place.databaseUrl ? 'vacuum analyze' : 'analyze').execute(db);
    const rows = await db.selectFrom('petition').select('code').orderBy('code').limit(400).execute();
    return rows.map(({ code }) => code);
  } finally {
    await db.destroy();
  }
}

async function tell(db, from, to) {
  const rows = Array.from({ length: to - from }, (_, k) => {
    const i = from + k;
    const text = texts[i % texts.length].replace('{n}', String(i));
    const place = places[i % places.length];
    return { i, text, words: searchWords([text, place]), place };
  });
  await sql`insert into said select * from json_to_recordset(${JSON.stringify(rows)}::json)
    as given (i integer, text text, words text, place text)`.execute(db);
}

// Half a year; the oldest nine of ten have their answer.
const petitions = (unitId) => `
  insert into petition (id, code, content_hash, unit_id, handler_unit_id, identity_unit_id, kind, category_id, channel,
    locale, text, search, place, may_publish_text, may_publish_photos, received_at, received_day, entered_at, state,
    state_before, state_at, profile_id, clock, acknowledged_at, acknowledge_due, answer_due, first_ended_at, first_due,
    answered_after, ended_at)
  select gen_random_uuid(), upper(translate(substr(md5(i::text), 1, 10), 'iluo', 'abcd')), md5(i::text), ${unitId}, ${unitId},
    ${unitId}, 'phan-anh', (select id from petition_category order by (id * 7919 + i) % 23, id limit 1), 'web', 'vi', text,
    to_tsvector('simple', words), place, true, false, came, came::date, came, state,
    case when done then 'approved' end, came, (select min(id) from deadline_profile),
    json_build_object('receivedAt', came, 'pauses', '[]'::json, 'extensions', '[]'::json, 'restartedAt', null),
    came + interval '1 day', came + interval '3 days', came + interval '21 days',
    case when done then came + interval '9 days' end, case when done then came + interval '21 days' end,
    case when done then 7 end, case when done then came + interval '9 days' end
  from (
    select said.*, now() - interval '180 days' * (1 - i::float / (select max(i) from said)) as came, i % 10 <> 0 as done,
      case when i % 10 <> 0 then 'published' when i % 20 = 0 then 'accepted' else 'submitted' end as state
    from said
  ) as each_said`;

const senders = `
  insert into petition_sender (petition_id, name, phone)
  select id, 'Nguyễn Văn ' || code, '09' || lpad((abs(hashtext(code)) % 100000000)::text, 8, '0') from petition`;

const events = `
  insert into petition_event (petition_id, at, move, state, actor, staff_name)
  select id, received_at + n * interval '1 day', move, after, actor, case when actor = 'staff' then 'Minh' end
  from petition, (values (0, 'submit', 'submitted', 'sender'), (1, 'accept', 'accepted', 'staff'),
    (2, 'assign', 'assigned', 'staff'), (8, 'answer', 'answered', 'staff'), (9, 'approve', 'approved', 'staff'),
    (9, 'publish', 'published', 'staff')) as told (n, move, after, actor)
  where ended_at is not null or n = 0`;

const answers = `
  insert into petition_answer (petition_id, outcome, text, drafted_by_name, drafted_at, unit_id, approved_by_name,
    approved_at, published_text, published_at)
  select id, 'done', 'Đã xử lý xong.', 'Minh', ended_at, unit_id, 'Hoa', ended_at, 'Đã xử lý xong.', ended_at
  from petition where ended_at is not null`;

const ratings = `
  insert into petition_rating (answer_id, petition_id, level, at)
  select id, petition_id, 1 + id % 5, published_at from petition_answer where id % 3 = 0`;
