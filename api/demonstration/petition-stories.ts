/** One thing that is done in a story, so many days after the petition came. */
export type Made = { after: number } & (
  | { move: 'accept' | 'assign' }
  | { move: 'ask'; text: string }
  | { move: 'answer'; text: string; promiseIn?: number }
  | { move: 'rate'; level: number }
  | { move: 'refuse'; text: string }
  | { move: 'transfer'; to: string; text: string }
);

/** A made-up petition and what became of it. */
export interface Told {
  unit: string;
  kind: string;
  category?: string;
  text: string;
  place?: string;
  daysBefore: number;
  made: Made[];
}

const lamp: Told = {
  unit: 'phuong-ben-thanh',
  kind: 'phan-anh',
  category: 'chieu-sang',
  text: 'Ba bóng đèn ở đầu hẻm không sáng từ đầu tuần, tối đi lại rất khó.',
  place: 'Đầu hẻm cạnh nhà văn hóa khu phố 2',
  daysBefore: 40,
  made: [
    { after: 1, move: 'accept' },
    {
      after: 6,
      move: 'answer',
      text: 'Đã thay ba bóng đèn mới và kiểm tra lại đường dây. Cảm ơn Ông/Bà đã báo.',
    },
    { after: 8, move: 'rate', level: 5 },
  ],
};

/** Made up, for every way that a petition can go. */
export const demonstrationPetitions: Told[] = [
  lamp,
  {
    unit: 'phuong-ben-thanh',
    kind: 'phan-anh',
    category: 'thoat-nuoc',
    text: 'Mưa lớn là đoạn đường trước chợ ngập, nước rút rất chậm.',
    place: 'Đoạn trước cổng chợ',
    daysBefore: 33,
    made: [
      { after: 1, move: 'accept' },
      {
        after: 9,
        move: 'answer',
        text: 'Hố ga đã được nạo vét. Đoạn cống cũ sẽ được thay; phường hẹn ngày làm xong và sẽ báo lại.',
        promiseIn: 75,
      },
      { after: 11, move: 'rate', level: 3 },
    ],
  },
  {
    unit: 'phuong-ben-thanh',
    kind: 'kien-nghi',
    category: 'thu-tuc',
    text: 'Đề nghị có thêm bàn viết cho người già ở chỗ chờ, hiện phải đứng điền tờ khai.',
    daysBefore: 27,
    made: [
      { after: 2, move: 'accept' },
      { after: 10, move: 'answer', text: 'Đã kê thêm hai bàn viết có ghế và kính lúp tại khu vực chờ.' },
      { after: 12, move: 'rate', level: 4 },
    ],
  },
  {
    unit: 'phuong-ben-thanh',
    kind: 'phan-anh',
    category: 'tieng-on',
    text: 'Quán nhậu mở loa rất to sau mười giờ đêm, nhiều tối liền.',
    place: 'Gần ngã tư chợ',
    daysBefore: 30,
    made: [
      { after: 1, move: 'accept' },
      { after: 2, move: 'assign' },
    ],
  },
  {
    unit: 'phuong-ben-thanh',
    kind: 'phan-anh',
    category: 'rac-thai',
    text: 'Rác để ở góc đường hai ngày chưa thu gom.',
    place: 'Góc đường sau trường tiểu học',
    daysBefore: 3,
    made: [{ after: 1, move: 'accept' }],
  },
  {
    unit: 'phuong-ben-thanh',
    kind: 'phan-anh',
    category: 'dien-vien-thong',
    text: 'Dây cáp sà xuống vỉa hè, trẻ con đi học hay chạm phải.',
    daysBefore: 6,
    made: [
      { after: 1, move: 'accept' },
      { after: 2, move: 'ask', text: 'Xin Ông/Bà cho biết dây nằm trước số nhà nào để chúng tôi đến ngay.' },
    ],
  },
  {
    unit: 'phuong-ben-thanh',
    kind: 'phan-anh',
    category: 'khac',
    text: 'Đề nghị phường giải quyết việc tòa án đang xét giữa hai nhà.',
    daysBefore: 20,
    made: [
      {
        after: 2,
        move: 'refuse',
        text: 'Việc này tòa án đang xét, phường không có thẩm quyền. Ông/Bà có thể hỏi bộ phận tiếp dân của tòa.',
      },
    ],
  },
  {
    unit: 'xa-thuong-hong',
    kind: 'phan-anh',
    category: 'duong-via-he',
    text: 'Đường liên xã có nhiều ổ gà, xe máy đi buổi tối rất nguy hiểm.',
    place: 'Đoạn qua cầu, giáp xã bên',
    daysBefore: 25,
    made: [
      { after: 1, move: 'accept' },
      {
        after: 4,
        move: 'transfer',
        to: 'Sở Xây dựng',
        text: 'Tuyến đường do Sở Xây dựng quản lý; xã đã chuyển kèm ảnh và sẽ theo dõi.',
      },
    ],
  },
  {
    unit: 'xa-thuong-hong',
    kind: 'khen',
    category: 'thai-do',
    text: 'Cán bộ hộ tịch hướng dẫn bà tôi rất tận tình.',
    daysBefore: 12,
    made: [
      { after: 1, move: 'accept' },
      {
        after: 3,
        move: 'answer',
        text: 'Xã cảm ơn lời khen của Ông/Bà và đã chuyển tới tập thể bộ phận Một cửa.',
      },
    ],
  },
  {
    unit: 'mn-tuoi-hong',
    kind: 'gop-y',
    category: 'truong-hoc',
    text: 'Mong nhà trường gửi thực đơn tuần cho phụ huynh từ chiều thứ Sáu.',
    daysBefore: 15,
    made: [
      { after: 1, move: 'accept' },
      { after: 5, move: 'answer', text: 'Từ tuần này thực đơn được gửi chiều thứ Sáu và dán ở cổng trường.' },
      { after: 6, move: 'rate', level: 5 },
    ],
  },
];
