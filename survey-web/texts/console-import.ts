import type { FieldColumn } from '../../api/installation/field-sheet.ts';
import type { UnitColumn } from '../../api/installation/unit-columns.ts';
import type { ColumnHelp } from '../../api/sheets/template.ts';

const count = (value: number) => value.toLocaleString('vi-VN');

const vi = {
  unitsTitle: 'Nhập đơn vị từ tệp',
  unitsLead:
    'Thêm hoặc sửa nhiều đơn vị một lần từ tệp Excel hay CSV. Ông/Bà xem trước từng dòng; chưa có gì thay đổi trước khi bấm “Nhập”.',
  unitsBelowLead: (unit: string) =>
    `Thêm hoặc sửa nhiều đơn vị dưới ${unit} một lần từ tệp Excel hay CSV. Ông/Bà xem trước từng dòng; chưa có gì thay đổi trước khi bấm “Nhập”.`,
  fieldsTitle: 'Nhập lĩnh vực từ tệp',
  fieldsLead:
    'Thêm hoặc sửa nhiều lĩnh vực một lần từ tệp Excel hay CSV. Ông/Bà xem trước từng dòng; chưa có gì thay đổi trước khi bấm “Nhập”.',
  steps: ['Tải tệp mẫu về và điền, mỗi dòng một mục.', 'Chọn tệp đã điền rồi bấm “Xem trước”.'],
  templateXlsx: 'Tệp mẫu Excel',
  templateCsv: 'Tệp mẫu CSV',
  current: 'Danh sách hiện có (Excel), để sửa rồi nhập lại',
  file: 'Tệp Excel (.xlsx) hoặc CSV',
  fileHint: 'Nhiều nhất 10.000 dòng. Ô để trống thì giữ nguyên nội dung đang có.',
  fileMissing: 'Xin chọn tệp.',
  preview: 'Xem trước',
  columnsTitle: 'Các cột dùng được',
  column: 'Cột',
  meaning: 'Ghi gì',
  example: 'Ví dụ',
  previewTitle: 'Xem trước khi nhập',
  previewLead: 'Chưa có gì được lưu.',
  summary: (all: number) => `Tệp có ${count(all)} dòng:`,
  counts: {
    faulty: (rows: number) => `${count(rows)} có lỗi`,
    added: (rows: number) => `${count(rows)} thêm mới`,
    changed: (rows: number) => `${count(rows)} thay đổi`,
    left: (rows: number) => `${count(rows)} giữ nguyên`,
  },
  faulty: 'Có lỗi',
  added: 'Thêm mới',
  changed: 'Thay đổi',
  left: 'Giữ nguyên',
  windows1258:
    'Tệp dùng bảng mã cũ (Windows-1258). Xin xem kỹ dấu tiếng Việt; nếu sai, hãy lưu tệp thành Unicode (UTF-8) hoặc .xlsx.',
  unused: (columns: string) => `Không dùng đến các cột: ${columns}.`,
  mendTitle: 'Dòng cần sửa',
  mendLead: 'Sửa ngay ở đây rồi bấm “Kiểm tra lại”, hoặc sửa trong tệp rồi chọn lại tệp.',
  moreFaulty: (rows: number) => `Còn ${count(rows)} dòng có lỗi nữa, sẽ hiện sau khi sửa các dòng trên.`,
  rowNamed: (row: number, name: string) => `Dòng ${count(row)}: ${name}`,
  dropRow: 'Bỏ dòng này, không nhập',
  check: 'Kiểm tra lại',
  dropAll: (rows: number) => `Bỏ cả ${count(rows)} dòng có lỗi`,
  apply: (rows: number) => `Nhập ${count(rows)} dòng`,
  nothing: 'Không có dòng nào thêm mới hay thay đổi: mọi thứ đã như trong tệp.',
  otherFile: 'Chọn tệp khác',
  rowsTitle: 'Từng dòng',
  row: 'Dòng',
  name: 'Tên',
  deed: 'Kết quả',
  details: 'Chi tiết',
  moreRows: (rows: number) => `và ${count(rows)} dòng nữa`,
  empty: '(trống)',
  stillFaulty: 'Vẫn còn dòng có lỗi. Xin sửa hoặc bỏ các dòng đó trước khi nhập.',
};

const enCount = (value: number) => value.toLocaleString('en-GB');

const en: typeof vi = {
  unitsTitle: 'Import units from a file',
  unitsLead:
    'Add or change many units at once from an Excel or CSV file. You see every row first; nothing changes before you press “Import”.',
  unitsBelowLead: (unit) =>
    `Add or change many units below ${unit} at once from an Excel or CSV file. You see every row first; nothing changes before you press “Import”.`,
  fieldsTitle: 'Import fields from a file',
  fieldsLead:
    'Add or change many fields at once from an Excel or CSV file. You see every row first; nothing changes before you press “Import”.',
  steps: ['Download the template and fill it in, one item a row.', 'Choose the file and press “Preview”.'],
  templateXlsx: 'Excel template',
  templateCsv: 'CSV template',
  current: 'What there is now (Excel), to edit and import again',
  file: 'Excel (.xlsx) or CSV file',
  fileHint: 'At most 10,000 rows. An empty cell leaves what there is.',
  fileMissing: 'Please choose a file.',
  preview: 'Preview',
  columnsTitle: 'Columns that can be used',
  column: 'Column',
  meaning: 'What to write',
  example: 'Example',
  previewTitle: 'Preview of the import',
  previewLead: 'Nothing is saved yet.',
  summary: (all) => `The file has ${enCount(all)} rows:`,
  counts: {
    faulty: (rows) => `${enCount(rows)} with errors`,
    added: (rows) => `${enCount(rows)} new`,
    changed: (rows) => `${enCount(rows)} changed`,
    left: (rows) => `${enCount(rows)} as they are`,
  },
  faulty: 'Error',
  added: 'New',
  changed: 'Changed',
  left: 'As it is',
  windows1258:
    'The file has an old encoding (Windows-1258). Please check the Vietnamese letters; if they are wrong, save the file in Unicode (UTF-8) or as .xlsx.',
  unused: (columns) => `Columns that are not used: ${columns}.`,
  mendTitle: 'Rows to mend',
  mendLead: 'Mend them here and press “Check again”, or mend the file and choose it again.',
  moreFaulty: (rows) => `${enCount(rows)} more rows with errors show when those above are mended.`,
  rowNamed: (row, name) => `Row ${enCount(row)}: ${name}`,
  dropRow: 'Leave this row out',
  check: 'Check again',
  dropAll: (rows) => `Leave out all ${enCount(rows)} rows with errors`,
  apply: (rows) => `Import ${enCount(rows)} rows`,
  nothing: 'No row adds or changes anything: all is as in the file.',
  otherFile: 'Choose another file',
  rowsTitle: 'Row by row',
  row: 'Row',
  name: 'Name',
  deed: 'Result',
  details: 'Details',
  moreRows: (rows) => `and ${enCount(rows)} more rows`,
  empty: '(empty)',
  stillFaulty: 'There are still rows with errors. Please mend them or leave them out before importing.',
};

export const importTexts = { vi, en };

const slugHelp: ColumnHelp = {
  help: {
    vi: 'Chữ thường không dấu, số và gạch nối; không đổi được về sau. Để trống thì lấy từ tên.',
    en: 'Lower-case letters, digits and hyphens; cannot be changed later. Left empty it is made from the name.',
  },
  example: 'xa-thuong-hong',
};

export const unitColumnHelp: Record<UnitColumn, ColumnHelp> = {
  name: { help: { vi: 'Bắt buộc. Tên đầy đủ.', en: 'Required. The full name.' }, example: 'Xã Thượng Hồng' },
  kind: {
    help: {
      vi: 'Tỉnh, Xã, Phường, Đặc khu, Sở, Trường, Bệnh viện, Trung tâm phục vụ hành chính công, Dịch vụ công ích, Đơn vị khác. Để trống thì đoán theo chữ đầu của tên.',
      en: 'Province, Commune, Department, School, Hospital, One-stop centre, Public utility, Other. Left empty it follows from how the name begins.',
    },
    example: 'Xã',
  },
  code: {
    help: { vi: 'Mã hành chính, giữ cả số 0 ở đầu.', en: 'Official code with its leading zeros.' },
    example: '10993',
  },
  parent: {
    help: {
      vi: 'Tên, mã hoặc tên trong địa chỉ của đơn vị cấp trên, kể cả cấp trên có trong tệp này. Để trống: ngay dưới đơn vị đang mở, hoặc ở cấp cao nhất.',
      en: 'Name, code or address name of the superior, which may stand in this file. Empty: directly below the unit of this page, or at the top.',
    },
    example: 'Thành phố Hải Phòng',
  },
  fields: {
    help: {
      vi: 'Tên các lĩnh vực, cách nhau bằng dấu chấm phẩy, theo thứ tự trên phiếu.',
      en: 'Names of fields, separated by semicolons, in the order of the form.',
    },
    example: 'Hộ tịch; Đất đai',
  },
  website: { help: { vi: 'Địa chỉ trang.', en: 'Address.' }, example: 'https://thuonghong.haiphong.gov.vn' },
  nameEn: { help: { vi: 'Không bắt buộc.', en: 'Optional.' }, example: 'Thuong Hong Commune' },
  validFrom: {
    help: { vi: 'Ngày bắt đầu hoạt động.', en: 'First day.' },
    example: '01/07/2025',
  },
  validTo: {
    help: { vi: 'Ngày hoạt động cuối cùng, chỉ khi đóng.', en: 'Last day, only of a unit that closes.' },
    example: '30/06/2025',
  },
  successor: {
    help: {
      vi: 'Đơn vị nhận tiếp các mã đã in, chỉ khi sáp nhập.',
      en: 'The unit that takes over the printed codes, only in a merger.',
    },
    example: 'Xã Đường An',
  },
  slug: slugHelp,
};

export const fieldColumnHelp: Record<FieldColumn, ColumnHelp> = {
  name: { help: { vi: 'Bắt buộc.', en: 'Required.' }, example: 'Hộ tịch' },
  everyday: {
    help: { vi: 'Việc người dân hay gọi tên.', en: 'What people call it.' },
    example: 'khai sinh, kết hôn, khai tử',
  },
  nameEn: { help: { vi: 'Không bắt buộc.', en: 'Optional.' }, example: 'Civil status' },
  everydayEn: { help: { vi: 'Không bắt buộc.', en: 'Optional.' }, example: 'births, marriages, deaths' },
  slug: { ...slugHelp, example: 'ho-tich' },
};
