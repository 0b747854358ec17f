/** What is done with other systems: those that are told of something, and those that send something. */
export const systemActions: Record<'vi' | 'en', Record<string, string>> = {
  vi: {
    'program-key.add': 'Tạo khóa cho phần mềm khác',
    'program-key.end': 'Thu hồi khóa của phần mềm khác',
    'webhook.disable': 'Tắt webhook',
    'webhook.enable': 'Bật lại webhook',
    'webhook.renew-secret': 'Tạo khóa ký mới cho webhook',
    'webhook.resend': 'Gửi lại tin của webhook',
    'webhook.test': 'Gửi thử webhook',
  },
  en: {
    'program-key.add': 'Made a key for another system',
    'program-key.end': 'Ended a key of another system',
    'webhook.disable': 'Turned a webhook off',
    'webhook.enable': 'Turned a webhook on again',
    'webhook.renew-secret': 'Made a new signing secret for a webhook',
    'webhook.resend': 'Sent a message of a webhook again',
    'webhook.test': 'Tried a webhook',
  },
};
