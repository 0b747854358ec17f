const vi = {
  title: 'Cảnh báo',
  lead: 'Những điều người phụ trách cần xem sớm: lĩnh vực dưới chỉ tiêu, điểm khảo sát im lặng, phiếu nêu bị gây phiền hà, máy tại quầy gặp sự cố, số liệu chưa công bố, việc cải thiện quá hẹn, kỳ đến ngày chưa chốt.',
  ongoing: 'Cần xem',
  past: 'Đã qua, đã xem',
  none: 'Không có cảnh báo nào. Hệ thống tự xem xét mỗi sáng, sau khi một ngày kết thúc; máy tại quầy thì từng phút.',
  noneOngoing: 'Không có việc nào cần xem lúc này.',
  toResults: 'Xem kết quả của đơn vị',
  kinds: {
    'below-target': 'Dưới chỉ tiêu',
    'silent-point': 'Điểm im lặng',
    harassment: 'Bị gây phiền hà',
    'kiosk-red': 'Máy tại quầy gặp sự cố',
    unpublished: 'Chưa công bố',
    'actions-overdue': 'Việc quá hẹn',
    'periods-due': 'Kỳ chưa chốt',
  },
  advice: {
    'actions-overdue':
      'Xin ghi kết quả nếu việc đã xong, hoặc hẹn lại ngày và nói rõ lý do. Việc này được nhắc mỗi tuần cho đến khi xong.',
    'periods-due':
      'Xin xem lại số liệu của kỳ rồi chốt, để mọi nơi dẫn cùng một số. Việc này được nhắc mỗi tuần cho đến khi xong.',
    unpublished:
      'Xin gắn mã nhúng lên website của đơn vị để số liệu tự cập nhật, hoặc khai báo trang đã đăng. Việc này được nhắc mỗi tuần cho đến khi xong.',
    'kiosk-red': 'Xin xem máy còn bật, còn mạng và đúng giờ. Trong lúc chờ, xin đặt tờ mời mã QR tại quầy.',
    'below-target': 'Xin xem lý do người dân nêu, giờ và ngày thấp, rồi bàn với bộ phận phụ trách lĩnh vực.',
    'silent-point':
      'Xin kiểm tra tờ mời mã QR còn nguyên, máy còn chạy, và cán bộ có mời người dân đánh giá.',
    harassment:
      'Xin rà soát cách làm việc của cả lĩnh vực. Hệ thống không cho biết ai đã nêu, ở quầy nào, lúc nào; xin đừng tìm người đã nêu. Chỉ người đứng đầu đơn vị và cấp trên trực tiếp thấy cảnh báo này.',
  },
  see: {
    unpublished: 'Đến Nơi công bố',
    'actions-overdue': 'Đến Việc cải thiện',
    'periods-due': 'Đến Chốt kỳ',
    'kiosk-red': 'Xem máy này',
    'below-target': 'Xem 7 ngày đó',
    'silent-point': 'In lại tờ mời mã QR',
    harassment: 'Xem kết quả của đơn vị',
  },
  since: (day: string) => `Từ ${day}`,
  until: (first: string, last: string) => `${first} – ${last}`,
  cleared: (day: string) => `Hết từ ${day}`,
  markSeen: 'Đánh dấu đã xem',
  seen: (day: string) => `Ông/Bà đã xem ${day}`,
  whoSees: 'Ai thấy các cảnh báo này',
  whoSeesText:
    'Người quản lý của đơn vị và của cấp trên. Phiếu nêu bị gây phiền hà chỉ báo đến người đứng đầu đơn vị và cấp trên trực tiếp, không đến cán bộ tại quầy. Khi hệ thống có máy chủ thư, mỗi cảnh báo được gửi một lần qua e-mail; việc còn phải làm thì mỗi tuần một lần.',
};

const en: typeof vi = {
  title: 'Alerts',
  lead: 'What those in charge should look into soon: fields below target, silent points, answers that name harassment, kiosks in trouble, figures not published, improvements past their day, periods not closed.',
  ongoing: 'To look into',
  past: 'Over, or seen',
  none: 'There are no alerts. The system looks each morning, once a day is over, and at kiosks each minute.',
  noneOngoing: 'Nothing to look into at present.',
  toResults: 'See the results of the unit',
  kinds: {
    'below-target': 'Below target',
    'silent-point': 'Silent point',
    harassment: 'Harassment',
    'kiosk-red': 'Kiosk in trouble',
    unpublished: 'Not published',
    'actions-overdue': 'Past its day',
    'periods-due': 'Not closed',
  },
  advice: {
    'actions-overdue':
      'Please write down the result where it is done, or promise another day and say why. You are reminded each week until it is done.',
    'periods-due':
      'Please look through the figures of the period and close it, so that everybody quotes the same. You are reminded each week until it is done.',
    unpublished:
      'Please put the embed on the website of the unit, so that the figures keep themselves up to date, or name the page on which they stand. You are reminded each week until it is done.',
    'kiosk-red':
      'Please check that it is switched on, has a network and tells the right time. Meanwhile, please put up the QR poster at the counter.',
    'below-target':
      'Please see the reasons people name and the weak hours and days, then talk with those in charge of the field.',
    'silent-point':
      'Please check that the QR poster is whole, that the kiosk runs, and that staff invite people to answer.',
    harassment:
      'Please review how the whole field works. The system does not tell who named it, at which counter or when; please do not look for them. Only the head of the unit and the direct superior see this alert.',
  },
  see: {
    unpublished: 'To the places of publication',
    'actions-overdue': 'To the improvements',
    'periods-due': 'To the closing of periods',
    'kiosk-red': 'See this kiosk',
    'below-target': 'See those 7 days',
    'silent-point': 'Print the QR poster again',
    harassment: 'See the results of the unit',
  },
  since: (day) => `Since ${day}`,
  until: (first, last) => `${first} – ${last}`,
  cleared: (day) => `Over since ${day}`,
  markSeen: 'Mark as seen',
  seen: (day) => `You saw this on ${day}`,
  whoSees: 'Who sees these alerts',
  whoSeesText:
    'Managers of the unit and of its superiors. An answer that names harassment goes to the head of the unit and the direct superior only, never to staff at the counter. Where a mail server is set up, each alert is sent once by e-mail, and what is still to be done each week.',
};

export const alertsTexts = { vi, en };
