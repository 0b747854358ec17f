import { countIn } from './counts.ts';

const vi = {
  title: 'Đợt khảo sát',
  lead: 'Mời một nhóm người đã biết (phụ huynh của trường, người dân của một thôn) trả lời trong một khoảng ngày; có thể phát mã một lần để mỗi nhà trả lời một phiếu.',
  none: 'Đơn vị chưa có đợt khảo sát nào.',
  noneNext:
    'Tạo một đợt, phát phiếu có mã cho từng gia đình, rồi xem tỷ lệ trả lời và kết quả ở trang công khai.',
  add: 'Tạo đợt khảo sát',
  columns: {
    name: 'Đợt',
    state: 'Tình trạng',
    days: 'Từ – đến',
    access: 'Ai trả lời',
    answered: 'Đã trả lời',
  },
  states: { coming: 'Chưa mở', running: 'Đang mở', over: 'Đã hết hạn', closed: 'Đã đóng' },
  access: { open: 'Ai có liên kết', 'one-time': 'Người có mã một lần' },
  answeredOf: (answered: number, population: number) => `${countIn.vi(answered)} / ${countIn.vi(population)}`,
  answered: (answered: number) => `${countIn.vi(answered)} phiếu`,

  addLead:
    'Cho biết hỏi gì, từ ngày nào đến ngày nào, mời bao nhiêu người. Ngày và số người sửa được về sau.',
  editTitle: 'Sửa đợt khảo sát',
  editLead: 'Phiếu khảo sát và cách trả lời không đổi được nữa: kết quả phải so được từ đầu đến cuối đợt.',
  edit: 'Sửa',
  name: 'Tên đợt',
  nameHint: 'In trên phiếu mời và hiện ở trang khảo sát. Ví dụ: Khảo sát phụ huynh học kỳ I.',
  questionnaire: 'Phiếu khảo sát',
  from: 'Từ ngày',
  to: 'Đến hết ngày',
  population: 'Số người hoặc gia đình được mời',
  populationHint: 'Để tính tỷ lệ trả lời. Với mã một lần, số này còn làm kết quả chính xác hơn.',
  accessLabel: 'Ai trả lời được',
  accessHint: 'Mã một lần: mỗi nhà một phiếu. Không chọn lại được sau khi tạo.',
  accessChoices: {
    'one-time': 'Chỉ người có mã một lần (mỗi mã một phiếu)',
    open: 'Bất kỳ ai có liên kết hoặc mã QR',
  },
  nameMissing: 'Xin đặt tên cho đợt khảo sát.',
  fromMissing: 'Xin chọn ngày bắt đầu.',
  toMissing: 'Xin chọn ngày kết thúc.',
  wholeNumber: 'Số được mời: xin ghi một số nguyên, từ 1 trở lên, hoặc để trống.',
  backwards: 'Ngày kết thúc phải sau ngày bắt đầu.',

  asItIsNow: (name: string, from: string, to: string, population: number | null) =>
    `Hiện đang là: ${name}; từ ${from} đến hết ${to}; ${population === null ? 'chưa ghi số được mời' : `${countIn.vi(population)} nơi được mời`}. Những gì Ông/Bà vừa gõ còn ở bên dưới; bấm Lưu để thay.`,

  progress: (answered: number, population: number | null) =>
    population === null
      ? `${countIn.vi(answered)} phiếu đã nhận.`
      : `${countIn.vi(answered)} phiếu đã nhận, trên ${countIn.vi(population)} nơi được mời.`,
  responseRate: 'Tỷ lệ trả lời',
  tooMany: 'Có nhiều phiếu hơn số được mời. Xin xem lại số người được mời.',
  days: (from: string, to: string) => `Nhận ý kiến từ ${from} đến hết ${to}.`,
  results: 'Kết quả công khai của đơn vị',
  preview: 'Xem trang khảo sát',
  poster: 'Tờ mời có mã QR',
  address: 'Liên kết để gửi',
  addressNote: 'Ai có liên kết này cũng trả lời được, nhiều lần.',
  close: 'Đóng ngay',
  closeNote: 'Trang khảo sát thôi nhận phiếu ngay lập tức. Mở lại được khi còn trong hạn.',
  reopen: 'Mở lại',

  codes: 'Mã một lần',
  codesCount: (made: number, used: number) =>
    made === 0
      ? 'Chưa có mã nào. Tạo mã để phát cho từng gia đình.'
      : `Đã tạo ${countIn.vi(made)} mã; ${countIn.vi(used)} mã đã được dùng, ${countIn.vi(made - used)} mã còn lại.`,
  codesOnce:
    'Mã chỉ hiện một lần, trong tệp nhận được ngay khi tạo: hệ thống không giữ mã ở dạng đọc được. Mất tệp thì tạo mã mới.',
  codesSecret:
    'Khi một mã được dùng, hệ thống xóa mã đó: không ai, kể cả quản trị viên, biết phiếu nào đi với mã nào.',
  count: 'Số mã cần tạo',
  countHint: 'Nên thêm vài mã dự phòng cho phiếu bị mất.',
  form: 'Nhận mã ở dạng nào',
  forms: {
    pdf: 'Phiếu mời để in (PDF, A4, 24 phiếu một trang)',
    page: 'Phiếu mời, in thẳng từ trình duyệt',
    links: 'Mỗi nhà một liên kết, để gửi qua Zalo (tệp văn bản)',
    csv: 'Bảng mã và liên kết (CSV)',
  },
  make: 'Tạo mã và nhận tệp',
  making: 'Đang tạo mã, tệp sẽ tự tải về…',
  made: 'Đã tạo mã. Xin xem tệp trong mục tải về của trình duyệt.',
  justMade: (made: number) => `Vừa có mã được tạo (nay ${countIn.vi(made)} mã).`,
  justMadeNext: 'Nếu Ông/Bà đã nhận tệp thì không cần làm gì; muốn tạo thêm thì bấm lại.',
  countRange: (most: number) => `Xin ghi một số từ 1 đến ${countIn.vi(most)}.`,
  countRangeOf: (form: string, most: number) =>
    `Dạng “${form}” nhiều nhất ${countIn.vi(most)} mã một lần tạo.`,
  chooseForm: 'Xin chọn một dạng.',
  notNow: 'Đợt khảo sát đã kết thúc, không tạo thêm mã được.',
  unreachable: (address: string) =>
    `Mã QR và liên kết sẽ dẫn tới ${address}, địa chỉ mà điện thoại của người dân không mở được. Xin nhờ quản trị viên đặt PUBLIC_URL trước khi phát phiếu.`,
  privateOnly: (address: string) =>
    `Mã QR và liên kết sẽ dẫn tới ${address}, chỉ mở được trong mạng nội bộ của cơ quan.`,

  slipsTitle: 'Phiếu mời để in',
  slipsHow:
    'Bấm Ctrl + P (máy Mac: ⌘ + P), khổ A4, tỷ lệ 100 %, rồi cắt theo đường kẻ. Xin in ngay: đóng trang này là mất mã.',
  slipsBack: 'Về đợt khảo sát',
};

const en: typeof vi = {
  title: 'Campaigns',
  lead: 'Invite a known group (the parents of a school, the people of a village) to answer within some days; with one-time codes each family answers once.',
  none: 'This unit has no campaign yet.',
  noneNext:
    'Make one, hand a slip with a code to each family, then see the response rate, and the results on the public page.',
  add: 'New campaign',
  columns: {
    name: 'Campaign',
    state: 'State',
    days: 'From – to',
    access: 'Who answers',
    answered: 'Answered',
  },
  states: { coming: 'Not open yet', running: 'Open', over: 'Ended', closed: 'Closed' },
  access: { open: 'Whoever has the link', 'one-time': 'Whoever has a one-time code' },
  answeredOf: (answered, population) => `${countIn.en(answered)} of ${countIn.en(population)}`,
  answered: (answered) => (answered === 1 ? '1 response' : `${countIn.en(answered)} responses`),

  addLead:
    'Say what is asked, from which day to which, and how many are invited. Days and numbers can be changed later.',
  editTitle: 'Edit the campaign',
  editLead:
    'The questionnaire and who may answer stay: results must be comparable from the first day to the last.',
  edit: 'Edit',
  name: 'Name',
  nameHint: 'Printed on slips and shown on the survey page. For example: Parents’ survey, first term.',
  questionnaire: 'Questionnaire',
  from: 'From',
  to: 'To the end of',
  population: 'People or families invited',
  populationHint: 'For the response rate. With one-time codes it also makes the results more precise.',
  accessLabel: 'Who may answer',
  accessHint: 'One-time codes: one response for each family. Cannot be changed later.',
  accessChoices: {
    'one-time': 'Only who has a one-time code (one response for each)',
    open: 'Anyone who has the link or QR code',
  },
  nameMissing: 'Please name the campaign.',
  fromMissing: 'Please choose the first day.',
  toMissing: 'Please choose the last day.',
  wholeNumber: 'People invited: please give a whole number from 1, or leave it empty.',
  backwards: 'The last day must not be before the first.',

  asItIsNow: (name, from, to, population) =>
    `It is now: ${name}; from ${from} to the end of ${to}; ${population === null ? 'number invited not given' : `${countIn.en(population)} invited`}. What you typed is still below; press Save to replace it.`,

  progress: (answered, population) =>
    population === null
      ? `${countIn.en(answered)} responses received.`
      : `${countIn.en(answered)} responses received, of ${countIn.en(population)} invited.`,
  responseRate: 'Response rate',
  tooMany: 'There are more responses than people invited. Please look at the number of people invited.',
  days: (from, to) => `Takes answers from ${from} to the end of ${to}.`,
  results: 'Public results of the unit',
  preview: 'See the survey page',
  poster: 'Poster with the QR code',
  address: 'Link to send',
  addressNote: 'Whoever has this link can answer, more than once.',
  close: 'Close now',
  closeNote: 'The survey page takes no more answers at once. It can be opened again while its days last.',
  reopen: 'Open again',

  codes: 'One-time codes',
  codesCount: (made, used) =>
    made === 0
      ? 'No codes yet. Make some and hand one to each family.'
      : `${countIn.en(made)} codes made; ${countIn.en(used)} used, ${countIn.en(made - used)} left.`,
  codesOnce:
    'Codes are shown once, in the file that you get when they are made: none is kept in readable form. If the file is lost, make new ones.',
  codesSecret:
    'When a code is used it is deleted: nobody, administrators included, can know which answer came with which code.',
  count: 'How many codes',
  countHint: 'A few to spare help where slips get lost.',
  form: 'How you want them',
  forms: {
    pdf: 'Slips to print (PDF, A4, 24 a page)',
    page: 'Slips, printed from the browser',
    links: 'One link for each family, to send by Zalo (text file)',
    csv: 'Table of codes and links (CSV)',
  },
  make: 'Make codes and get the file',
  making: 'Making codes; the file will download by itself…',
  made: 'Codes made. The file is among the downloads of your browser.',
  justMade: (made) => `Codes have just been made (${countIn.en(made)} now).`,
  justMadeNext: 'If you have the file, there is nothing to do; to make more, press again.',
  countRange: (most) => `Please give a number from 1 to ${countIn.en(most)}.`,
  countRangeOf: (form, most) => `“${form}” takes at most ${countIn.en(most)} codes at once.`,
  chooseForm: 'Please choose a form.',
  notNow: 'The campaign has ended, so no more codes can be made.',
  unreachable: (address) =>
    `QR codes and links would lead to ${address}, which people’s phones cannot open. Please ask the administrator to set PUBLIC_URL before slips are handed out.`,
  privateOnly: (address) =>
    `QR codes and links would lead to ${address}, which opens only inside the office network.`,

  slipsTitle: 'Slips to print',
  slipsHow:
    'Press Ctrl + P (Mac: ⌘ + P), A4, scale 100 %, then cut along the lines. Please print now: when this page is closed the codes are gone.',
  slipsBack: 'Back to the campaign',
};

export const campaignTexts = { vi, en };

/** What stands on a slip: Vietnamese first, as on posters. */
export const slipTexts = {
  scan: { vi: 'Quét mã để trả lời', en: 'Scan to answer' },
  type: { vi: 'hoặc mở', en: 'or open' },
  code: { vi: 'Mã một lần', en: 'One-time code' },
  until: (day: string) => `Đến hết ${day} · Không ghi tên`,
  demonstration: 'Dữ liệu minh họa',
};
