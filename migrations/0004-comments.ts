import { type Kysely, sql } from 'kysely';

// As the program makes them for a comment that comes in: see searchable() there.
const upper = 'ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ';
const words = `' ' || btrim(regexp_replace(
  translate(lower(normalize(comment, NFC)), '${upper}', '${upper.toLowerCase()}'),
  '[\\s\\u0021-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u007e\\u2010-\\u2027]+', ' ', 'g')) || ' '`;
// hoà is hòa, uỷ is ủy; but quý is spelt one way.
const spelt = 'oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ'.split(' ');
const respelt = 'òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy'.split(' ');
const letters = spelt.reduce(
  (text, tone, i) => `regexp_replace(${text}, '([^q])${tone} ', '\\1${respelt[i]} ', 'g')`,
  words,
);
const plain = `translate(regexp_replace(normalize(letters, NFD), '[\\u0300-\\u036f]', '', 'g'), 'đ', 'd')`;

/** Files the comments of responses that came in before; harms none that is filed. */
export const fileOldComments = `
  insert into comment (unit_id, response_id, field_id, version_id, day, level, letters, plain)
  select unit_id, id, field_id, version_id, day, level, letters, ${plain}
  from (
    select response.*, ${letters} as letters, coalesce(
      (ratings ->> (content #>> '{overall,key}'))::integer,
      (select min(value::integer) from jsonb_each_text(ratings))
    ) as level
    from response join questionnaire_version on questionnaire_version.id = response.version_id
    where comment is not null
  ) as old
  on conflict on constraint comment_response_unique do nothing`;

const statements = [
  // A comment under an id of its own: neither id nor order says when the response came in.
  `create table comment (
    id uuid not null default gen_random_uuid() constraint comment_pk primary key,
    unit_id integer not null,
    response_id uuid not null,
    field_id integer constraint comment_field_known references field,
    version_id integer not null constraint comment_version_known references questionnaire_version,
    day date not null,
    level integer,
    letters text not null,
    plain text not null,
    constraint comment_response_unique unique (unit_id, response_id),
    constraint comment_response_known foreign key (unit_id, response_id) references response on delete cascade
  )`,
  'create index comment_by_unit on comment (unit_id, day desc, id)',
  fileOldComments,
  `create table comment_review (
    comment_id uuid not null constraint comment_review_pk primary key
      constraint comment_review_comment_known references comment on delete cascade,
    unit_id integer not null constraint comment_review_unit_known references unit,
    state text not null constraint comment_review_state_known check (state in ('open', 'published', 'hidden')),
    reason text,
    note text,
    published_text text,
    hidden_passages jsonb not null,
    staff_id text,
    staff_name text not null,
    at timestamptz not null,
    constraint comment_review_says_why_hidden check (state <> 'hidden' or reason is not null),
    constraint comment_review_text_where_published check ((state = 'published') = (published_text is not null))
  )`,
  `create index comment_review_published on comment_review (unit_id, at desc) where state = 'published'`,
  `create table tag (
    id integer generated always as identity constraint tag_pk primary key,
    name jsonb not null,
    retired_at timestamptz,
    created_at timestamptz not null
  )`,
  `create unique index tag_name_unique on tag ((name ->> 'vi'))`,
  `create table comment_tag (
    comment_id uuid not null constraint comment_tag_comment_known references comment on delete cascade,
    tag_id integer not null constraint comment_tag_tag_known references tag,
    constraint comment_tag_pk primary key (comment_id, tag_id)
  )`,
  'create index comment_tag_by_tag on comment_tag (tag_id)',
  `insert into tag (name, created_at)
    select jsonb_build_object('vi', vi, 'en', en), now() from (values
      ('Thời gian chờ', 'Waiting time'),
      ('Thái độ phục vụ', 'Attitude'),
      ('Thủ tục, giấy tờ', 'Paperwork'),
      ('Trả kết quả', 'Results on time'),
      ('Nơi tiếp đón', 'Premises'),
      ('Dịch vụ trên mạng', 'Online services'),
      ('Phí, lệ phí', 'Fees'),
      ('Lời khen', 'Praise')
    ) as shipped (vi, en)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
