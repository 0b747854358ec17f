import { type Kysely, sql } from 'kysely';

const statements = [
  // What a petition is. `identity`: what has to be known of its sender (QĐ 31/2021/QĐ-TTg asks for all of it).
  `create table petition_kind (
    key text not null constraint petition_kind_pk primary key,
    name jsonb not null,
    hint jsonb,
    identity text not null constraint petition_kind_identity_known check (identity in ('none', 'contact', 'full')),
    -- How long the sender is kept after the end; null: as long as the petition.
    retention_months integer constraint petition_kind_retention_counts check (retention_months > 0),
    position integer not null,
    retired_at timestamptz
  )`,
  // What a petition is about: a tree of its own, beside the fields of procedures.
  `create table petition_category (
    id integer generated always as identity constraint petition_category_pk primary key,
    key text not null constraint petition_category_key_unique unique,
    parent_id integer constraint petition_category_parent_known references petition_category,
    name jsonb not null,
    everyday jsonb,
    -- Goes to the superior of the unit, with the sender hidden from the unit.
    goes_to_superior boolean not null default false,
    position integer not null,
    retired_at timestamptz,
    constraint petition_category_not_its_own_parent check (parent_id <> id)
  )`,
  // Who handles what: the rule of the nearest unit wins, then the one that names more.
  `create table petition_route (
    id integer generated always as identity constraint petition_route_pk primary key,
    unit_id integer not null constraint petition_route_unit_known references unit,
    category_id integer constraint petition_route_category_known references petition_category,
    field_id integer constraint petition_route_field_known references field,
    to_unit_id integer not null constraint petition_route_target_known references unit,
    to_staff_id text constraint petition_route_staff_known references staff on delete set null,
    constraint petition_route_unique unique nulls not distinct (unit_id, category_id, field_id)
  )`,
  // Deadlines and the decision that they come from. Rows are never changed, only ended: open petitions keep theirs.
  `create table deadline_profile (
    id integer generated always as identity constraint deadline_profile_pk primary key,
    unit_id integer constraint deadline_profile_unit_known references unit,
    category_id integer constraint deadline_profile_category_known references petition_category,
    counted_in text not null constraint deadline_profile_measure_known check (counted_in in ('working-days', 'hours')),
    acknowledge integer not null constraint deadline_profile_acknowledge_counts check (acknowledge > 0),
    answer integer not null constraint deadline_profile_answer_counts check (answer > 0),
    extension integer not null constraint deadline_profile_extension_counts check (extension >= 0),
    extensions integer not null constraint deadline_profile_extensions_counted check (extensions >= 0),
    -- What a move to another unit does to the clock.
    on_transfer text not null constraint deadline_profile_transfer_known check (on_transfer in ('continue', 'restart')),
    source text not null,
    first_day date not null,
    last_day date,
    constraint deadline_profile_ends_after_it_begins check (last_day is null or first_day <= last_day),
    constraint deadline_profile_unique unique nulls not distinct (unit_id, category_id, first_day)
  )`,
  // Words that officers begin an answer with.
  `create table answer_template (
    id integer generated always as identity constraint answer_template_pk primary key,
    unit_id integer constraint answer_template_unit_known references unit,
    name text not null,
    text text not null,
    retired_at timestamptz
  )`,
];

const kinds = [
  [
    'phan-anh',
    'Phản ánh',
    'Report',
    'Điều đang hỏng, đang sai, đang làm phiền',
    'Something broken, wrong or troubling',
    'contact',
    24,
  ],
  [
    'kien-nghi',
    'Kiến nghị',
    'Request',
    'Điều cần cơ quan xem xét, thay đổi',
    'Something the office should consider or change',
    'contact',
    24,
  ],
  ['gop-y', 'Góp ý, sáng kiến', 'Suggestion', 'Ý hay để làm tốt hơn', 'An idea to do better', 'none', 12],
  ['khen', 'Khen ngợi', 'Praise', 'Người, việc làm tốt', 'Somebody or something done well', 'none', 12],
] as const;

type Category = [
  key: string,
  vi: string,
  en: string,
  everydayVi: string,
  everydayEn: string,
  superior?: true,
];
const categories: [Category, Category[]][] = [
  [
    ['ha-tang', 'Đường sá, chiếu sáng, cấp thoát nước', 'Roads, lighting, water', '', ''],
    [
      [
        'chieu-sang',
        'Đèn đường, chiếu sáng',
        'Street lighting',
        'đèn hỏng, đường tối',
        'lamp out, dark street',
      ],
      [
        'duong-via-he',
        'Đường, vỉa hè',
        'Roads and pavements',
        'ổ gà, vỉa hè hỏng, lấn chiếm',
        'potholes, broken or blocked pavements',
      ],
      ['cap-nuoc', 'Nước sinh hoạt', 'Water supply', 'mất nước, nước bẩn', 'no water, dirty water'],
      [
        'thoat-nuoc',
        'Thoát nước, ngập',
        'Drainage and flooding',
        'cống tắc, ngập',
        'blocked drains, flooding',
      ],
      ['cay-xanh', 'Cây xanh, công viên', 'Trees and parks', 'cây đổ, cành gãy', 'fallen trees and branches'],
      [
        'dien-vien-thong',
        'Điện, dây cáp',
        'Power and cables',
        'dây sà xuống đường, mất điện',
        'hanging cables, power cuts',
      ],
    ],
  ],
  [
    ['moi-truong', 'Rác thải, môi trường', 'Rubbish and environment', '', ''],
    [
      ['rac-thai', 'Rác thải', 'Rubbish', 'rác chưa thu gom, đổ trộm', 'not collected, dumped'],
      ['o-nhiem', 'Khói bụi, mùi, nước thải', 'Smoke, smell, waste water', '', ''],
      ['tieng-on', 'Tiếng ồn', 'Noise', 'hát loa kẹo kéo, công trường', 'loudspeakers, building sites'],
    ],
  ],
  [
    ['trat-tu', 'An ninh, trật tự, xây dựng', 'Safety, order, building', '', ''],
    [
      ['giao-thong', 'Giao thông, đỗ xe', 'Traffic and parking', '', ''],
      ['trat-tu-xay-dung', 'Trật tự xây dựng', 'Building without permit', '', ''],
      ['an-toan-thuc-pham', 'An toàn thực phẩm', 'Food safety', '', ''],
    ],
  ],
  [
    ['dich-vu-cong', 'Thủ tục hành chính, dịch vụ công', 'Procedures and public services', '', ''],
    [
      [
        'thu-tuc',
        'Thủ tục, hồ sơ chậm, phiền hà',
        'Slow or burdensome procedures',
        'chậm trả kết quả, đi lại nhiều lần',
        'late results, several trips',
      ],
      ['thai-do', 'Thái độ của cán bộ', 'Attitude of staff', '', ''],
      ['truong-hoc', 'Trường học', 'Schools', '', ''],
      ['y-te', 'Y tế', 'Health', '', ''],
      [
        'nhung-nhieu',
        'Nhũng nhiễu, đòi tiền, quà',
        'Harassment, asking for money or gifts',
        'cơ quan cấp trên xem xét, giữ kín người gửi',
        'the superior office looks into it; the sender stays hidden',
        true,
      ],
      [
        'nguoi-dung-dau',
        'Về người đứng đầu đơn vị',
        'About the head of the unit',
        'cơ quan cấp trên xem xét, giữ kín người gửi',
        'the superior office looks into it; the sender stays hidden',
        true,
      ],
    ],
  ],
  [['khac', 'Việc khác', 'Something else', '', ''], []],
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  for (const [position, [key, vi, en, hintVi, hintEn, identity, months]] of kinds.entries()) {
    await sql`insert into petition_kind (key, name, hint, identity, retention_months, position)
      values (${key}, ${JSON.stringify({ vi, en })}::jsonb, ${JSON.stringify({ vi: hintVi, en: hintEn })}::jsonb,
        ${identity}, ${months}, ${position})`.execute(db);
  }
  let position = 0;
  const add = async ([key, vi, en, everydayVi, everydayEn, superior]: Category, parentId: number | null) => {
    const everyday = everydayVi === '' ? null : JSON.stringify({ vi: everydayVi, en: everydayEn });
    const { rows } = await sql<{ id: number }>`
      insert into petition_category (key, parent_id, name, everyday, goes_to_superior, position)
      values (${key}, ${parentId}, ${JSON.stringify({ vi, en })}::jsonb, ${everyday}::jsonb, ${superior === true}, ${position++})
      returning id`.execute(db);
    return rows[0]!.id;
  };
  for (const [category, below] of categories) {
    const id = await add(category, null);
    for (const one of below) await add(one, id);
  }
  // Ours, until an installation names the decision that binds it .
  await sql`insert into deadline_profile (counted_in, acknowledge, answer, extension, extensions, on_transfer, source, first_day)
    values ('working-days', 2, 15, 15, 1, 'continue', ${'Mặc định của phần mềm, đơn vị cần thay bằng văn bản của mình'}, '2000-01-01')`.execute(
    db,
  );
}
