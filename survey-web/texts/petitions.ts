const vi = {
  title: 'Gửi phản ánh, kiến nghị',
  to: 'Gửi đến',
  otherUnit: 'Chọn đơn vị khác',
  sentBefore: 'Đã gửi rồi? Tra cứu bằng mã',
  errorTitle: 'Lỗi:',
  errors: (count: number) => `Chưa gửi được. Có ${count} mục cần xem lại:`,
  formOld: 'Trang này mở đã lâu. Nội dung vẫn còn bên dưới; xin bấm gửi lại một lần nữa.',
  photosLost: (count: number) =>
    `Trình duyệt không giữ được ${count} ảnh đã chọn: xin chọn lại ảnh trước khi gửi. Phần chữ vẫn còn nguyên.`,

  kind: 'Ông/Bà muốn gửi gì?',
  kindMissing: 'xin chọn loại phản ánh',
  needs: {
    none: 'Không cần cho biết tên.',
    contact: 'Cần tên, và số điện thoại hoặc e-mail.',
    full: 'Cần tên, số điện thoại, e-mail và địa chỉ.',
  },
  wayOutTitle: 'Khiếu nại, tố cáo?',
  wayOut: 'Khiếu nại một quyết định, hoặc tố cáo người vi phạm pháp luật, có luật riêng và nơi nhận riêng.',
  wayOutLink: 'Xem cần gửi đến đâu',

  text: 'Nội dung',
  textHint: 'Việc gì, từ bao giờ, ảnh hưởng thế nào. Nhiều nhất 5.000 ký tự.',
  category: 'Về việc gì?',
  categoryHint: 'Chọn đúng việc giúp trả lời nhanh hơn. Nếu không rõ, cơ quan sẽ xem giúp.',
  categoryNone: 'Xin chọn',
  categoryUnknown: 'Tôi không biết',
  categoryRest: (name: string) => `${name} – việc khác`,
  superior: (names: string) =>
    `Nếu chọn ${names}: cơ quan cấp trên xem xét, và đơn vị không được biết ai gửi.`,

  place: 'Ở đâu?',
  optional: '(không bắt buộc)',
  placeHint: 'Ví dụ: trước nhà số 12, ngõ 5, đường Trần Phú.',
  sticker: (label: string) => `Ông/Bà vừa quét tem “${label}”, nên nơi xảy ra đã được điền sẵn.`,
  stickerUnknown: 'Mã tem chưa đúng. Xin xem lại mã in trên tem, hoặc tìm đơn vị theo tên.',
  lookNearby: 'Xem đã ai báo chưa',
  nearbyTitle: 'Đã có người báo ở đây?',
  nearbyNeeds: 'Muốn xem đã ai báo chưa, xin chọn việc gì và cho biết ở đâu trước.',
  nearbyNone: 'Chưa ai báo việc này ở đây trong 60 ngày qua. Xin viết tiếp và gửi.',
  nearbyFound: (count: number) =>
    count === 1 ? 'Đã có người báo việc này ở gần đây:' : `Đã có ${count} phản ánh về việc này ở gần đây:`,
  nearbyDay: (day: string) => `Gửi ngày ${day}`,
  nearbyAlso: (count: number) => `${count} người cũng gặp`,
  nearbyMeet: 'Tôi cũng gặp',
  nearbyMeetOf: (day: string) => `việc gửi ngày ${day}`,
  nearbyOwn: 'Nếu là việc khác, hoặc muốn nhận trả lời riêng, xin viết tiếp và gửi.',
  alsoTitle: 'Đã ghi nhận: Ông/Bà cũng gặp việc này',
  alsoText:
    'Cơ quan sẽ thấy thêm một người cũng gặp. Chúng tôi không ghi lại Ông/Bà là ai. Kết quả được công bố trên trang của đơn vị.',
  alsoGone:
    'Phản ánh ấy vừa được giải quyết xong hoặc không còn mở. Nếu vẫn còn gặp, xin gửi một phản ánh mới.',
  toUnit: (name: string) => `Xem trang của ${name}`,
  sendOwn: 'Gửi phản ánh của tôi',

  photos: 'Ảnh',
  photosHint:
    'Nhiều nhất 5 ảnh, mỗi ảnh dưới 10 MB. Thông tin ẩn trong ảnh (nơi chụp, máy chụp) được xóa khi nhận.',

  contact: 'Liên hệ với Ông/Bà',
  contactHint: 'Chỉ cán bộ giải quyết được xem, và mỗi lần xem đều được ghi lại. Không bao giờ được công bố.',
  contactName: 'Họ và tên',
  contactPhone: 'Số điện thoại',
  contactEmail: 'E-mail',
  contactAddress: 'Địa chỉ',
  consent: 'Tôi đồng ý để cơ quan dùng thông tin liên hệ và ảnh của tôi vào việc giải quyết phản ánh này.',
  consentWhen: 'Chỉ cần nếu có ghi thông tin liên hệ hoặc gửi ảnh.',
  consentMore: 'Đồng ý điều gì? (bản số 1)',
  publishing: 'Có được công bố không?',
  publishingHint:
    'Kết quả giải quyết luôn được công bố, không kèm tên. Nội dung và ảnh chỉ được công bố nếu Ông/Bà đánh dấu, sau khi cán bộ đã che thông tin cá nhân.',
  publishText: 'Được công bố nội dung tôi viết',
  publishPhotos: 'Được công bố ảnh tôi gửi',
  send: 'Gửi',
  sendHint: 'Gửi xong, Ông/Bà nhận mã tra cứu và ngày hẹn trả lời.',
  unit: 'Đơn vị',
  position: 'Vị trí',

  findTitle: 'Gửi phản ánh, kiến nghị đến đơn vị nào?',
  findLead: 'Xin tìm xã, phường, trường học, bệnh viện hoặc cơ quan nơi xảy ra việc.',
  findUnknown: 'Không có đơn vị này. Xin tìm lại theo tên.',

  conflict: 'Phản ánh này đã được ghi nhận với nội dung khác',
  conflictText:
    'Lần gửi đầu đã đến nơi và được giữ nguyên. Muốn gửi cả nội dung mới, xin mở một biểu mẫu mới.',
  conflictAgain: 'Mở biểu mẫu mới',
};

const en: typeof vi = {
  title: 'Send a report or request',
  to: 'To',
  otherUnit: 'Choose another unit',
  sentBefore: 'Already sent one? Look it up by its code',
  errorTitle: 'Error:',
  errors: (count) =>
    `Not sent yet. ${count === 1 ? 'One thing needs' : `${count} things need`} another look:`,
  formOld: 'This page was open for long. What you wrote is kept below; please press send once more.',
  photosLost: (count) =>
    `The browser could not keep the ${count === 1 ? 'photo' : `${count} photos`} you chose: please choose them again before sending. Everything you wrote is kept.`,

  kind: 'What would you like to send?',
  kindMissing: 'please choose a kind',
  needs: {
    none: 'No name needed.',
    contact: 'Needs a name, and a phone number or e-mail address.',
    full: 'Needs name, phone number, e-mail and postal address.',
  },
  wayOutTitle: 'A complaint or a denunciation?',
  wayOut:
    'To contest a decision (khiếu nại), or to denounce somebody who broke the law (tố cáo), has laws and offices of its own.',
  wayOutLink: 'See where to send it',

  text: 'What is it?',
  textHint: 'What, since when, and what it does to you. 5,000 characters at most.',
  category: 'What is it about?',
  categoryHint: 'The right choice gets you a faster answer. If you are not sure, the office will see.',
  categoryNone: 'Please choose',
  categoryUnknown: 'I do not know',
  categoryRest: (name) => `${name} – other`,
  superior: (names) =>
    `With ${names}: the superior office looks into it, and the unit does not learn who sent it.`,

  place: 'Where?',
  optional: '(optional)',
  placeHint: 'For example: in front of number 12, lane 5, Tran Phu street.',
  sticker: (label) => `You scanned the sticker “${label}”, so the place is filled in.`,
  stickerUnknown: 'There is no such sticker. Please check its code, or find the unit by name.',
  lookNearby: 'See whether it has been reported',
  nearbyTitle: 'Has it been reported here?',
  nearbyNeeds: 'To see whether it has been reported, please choose what it is about and say where first.',
  nearbyNone: 'Nobody has reported this here in the last 60 days. Please go on and send it.',
  nearbyFound: (count) =>
    count === 1 ? 'Somebody has reported this nearby:' : `There are ${count} reports about this nearby:`,
  nearbyDay: (day) => `Sent on ${day}`,
  nearbyAlso: (count) => (count === 1 ? 'one other met it' : `${count} others met it`),
  nearbyMeet: 'I met it too',
  nearbyMeetOf: (day) => `what was sent on ${day}`,
  nearbyOwn: 'If it is something else, or if you want an answer of your own, please go on and send it.',
  alsoTitle: 'Noted: you met this too',
  alsoText:
    'The office sees that one more person met it. Who you are is not kept. The outcome will be published on the unit’s page.',
  alsoGone:
    'That report has just been settled, or is open no more. If you still meet it, please send a new one.',
  toUnit: (name) => `See the page of ${name}`,
  sendOwn: 'Send my own report',

  photos: 'Photos',
  photosHint: 'Up to 5 photos of less than 10 MB each. What is hidden in a photo (place, device) is removed.',

  contact: 'How to reach you',
  contactHint: 'Seen only by the officers who handle it, and each look is written down. Never published.',
  contactName: 'Name',
  contactPhone: 'Phone number',
  contactEmail: 'E-mail',
  contactAddress: 'Postal address',
  consent: 'I agree that the office uses my contact details and photos to handle this report.',
  consentWhen: 'Needed only if you give contact details or send photos.',
  consentMore: 'Agree to what? (text 1)',
  publishing: 'May it be published?',
  publishingHint:
    'The outcome is always published, without names. Your words and photos only if you tick them, after an officer has covered personal data.',
  publishText: 'What I wrote may be published',
  publishPhotos: 'My photos may be published',
  send: 'Send',
  sendHint: 'You will then get a code to follow it, and the day by which it will be answered.',
  unit: 'Unit',
  position: 'Position',

  findTitle: 'Which unit is it for?',
  findLead: 'Please find the commune, school, hospital or office where it happened.',
  findUnknown: 'There is no such unit. Please find it by name.',

  conflict: 'This was recorded with another content',
  conflictText:
    'What was sent first has arrived and stays as it was. To send the new words too, please open a new form.',
  conflictAgain: 'Open a new form',
};

export const petitionTexts = { vi, en };
export type PetitionTexts = typeof vi;
