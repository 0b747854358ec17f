const vi = {
  title: 'Ý kiến đã công khai',
  note: 'Nguyên văn của người trả lời, do đơn vị chọn; thông tin cá nhân được thay bằng chữ trong ngoặc vuông.',
  on: (day: string) => `Công khai ngày ${day}`,
};

const en: typeof vi = {
  title: 'Published comments',
  note: 'The words of those who answered, chosen by the unit; words in square brackets stand for personal data.',
  on: (day) => `Published on ${day}`,
};

export const publicCommentTexts = { vi, en };
