const vi = {
  title: 'Bản đọc to cho máy tại quầy',
  lead: 'Máy tại quầy đọc câu hỏi bằng giọng có sẵn của máy. Nếu đã ghi âm người thật đọc, máy phát bản ghi âm đó.',
  toForm: 'Về phiếu',
  link: 'Bản đọc to',
  question: 'Câu hỏi',
  recording: 'Bản đọc',
  none: 'Chưa có; dùng giọng của máy',
  stale: (words: string) => `Câu hỏi đã đổi lời nên bản đọc này không được phát nữa. Lời đã đọc: “${words}”`,
  listen: (question: string) => `Nghe: ${question}`,
  add: 'Tải bản đọc lên',
  replace: 'Thay bản khác',
  file: 'Tệp âm thanh',
  fileHint:
    'MP3, M4A, AAC, OGG (Opus) hoặc WAV, nhiều nhất 2 MB. Xin đọc đúng từng chữ của câu hỏi. Hình và tên ghi kèm trong tệp được bỏ đi khi có thể.',
  fileMissing: 'Xin chọn tệp âm thanh.',
  send: 'Tải lên',
  remove: 'Bỏ bản đọc',
  languages: { vi: 'Tiếng Việt', en: 'Tiếng Anh' },
};

const en: typeof vi = {
  title: 'Recordings for kiosks',
  lead: 'A kiosk reads questions aloud with the voice of the device. Where somebody was recorded reading them, it plays the recording.',
  toForm: 'Back to the form',
  link: 'Recordings',
  question: 'Question',
  recording: 'Recording',
  none: 'None; the voice of the device is used',
  stale: (words) =>
    `The question has other words now, so this is not played any more. What it says: “${words}”`,
  listen: (question) => `Listen: ${question}`,
  add: 'Upload a recording',
  replace: 'Replace it',
  file: 'Sound file',
  fileHint:
    'MP3, M4A, AAC, OGG (Opus) or WAV, 2 MB at most. Please read the question word for word. Pictures and names in the file are left out where possible.',
  fileMissing: 'Please choose a sound file.',
  send: 'Upload',
  remove: 'Remove the recording',
  languages: { vi: 'Vietnamese', en: 'English' },
};

export const clipTexts = { vi, en };
