// Apart from the texts of the page: these go to every phone.
const vi = {
  sending: 'Đang gửi…',
  answered: (count: number, all: number) => `Đã trả lời ${count}/${all}`,
  waiting: 'Chưa gửi được',
  waitingKept:
    'Mạng đang yếu. Phiếu được giữ trên máy này và sẽ tự gửi lại khi có mạng: xin để trang này mở thêm ít phút. Nếu phải đóng, phiếu sẽ được gửi khi Ông/Bà mở lại trang khảo sát.',
  waitingOpen: 'Mạng đang yếu. Phiếu sẽ tự gửi lại khi có mạng: xin đừng đóng trang này.',
  now: 'Gửi lại ngay',
  sentNow: 'Đánh giá lần trước nay đã gửi được.',
};

const en: typeof vi = {
  sending: 'Sending…',
  answered: (count, all) => `${count}/${all} answered`,
  waiting: 'Not sent yet',
  waitingKept:
    'The network is weak. Your answers are kept on this device and will be sent by themselves: please leave this page open for a few minutes. If you have to close it, they will be sent when you open the survey again.',
  waitingOpen: 'The network is weak. Your answers will be sent by themselves: please do not close this page.',
  now: 'Send again now',
  sentNow: 'Your earlier answers have now been sent.',
};

export const scriptTexts = { vi, en };
