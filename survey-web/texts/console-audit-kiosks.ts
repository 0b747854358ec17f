/** What is done with the devices at counters, and what they say. */
export const kioskActions: Record<'vi' | 'en', Record<string, string>> = {
  vi: {
    'kiosk.make-code': 'Tạo mã ghép máy tại quầy',
    'kiosk.pair': 'Ghép máy tại quầy',
    'kiosk.rename': 'Đổi tên máy tại quầy',
    'kiosk.move': 'Chuyển máy sang điểm khác',
    'kiosk.set': 'Đổi cài đặt của máy tại quầy',
    'kiosk.reload': 'Yêu cầu máy tại quầy tải lại',
    'kiosk.retire': 'Ngừng dùng máy tại quầy',
    'kiosk.reopen': 'Dùng lại máy tại quầy',
    'kiosk.revoke': 'Thu hồi quyền của máy tại quầy',
    'kiosk.import-queue': 'Nhập tệp phiếu chờ của máy tại quầy',
    'questionnaire.add-clip': 'Thêm lời đọc cho câu hỏi',
    'questionnaire.remove-clip': 'Bỏ lời đọc của câu hỏi',
  },
  en: {
    'kiosk.make-code': 'Made a code to pair a kiosk',
    'kiosk.pair': 'Paired a kiosk',
    'kiosk.rename': 'Renamed a kiosk',
    'kiosk.move': 'Moved a kiosk to another point',
    'kiosk.set': 'Changed the settings of a kiosk',
    'kiosk.reload': 'Told a kiosk to reload',
    'kiosk.retire': 'Took a kiosk out of use',
    'kiosk.reopen': 'Took a kiosk into use again',
    'kiosk.revoke': 'Revoked a kiosk',
    'kiosk.import-queue': 'Imported the queue of a kiosk',
    'questionnaire.add-clip': 'Added a recording of a question',
    'questionnaire.remove-clip': 'Removed the recording of a question',
  },
};

/** What their changes name. */
export const kioskMembers: Record<'vi' | 'en', Record<string, string>> = {
  vi: {
    'kiosk.pair name': 'tên máy',
    'kiosk.rename name': 'tên máy',
    accepted: 'số phiếu được nhận',
    asks: 'hỏi những gì',
    conflicts: 'số phiếu khác nội dung đã có',
    duplicates: 'số phiếu đã có từ trước',
    key: 'mã',
    'kiosk.pair key': 'có khóa riêng',
    locale: 'ngôn ngữ',
    minimumInterval: 'số giây ít nhất giữa hai lượt bấm',
    rejected: 'số phiếu không được nhận',
    words: 'lời đọc',
  },
  en: {
    'kiosk.pair name': 'name of the kiosk',
    'kiosk.rename name': 'name of the kiosk',
    accepted: 'responses taken',
    asks: 'what it asks',
    conflicts: 'recorded with other answers',
    duplicates: 'recorded before',
    key: 'key',
    'kiosk.pair key': 'has a key of its own',
    locale: 'language',
    minimumInterval: 'seconds between two presses at least',
    rejected: 'responses refused',
    words: 'words spoken',
  },
};

/** What they are about. */
export const kioskKinds: Record<'vi' | 'en', Record<string, string>> = {
  vi: { kiosk: 'máy tại quầy' },
  en: { kiosk: 'kiosk' },
};

export const kioskValues: Record<'vi' | 'en', Record<string, string>> = {
  vi: { items: 'câu chung và từng nội dung' },
  en: { items: 'the overall question and the items' },
};
