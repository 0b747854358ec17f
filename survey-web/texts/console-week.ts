const vi = {
  door: 'Tóm tắt tuần để gửi qua Zalo',
  title: 'Gửi qua Zalo',
  lead: 'Tóm tắt một tuần bằng số liệu công khai: chép lời nhắn, hoặc lưu ảnh, rồi gửi vào nhóm Zalo.',
  message: 'Lời nhắn',
  copy: 'Chép lời nhắn',
  link: 'Đường dẫn',
  copyLink: 'Chép đường dẫn',
  picture: 'Ảnh',
  pictureOf: (title: string) => `Ảnh tóm tắt ${title}`,
  save: 'Lưu ảnh',
  earlier: 'Tuần trước',
  later: 'Tuần sau',
};

const en: typeof vi = {
  door: 'Summary of the week, to send by Zalo',
  title: 'Send by Zalo',
  lead: 'A week in public figures: copy the message or save the picture, and send it to a Zalo group.',
  message: 'Message',
  copy: 'Copy the message',
  link: 'Link',
  copyLink: 'Copy the link',
  picture: 'Picture',
  pictureOf: (title) => `Picture of ${title}`,
  save: 'Save the picture',
  earlier: 'Week before',
  later: 'Week after',
};

export const consoleWeekTexts = { vi, en };
