const vi = {
  title: 'Dữ liệu mở',
  lead: 'Mọi số liệu đã công bố, của mọi đơn vị, để ai cũng tải về, kiểm tra và dùng lại được.',
  closed: 'Các kỳ đã chốt',
  closedLead: (closings: string, units: string) =>
    `${closings} lần chốt và đính chính của ${units} đơn vị, đúng như lúc chốt; mỗi dòng kèm mã SHA-256 của tệp gốc.`,
  closedNone: 'Chưa có kỳ nào được chốt. Tệp sẽ có dòng khi đơn vị đầu tiên chốt kỳ.',
  present: 'Năm nay đến hôm nay',
  presentLead: 'Tỷ lệ hài lòng của từng đơn vị và từng lĩnh vực, tính lúc tải; còn có thể thay đổi.',
  csvHint: 'CSV: UTF-8, dấu phẩy, số thập phân dùng dấu chấm. JSON: cùng nội dung.',
  narrow: 'Chỉ lấy một đơn vị hoặc một kỳ đã chốt: thêm ?unit= hoặc ?period= vào địa chỉ, ví dụ',
  forPrograms: 'Cho chương trình',
  dictionary: 'Từ điển dữ liệu',
  dictionaryFile: 'Từ điển ở dạng JSON',
  package: 'Mô tả bộ dữ liệu (Frictionless datapackage.json)',
  api: 'Mô tả API (OpenAPI)',
  licence: 'Giấy phép',
  licenceText: 'Được sao chép, chia sẻ, phân tích và dùng lại cho mọi mục đích, miễn là ghi nguồn, theo',
  privacy: 'Không ai bị nhận ra',
  privacyText: (minimum: string) =>
    `Số liệu công bố chỉ tăng theo từng nhóm ít nhất ${minimum} phiếu. Số nào chưa đủ phiếu thì để trống và ghi suppressed = true; không thể tính ra bằng cách lấy số này trừ số kia.`,
};

const en: typeof vi = {
  title: 'Open data',
  lead: 'All published figures of all units, for everybody to download, check and use again.',
  closed: 'Closed periods',
  closedLead: (closings, units) =>
    `${closings} closings and revisions of ${units} units, just as they were closed; each row has the SHA-256 of its file.`,
  closedNone: 'No period is closed yet. The files will have rows once the first unit closes one.',
  present: 'This year to date',
  presentLead:
    'The rate of each unit and each of its fields, computed when it is downloaded; it may still change.',
  csvHint: 'CSV: UTF-8, comma, dot decimals. JSON: the same.',
  narrow: 'For one unit or one closed period alone add ?unit= or ?period= to the address, for example',
  forPrograms: 'For programs',
  dictionary: 'Data dictionary',
  dictionaryFile: 'The dictionary as JSON',
  package: 'Description of the data set (Frictionless datapackage.json)',
  api: 'Description of the API (OpenAPI)',
  licence: 'Licence',
  licenceText:
    'You may copy, share, analyse and use it for any purpose as long as you name the source, under',
  privacy: 'Nobody can be singled out',
  privacyText: (minimum) =>
    `Published figures grow only in blocks of at least ${minimum} responses. What rests on too few is empty and says suppressed = true; it cannot be had by subtracting one figure from another.`,
};

export const openDataTexts = { vi, en };
