const vi = {
  present: 'Số liệu hiện hành',
  closed: 'Số liệu đã chốt',
  closedAt: (when: string) => `Chốt lúc ${when}; số liệu này không thay đổi nữa.`,
  revised: (revision: number, when: string) => `Bản đính chính lần ${revision - 1}, công bố lúc ${when}.`,
  reason: 'Lý do đính chính:',
  asOf: (when: string) => `Tính đến ${when}.`,
  otherLanguage: 'English',
  pages: 'Các kỳ khác',
  copy: 'Trang này là bản sao do hệ thống Lắng Nghe gửi sang, mở được khi không có mạng. Trang gốc:',
  licence: 'Được dùng lại theo giấy phép CC BY 4.0, miễn là ghi nguồn.',
  petitions: 'Phản ánh, kiến nghị',
  petitionFacts: (received: string, answered: string, open: string) =>
    `Đã nhận ${received}, đã trả lời ${answered}, đang xử lý ${open}.`,
  petitionsOnTime: (rate: string, onTime: string, due: string) =>
    `Trả lời đúng hạn ${rate} (${onTime} trong ${due} việc đã đến hạn).`,
};

const en: typeof vi = {
  present: 'Present figures',
  closed: 'Closed figures',
  closedAt: (when) => `Closed at ${when}; these figures do not change any more.`,
  revised: (revision, when) => `Revision ${revision - 1}, published at ${when}.`,
  reason: 'Why it was revised:',
  asOf: (when) => `As of ${when}.`,
  otherLanguage: 'Tiếng Việt',
  pages: 'Other periods',
  copy: 'This page is a copy that Lắng Nghe has put here; it opens without a network. The original:',
  licence: 'May be used again under CC BY 4.0 as long as the source is named.',
  petitions: 'Petitions',
  petitionFacts: (received, answered, open) => `${received} received, ${answered} answered, ${open} open.`,
  petitionsOnTime: (rate, onTime, due) => `${rate} answered on time (${onTime} of ${due} that fell due).`,
};

export const staticPageTexts = { vi, en };
