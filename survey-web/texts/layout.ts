const vi = {
  skip: 'Đến nội dung chính',
  otherLanguage: 'English',
  demonstration: 'Dữ liệu minh họa: đơn vị có thật, còn các phiếu và con số là do máy tạo ra để dùng thử.',
  openData: 'Dữ liệu mở',
  footer: 'Lắng Nghe – phần mềm mã nguồn mở để người dân đánh giá việc phục vụ.',
};

const en: typeof vi = {
  skip: 'To the main content',
  otherLanguage: 'Tiếng Việt',
  demonstration:
    'Illustration data (Dữ liệu minh họa): the units are real, the responses and figures are made up.',
  openData: 'Open data',
  footer: 'Lắng Nghe – open-source software with which people rate how they were served.',
};

export const layoutTexts = { vi, en };
