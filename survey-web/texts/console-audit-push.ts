/** What is done with the places that published files are put to. */
export const pushActions: Record<'vi' | 'en', Record<string, string>> = {
  vi: {
    'push-target.add': 'Thêm nơi nhận tệp',
    'push-target.change': 'Sửa nơi nhận tệp',
    'push-target.confirm': 'Xác nhận khóa của máy chủ nhận tệp',
    'push-target.publish': 'Đẩy tệp sang máy chủ khác',
    'push-target.disable': 'Tắt nơi nhận tệp',
    'push-target.enable': 'Bật lại nơi nhận tệp',
  },
  en: {
    'push-target.add': 'Added a place that files are put to',
    'push-target.change': 'Changed a place that files are put to',
    'push-target.confirm': 'Confirmed the key of a server that files are put to',
    'push-target.publish': 'Pushed files to another server',
    'push-target.disable': 'Turned off a place that files are put to',
    'push-target.enable': 'Turned on a place that files are put to',
  },
};

/** What their changes name. */
export const pushMembers: Record<'vi' | 'en', Record<string, string>> = {
  vi: {
    folder: 'thư mục',
    host: 'máy chủ',
    port: 'cổng',
    username: 'tên đăng nhập',
    login: 'đăng nhập bằng',
    hostKey: 'dấu vân tay khóa của máy chủ',
  },
  en: {
    folder: 'folder',
    host: 'server',
    port: 'port',
    username: 'user name',
    login: 'sign in by',
    hostKey: "fingerprint of the server's key",
  },
};

/** What they are about. */
export const pushKinds: Record<'vi' | 'en', Record<string, string>> = {
  vi: { 'push-target': 'nơi nhận tệp' },
  en: { 'push-target': 'place that files are put to' },
};
