const vi = {
  demonstration: 'Số liệu minh họa: đơn vị và ý kiến ở đây là giả định.',
  period: (name: string | null, from: string, to: string) =>
    name ? `${name} (${from} – ${to})` : `Từ ${from} đến ${to}`,
  method: 'Cách tính và số liệu đầy đủ',
  send: 'Gửi phản ánh, kiến nghị',
  frameTitle: (unit: string) => `Người dân đánh giá ${unit}`,
  opensNew: 'Các liên kết mở ở cửa sổ mới.',
  onTime: 'Hồ sơ giải quyết đúng hạn',
  onTimeUnknown: 'Chưa có số liệu hồ sơ của kỳ này.',
  dossiers: (onTime: string, solved: string) => `${onTime} trong ${solved} hồ sơ đã giải quyết`,
  months: (known: number, touched: number) => `Có số liệu của ${known} trong ${touched} tháng.`,
  petitions: 'Phản ánh, kiến nghị',
  petitionsNone: 'Chưa nhận phản ánh, kiến nghị nào trong kỳ này.',
  answeredOnTime: 'Trả lời đúng hạn:',
  received: 'Đã nhận:',
  answers: 'Trả lời mới công bố',
  answersNone: 'Chưa có câu trả lời nào được công bố.',
  wholeUnit: 'Cả đơn vị',
};

const en: typeof vi = {
  demonstration: 'Demonstration: the unit and its responses are made up.',
  period: (name, from, to) => (name ? `${name} (${from} – ${to})` : `${from} to ${to}`),
  method: 'Method and full figures',
  send: 'Send a petition',
  frameTitle: (unit) => `How people rate ${unit}`,
  opensNew: 'Links open in a new window.',
  onTime: 'Dossiers on time',
  onTimeUnknown: 'The dossiers of this period are not known yet.',
  dossiers: (onTime, solved) => `${onTime} of ${solved} dossiers solved`,
  months: (known, touched) => `${known} of ${touched} months are known.`,
  petitions: 'Petitions',
  petitionsNone: 'No petition was received in this period.',
  answeredOnTime: 'Answered on time:',
  received: 'Received:',
  answers: 'Answers published last',
  answersNone: 'No answer has been published yet.',
  wholeUnit: 'The whole unit',
};

export const embedTexts = { vi, en };
