const vi = {
  title: 'Máy tại quầy không hoạt động',
  lead: 'Trong giờ làm việc của đơn vị, máy lấy ý kiến không liên lạc được với hệ thống. Ý kiến bấm trên máy lúc đó, nếu máy vẫn chạy, được gửi sau và tính cho ngày đã bấm.',
  more: (_n: number, count: string) => `và ${count} lần khác, cũ hơn`,
  flagged: (count: string) =>
    `Có ${count} phiếu bấm trên máy tại quầy được giữ lại mà không tính vào số liệu, vì bấm quá nhanh hoặc cùng một mức liên tiếp.`,
  fewerThan: (least: string) => `dưới ${least}`,
  dayGiven:
    'Phiếu từ máy tại quầy được tính cho ngày người dân bấm, theo đồng hồ của máy đã chỉnh theo máy chủ, nếu ngày đó trong 30 ngày gần nhất và không ở tương lai; nếu không thì tính cho ngày nhận được. Cả hai giờ đều được lưu. Các phiếu khác tính cho ngày nhận được.',
  fairness:
    'Trên máy tại quầy, hai lượt bấm quá gần nhau (thường là dưới 3 giây) và từ lượt thứ tám của một loạt cùng một mức, mỗi lượt cách lượt trước không quá 20 giây, được giữ lại nhưng không tính.',
};

const en: typeof vi = {
  title: 'When kiosks were dark',
  lead: 'In the opening hours of the unit, these devices could not be reached. What was pressed on them meanwhile, if they ran, was sent later and counts for the day it was given.',
  more: (n, count) => (n === 1 ? 'and once before' : `and ${count} times before`),
  flagged: (count) =>
    `Responses from kiosks that are kept but not counted, because they came too fast or in a long run of one level: ${count}.`,
  fewerThan: (least) => `fewer than ${least}`,
  dayGiven:
    'A response from a kiosk counts for the day on which it was pressed, by the clock of the device as corrected by the server, where that is within the last 30 days and not in the future; otherwise for the day of its receipt. Both times are kept. All other responses count for the day of their receipt.',
  fairness:
    'On a kiosk, presses too close to each other (usually less than 3 seconds), and from the eighth on in a run of one level, each at most 20 seconds after the one before, are kept but not counted.',
};

export const publicKioskTexts = { vi, en };
