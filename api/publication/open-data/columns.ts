import type { Text } from '../../text.ts';

/** What a cell holds; as in a Frictionless table schema. */
type CellType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime';

interface Column {
  key: string;
  type: CellType;
  about: Text;
}

/** The columns of the open figures, in their order: header, dictionary and table schema are made from this. */
export const columns = [
  {
    key: 'unit',
    type: 'string',
    about: {
      vi: 'Mã ngắn của đơn vị; trang của đơn vị là /u/ rồi mã này',
      en: 'Slug of the unit; its page is /u/ and this slug',
    },
  },
  {
    key: 'unitName',
    type: 'string',
    about: { vi: 'Tên đơn vị, như lúc chốt', en: 'Name of the unit, as of the closing' },
  },
  { key: 'unitKind', type: 'string', about: { vi: 'Loại đơn vị', en: 'Kind of unit' } },
  {
    key: 'unitCode',
    type: 'string',
    about: { vi: 'Mã hành chính, nếu có', en: 'Official code, where there is one' },
  },
  {
    key: 'superior',
    type: 'string',
    about: { vi: 'Mã ngắn của đơn vị cấp trên hiện nay', en: 'Slug of the present superior' },
  },
  {
    key: 'demonstration',
    type: 'boolean',
    about: {
      vi: 'true: số liệu do máy tạo ra để dùng thử',
      en: 'true: made-up figures of the demonstration',
    },
  },
  {
    key: 'period',
    type: 'string',
    about: {
      vi: 'Kỳ đã chốt: tháng (2026-11), quý (2026-q4), năm (2026) hoặc kỳ riêng; để trống: số liệu hiện hành',
      en: 'Closed period: month (2026-11), quarter (2026-q4), year (2026) or an own one; empty: present figures',
    },
  },
  { key: 'periodName', type: 'string', about: { vi: 'Tên kỳ', en: 'Name of the period' } },
  { key: 'from', type: 'date', about: { vi: 'Ngày đầu', en: 'First day' } },
  { key: 'to', type: 'date', about: { vi: 'Ngày cuối', en: 'Last day' } },
  {
    key: 'asOf',
    type: 'datetime',
    about: {
      vi: 'Lúc chốt hoặc đính chính; hiện hành: lúc tính',
      en: 'When closed or revised; present figures: when computed',
    },
  },
  {
    key: 'revision',
    type: 'integer',
    about: { vi: '1: lần chốt; từ 2: bản đính chính', en: '1: as closed; from 2 on: revisions' },
  },
  {
    key: 'latest',
    type: 'boolean',
    about: { vi: 'Bản mới nhất của kỳ', en: 'The latest revision of the period' },
  },
  { key: 'reason', type: 'string', about: { vi: 'Lý do đính chính', en: 'Why it was revised' } },
  {
    key: 'coverage',
    type: 'string',
    about: {
      vi: 'unit: riêng đơn vị; with-below: gộp cả các đơn vị trực thuộc',
      en: 'unit: this unit alone; with-below: together with all units below',
    },
  },
  {
    key: 'metric',
    type: 'string',
    about: {
      vi: 'satisfaction: mức hài lòng; on-time: hồ sơ đúng hạn; apologies: hồ sơ trễ đã xin lỗi; petitions-answered: phản ánh trả lời đúng hạn',
      en: 'satisfaction; on-time: dossiers on time; apologies: late dossiers with an apology; petitions-answered: petitions answered on time',
    },
  },
  { key: 'questionnaire', type: 'string', about: { vi: 'Bộ phiếu', en: 'Family of questionnaires' } },
  {
    key: 'measure',
    type: 'string',
    about: { vi: 'Thước đo của bộ phiếu', en: 'Measure of the questionnaire' },
  },
  {
    key: 'measureKind',
    type: 'string',
    about: {
      vi: 'single: một câu chung; pooled: mọi tiêu chí; throughout: hài lòng ở mọi câu; mean-of-criteria, mean-level: trung bình',
      en: 'single: one overall question; pooled: all criteria; throughout: satisfied in all; mean-of-criteria, mean-level: means',
    },
  },
  {
    key: 'weighting',
    type: 'string',
    about: { vi: 'pooled, hoặc caseload: theo số hồ sơ', en: 'pooled, or caseload: by dossiers' },
  },
  {
    key: 'definitionVersion',
    type: 'integer',
    about: { vi: 'Phiên bản của cách tính', en: 'Version of the formulas' },
  },
  {
    key: 'scope',
    type: 'string',
    about: {
      vi: 'overall: cả đơn vị; field: một lĩnh vực; section: một nhóm tiêu chí; criterion: một tiêu chí; category: một loại phản ánh (mã để trống: chưa phân loại)',
      en: 'overall: the whole unit; field; section: a group of criteria; criterion; category: of petitions (empty key: none)',
    },
  },
  {
    key: 'key',
    type: 'string',
    about: { vi: 'Mã của lĩnh vực, nhóm hoặc tiêu chí', en: 'Key of the field, section or criterion' },
  },
  { key: 'name', type: 'string', about: { vi: 'Tên của lĩnh vực, nhóm hoặc tiêu chí', en: 'Its name' } },
  {
    key: 'rate',
    type: 'number',
    about: { vi: 'Tỷ lệ, từ 0 đến 1, không làm tròn', en: 'Rate from 0 to 1, unrounded' },
  },
  {
    key: 'responses',
    type: 'integer',
    about: { vi: 'Số phiếu có trả lời', en: 'Responses with a valid rating' },
  },
  { key: 'ratings', type: 'integer', about: { vi: 'Số lượt chấm', en: 'Valid ratings' } },
  {
    key: 'low',
    type: 'number',
    about: { vi: 'Đầu dưới của khoảng tin cậy 95 %', en: 'Lower end of the 95 % interval' },
  },
  {
    key: 'high',
    type: 'number',
    about: { vi: 'Đầu trên của khoảng tin cậy 95 %', en: 'Upper end of the 95 % interval' },
  },
  {
    key: 'count',
    type: 'integer',
    about: {
      vi: 'Số đếm được (không phải lấy mẫu): đúng hạn, đã xin lỗi hoặc đã trả lời đúng hạn',
      en: 'Where all are counted and none sampled: on time, with an apology, or answered on time',
    },
  },
  { key: 'of', type: 'integer', about: { vi: 'Trên tổng số bao nhiêu', en: 'Of how many' } },
  {
    key: 'population',
    type: 'integer',
    about: {
      vi: 'Số hồ sơ hoặc số gia đình được mời, nếu biết',
      en: 'Dossiers served or families invited, where known',
    },
  },
  { key: 'responseRate', type: 'number', about: { vi: 'Tỷ lệ trả lời', en: 'Response rate' } },
  { key: 'target', type: 'number', about: { vi: 'Chỉ tiêu', en: 'Target' } },
  { key: 'official', type: 'string', about: { vi: 'met: đạt; not-met: chưa đạt', en: 'met or not-met' } },
  {
    key: 'evidence',
    type: 'string',
    about: {
      vi: 'sure: cả khoảng tin cậy ở một phía của chỉ tiêu; unsure: chưa đủ phiếu để khẳng định',
      en: "sure: the whole interval is on the verdict's side of the target; else unsure",
    },
  },
  {
    key: 'suppressed',
    type: 'boolean',
    about: { vi: 'true: chưa đủ phiếu để công bố', en: 'true: too few responses to publish' },
  },
  {
    key: 'sha256',
    type: 'string',
    about: {
      vi: 'SHA-256 của tệp JSON đã chốt: tệp ở /u/{unit}/closed/{period}/{sha256}.json',
      en: 'SHA-256 of the kept JSON file, which stands at /u/{unit}/closed/{period}/{sha256}.json',
    },
  },
] as const satisfies Column[];

export type ColumnKey = (typeof columns)[number]['key'];

/** A row of the open figures; what is left out is empty. */
export type OpenRow = Partial<Record<ColumnKey, string | number | boolean | null>>;

export const cellsOf = (row: OpenRow) => columns.map(({ key }) => row[key] ?? null);
