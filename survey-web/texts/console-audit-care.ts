/** What staff do with the data of petitions as a whole, and with what petitions are sorted by. */
export const careActions: Record<'vi' | 'en', Record<string, string>> = {
  vi: {
    'petition.export': 'Tải danh sách phản ánh',
    'petition.export-data': 'Tải dữ liệu của người gửi',
    'petition.link': 'Ghi mã ở hệ thống khác',
  },
  en: {
    'petition.export': 'Downloaded a list of petitions',
    'petition.export-data': 'Downloaded the data of a sender',
    'petition.link': 'Noted the code in another system',
  },
};

/** What their changes name. */
export const careMembers: Record<'vi' | 'en', Record<string, string>> = {
  vi: {
    'petition.escalate due': 'hạn trả lời',
    'petition.recompute due': 'hạn trả lời',
    'petition.export petitions': 'số phản ánh',
    'petition.export until': 'đến hết ngày',
    petitions: 'số phản ánh',
    senders: 'số người gửi',
    receivedDay: 'ngày nhận',
    system: 'hệ thống',
    goesToSuperior: 'chuyển cấp trên',
    hint: 'lời giải thích',
    identity: 'thông tin người gửi',
    'petition-kind.add identity': 'thông tin người gửi phải có',
    'petition-kind.change identity': 'thông tin người gửi phải có',
    position: 'thứ tự',
    retentionMonths: 'số tháng giữ người gửi',
    category: 'loại việc',
    staff: 'người xử lý',
    to: 'đơn vị nhận',
  },
  en: {
    'petition.escalate due': 'answer due',
    'petition.recompute due': 'answer due',
    'petition.export petitions': 'petitions',
    'petition.export until': 'to the end of',
    petitions: 'petitions',
    senders: 'senders',
    receivedDay: 'received on',
    system: 'system',
    goesToSuperior: 'goes to the superior',
    hint: 'hint',
    identity: 'sender’s details',
    'petition-kind.add identity': 'what has to be known of the sender',
    'petition-kind.change identity': 'what has to be known of the sender',
    position: 'place in the list',
    retentionMonths: 'months that the sender is kept',
    category: 'category',
    staff: 'officer',
    to: 'to the unit',
  },
};

/** What they are about. */
export const careKinds: Record<'vi' | 'en', Record<string, string>> = {
  vi: {
    'petition-kind': 'loại phản ánh',
    'petition-category': 'loại việc',
    'petition-route': 'phân công phản ánh',
    'answer-template': 'mẫu trả lời',
  },
  en: {
    'petition-kind': 'kind of petition',
    'petition-category': 'category',
    'petition-route': 'route of petitions',
    'answer-template': 'answer template',
  },
};
