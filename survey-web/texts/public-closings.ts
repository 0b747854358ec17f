const vi = {
  closed: 'Số liệu đã chốt',
  closedAt: (when: string) => `Chốt lúc ${when}. Số liệu trên trang này không thay đổi nữa.`,
  revised: (revision: number, when: string) =>
    `Bản đính chính lần ${revision - 1}, công bố lúc ${when}. Số liệu của bản này không thay đổi nữa.`,
  reason: 'Lý do đính chính:',
  newer: 'Đã có bản đính chính mới hơn.',
  toNewest: 'Xem bản mới nhất',
  computedNow:
    'Kỳ này đã chốt, nhưng số liệu về hài lòng dưới đây được tính ngay bây giờ, vì cách tính đang chọn không nằm trong số liệu đã chốt.',
  toKept: 'Xem số liệu đã chốt',
  versions: 'Các bản đã công bố và mã kiểm tra của từng tệp',
  first: 'Lần chốt',
  correction: (revision: number) => `Đính chính lần ${revision - 1}`,
  hashes:
    'Mã kiểm tra là SHA-256 của tệp. Tải tệp về rồi chạy sha256sum (hoặc certutil -hashfile trên Windows): ra đúng mã này thì tệp còn nguyên như lúc chốt.',
  files: {
    satisfaction: 'Mức hài lòng',
    petitions: 'Phản ánh, kiến nghị',
    'units-below': 'Các đơn vị trực thuộc',
  },
  coverages: { unit: 'riêng đơn vị', 'with-below': 'gộp cả đơn vị trực thuộc' },
  languages: { vi: 'tiếng Việt', en: 'tiếng Anh' },
  list: 'Các kỳ đã chốt',
  listLead: 'Số liệu của mỗi kỳ được giữ nguyên như lúc chốt, tại địa chỉ không đổi.',
  listClosed: (when: string) => `chốt ${when}`,
  listRevised: (when: string) => `đính chính ${when}`,
  earlier: 'Các kỳ trước nữa',
  asJson: 'Danh sách ở dạng JSON',
  leftOut: 'Ý kiến và phản ánh mới nhất không thuộc số liệu đã chốt; xin xem ở trang hiện hành.',
  toPresent: 'Xem trang hiện hành',
};

const en: typeof vi = {
  closed: 'Closed figures',
  closedAt: (when) => `Closed at ${when}. The figures on this page do not change any more.`,
  revised: (revision, when) =>
    `Revision ${revision - 1}, published at ${when}. Its figures do not change any more.`,
  reason: 'Why it was revised:',
  newer: 'There is a newer revision.',
  toNewest: 'See the newest',
  computedNow:
    'This period is closed, but the satisfaction figures below were computed just now: what was chosen is not among the closed figures.',
  toKept: 'See the closed figures',
  versions: 'What was published, with a hash of each file',
  first: 'As closed',
  correction: (revision) => `Revision ${revision - 1}`,
  hashes:
    'The hash is the SHA-256 of the file. Download it and run sha256sum (or certutil -hashfile on Windows): the same hash means that the file is as it was when the period was closed.',
  files: { satisfaction: 'Satisfaction', petitions: 'Petitions', 'units-below': 'Units below' },
  coverages: { unit: 'this unit alone', 'with-below': 'with the units below' },
  languages: { vi: 'Vietnamese', en: 'English' },
  list: 'Closed periods',
  listLead: 'The figures of each period are kept as they were when it was closed, at an address that stays.',
  listClosed: (when) => `closed ${when}`,
  listRevised: (when) => `revised ${when}`,
  earlier: 'Earlier periods',
  asJson: 'The list as JSON',
  leftOut:
    'The latest comments and petitions are no part of the closed figures; please see the present page.',
  toPresent: 'See the present page',
};

export const closingTexts = { vi, en };
