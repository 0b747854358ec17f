const number = (locale: string) => {
  const format = new Intl.NumberFormat(locale);
  return (value: number) => format.format(value);
};
const viNumber = number('vi-VN');
const enNumber = number('en-GB');

const vi = {
  title: 'Lắng Nghe – người dân đánh giá việc phục vụ',
  heading: 'Ông/Bà được phục vụ thế nào?',
  lead: 'Đây là nơi người dân cho biết có hài lòng không khi đến làm việc tại cơ quan, trường học, bệnh viện công, và xem kết quả của từng đơn vị.',
  searchLabel: 'Tìm đơn vị theo tên',
  searchHint: 'Gõ có dấu hoặc không dấu đều được, ví dụ: ben thanh',
  searchButton: 'Tìm',
  codeLabel: 'Có mã trên tờ mời đánh giá?',
  codeHint: 'Mã gồm 8 chữ và số, in cạnh mã QR. Gõ chữ hoa hay chữ thường đều được.',
  codeButton: 'Vào đánh giá',
  codeWrong:
    'Mã chưa đúng: mã phải có đủ 8 chữ và số, ví dụ 7K3M 9QXA. Xin xem lại tờ mời đánh giá rồi gõ lại.',
  errorTitle: 'Lỗi:',
  petition: 'Gửi phản ánh, kiến nghị',
  followPetition: 'Tra cứu phản ánh, kiến nghị đã gửi',
  units: 'Các đơn vị',
  unitsOf: 'Các đơn vị thuộc',
  allUnits: 'Tất cả đơn vị',
  youAreHere: 'Vị trí trong cây đơn vị',
  below: (count: number) => `${viNumber(count)} đơn vị bên dưới`,
  noneBelow: 'Không có đơn vị nào bên dưới.',
  toResults: 'Xem kết quả của',
  ended: (day: string) => `đã kết thúc ${day}`,
  demonstration: 'minh họa',
  results: 'Kết quả tìm',
  found: (count: number) => `Tìm thấy ${viNumber(count)} đơn vị.`,
  moreFound: (count: number) =>
    `Có nhiều hơn ${viNumber(count)} đơn vị; đây là ${viNumber(count)} đơn vị gần đúng nhất. Gõ thêm tên tỉnh, thành phố để tìm đúng hơn.`,
  partOf: 'thuộc',
  cut: (count: number) => `Chỉ tìm theo ${viNumber(count)} ký tự đầu.`,
  nothingFound: 'Không tìm thấy đơn vị nào có tên',
  advice: [
    'Thử gõ ít chữ hơn, chỉ tên riêng: “thuong hong” thay vì “UBND xã Thượng Hồng”.',
    'Từ ngày 01/7/2025 nhiều xã, phường đã sáp nhập và mang tên mới: thử tên mới, hoặc tìm theo tỉnh, thành phố.',
  ],
  browse: 'Xem tất cả đơn vị',
  emptyHeading: 'Chưa có đơn vị nào',
  emptyForPeople: 'Trang này đang được chuẩn bị. Xin Ông/Bà quay lại sau.',
  emptyForAdministrator: 'Dành cho người quản trị',
  emptyApply:
    'Phần mềm đã chạy. Bước tiếp theo: ghi đơn vị, lĩnh vực và điểm khảo sát vào một tệp JSON, rồi đưa vào bằng lệnh:',
  emptyDemonstration: 'Muốn xem thử trước với dữ liệu minh họa:',
  emptyReadme:
    'Cách viết tệp có trong README. Nếu dùng cơ sở dữ liệu kèm sẵn (không đặt DATABASE_URL), xin dừng phần mềm trước khi chạy lệnh.',
};

const en: typeof vi = {
  title: 'Lắng Nghe – people rate how they were served',
  heading: 'How were you served?',
  lead: 'Here people say whether they were satisfied with a public office, school or hospital, and see the results of each.',
  searchLabel: 'Find a unit by name',
  searchHint: 'With or without Vietnamese diacritics, for example: ben thanh',
  searchButton: 'Search',
  codeLabel: 'Do you have a code from a poster?',
  codeHint: 'It has 8 letters and digits and stands beside the QR code. Capitals do not matter.',
  codeButton: 'Go to the survey',
  codeWrong:
    'This is not a code: it needs 8 letters and digits, for example 7K3M 9QXA. Please look at the poster and type it again.',
  errorTitle: 'Error:',
  petition: 'Send a report or request',
  followPetition: 'Follow a report or request you sent',
  units: 'Units',
  unitsOf: 'Units of',
  allUnits: 'All units',
  youAreHere: 'Place in the tree of units',
  below: (count) => `${enNumber(count)} ${count === 1 ? 'unit' : 'units'} below`,
  noneBelow: 'There are no units below.',
  toResults: 'See the results of',
  ended: (day) => `ended ${day}`,
  demonstration: 'illustration',
  results: 'Search results for',
  found: (count) => `${enNumber(count)} ${count === 1 ? 'unit' : 'units'} found.`,
  moreFound: (count) =>
    `There are more than ${enNumber(count)} units; these are the ${enNumber(count)} closest. Add the name of the province or city to narrow it down.`,
  partOf: 'in',
  cut: (count) => `Only the first ${enNumber(count)} characters were used.`,
  nothingFound: 'No unit is called',
  advice: [
    'Try fewer words, only the proper name: “thuong hong” rather than “UBND xã Thượng Hồng”.',
    'Many communes and wards merged on 1 July 2025 and have new names: try the new name, or look by province.',
  ],
  browse: 'See all units',
  emptyHeading: 'There are no units yet',
  emptyForPeople: 'This site is being prepared. Please come back later.',
  emptyForAdministrator: 'For the administrator',
  emptyApply:
    'The software is running. Next: write units, fields and survey points into a JSON file, and put them in by the command:',
  emptyDemonstration: 'To look around with illustration data first:',
  emptyReadme:
    'The README says how to write the file. With the built-in database (no DATABASE_URL), stop the software before running the command.',
};

export const homeTexts = { vi, en };
export type HomeTexts = typeof vi;
