const vi = {
  title: 'Lĩnh vực',
  lead: 'Các lĩnh vực thủ tục hành chính dùng chung cho mọi đơn vị; mỗi đơn vị chọn lĩnh vực mình tiếp nhận.',
  none: 'Chưa có lĩnh vực nào. Thêm lĩnh vực đầu tiên ở dưới, hoặc nhập cả danh sách từ tệp.',
  name: 'Tên lĩnh vực',
  nameEn: 'Tên tiếng Anh',
  everyday: 'Cách nói thường ngày',
  everydayHint:
    'Việc người dân hay gọi tên, ví dụ: khai sinh, kết hôn, khai tử. Hiện dưới tên lĩnh vực trên phiếu.',
  everydayEn: 'Cách nói thường ngày bằng tiếng Anh',
  everydayNeedsVi: 'Xin viết cách nói thường ngày bằng tiếng Việt trước.',
  slug: 'Tên trong địa chỉ',
  slugHint: 'Chữ thường không dấu, số và gạch nối. Để trống thì lấy từ tên. Về sau không đổi được.',
  nameTaken: (name: string) => `Đã có lĩnh vực “${name}”.`,
  slugTaken: (slug: string) => `Đã có lĩnh vực “${slug}”. Xin chọn tên khác.`,
  slugMissing: 'Xin nhập tên trong địa chỉ: tên lĩnh vực không có chữ cái nào.',
  units: 'Đơn vị tiếp nhận',
  unitsCount: (count: number) =>
    count === 0 ? 'chưa đơn vị nào' : `${count.toLocaleString('vi-VN')} đơn vị`,
  addTitle: 'Thêm lĩnh vực',
  add: 'Thêm',
  save: 'Lưu',
  import: 'Nhập từ tệp Excel, CSV',
  editLead: 'Tên mới hiện ngay trên phiếu và trang công khai; số liệu giữ nguyên.',
  nowTitle: 'Nội dung hiện nay (người khác vừa lưu)',
  servedBy: 'Các đơn vị tiếp nhận lĩnh vực này',
  servedByNone:
    'Chưa đơn vị nào chọn lĩnh vực này. Chọn ở phần Cài đặt của đơn vị, hoặc tạo đồng loạt cho các đơn vị cấp dưới.',
  andMore: (count: number) => `và ${count.toLocaleString('vi-VN')} đơn vị nữa`,
  all: 'Tất cả lĩnh vực',
};

const en: typeof vi = {
  title: 'Fields',
  lead: 'The fields of administrative procedures that all units share; each unit chooses those it serves.',
  none: 'There are no fields yet. Add the first one below, or import a whole list from a file.',
  name: 'Name of the field',
  nameEn: 'Name in English',
  everyday: 'Everyday words',
  everydayHint:
    'What people call it, for example: births, marriages, deaths. Shown under the name on the form.',
  everydayEn: 'Everyday words in English',
  everydayNeedsVi: 'Please write the everyday words in Vietnamese first.',
  slug: 'Name in addresses',
  slugHint:
    'Lower-case letters, digits and hyphens. Left empty it is made from the name. It cannot be changed later.',
  nameTaken: (name) => `There is a field “${name}” already.`,
  slugTaken: (slug) => `There is a field “${slug}” already. Please choose another name.`,
  slugMissing: 'Please give a name for addresses: the name of the field has no letter.',
  units: 'Served by',
  unitsCount: (count) => (count === 0 ? 'no unit yet' : `${count.toLocaleString('en-GB')} units`),
  addTitle: 'Add a field',
  add: 'Add',
  save: 'Save',
  import: 'Import from Excel or CSV',
  editLead: 'The new name shows at once on forms and public pages; the figures stay.',
  nowTitle: 'As it is now (somebody else has just saved it)',
  servedBy: 'Units that serve this field',
  servedByNone:
    'No unit has chosen this field. Choose it in the settings of a unit, or create it for all units below at once.',
  andMore: (count) => `and ${count.toLocaleString('en-GB')} more`,
  all: 'All fields',
};

export const fieldTexts = { vi, en };
