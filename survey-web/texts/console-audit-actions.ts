/** What is done with actions, that is with what a unit does about what people said. */
export const improvementActions: Record<'vi' | 'en', Record<string, string>> = {
  vi: {
    'action.add': 'Ghi việc cải thiện',
    'action.change': 'Sửa việc cải thiện',
    'action.finish': 'Ghi kết quả việc cải thiện',
    'action.drop': 'Thôi một việc cải thiện',
    'action.reopen': 'Làm tiếp việc cải thiện',
    'action.measure': 'Lấy số liệu sau việc cải thiện',
    'action.publish': 'Công bố việc cải thiện',
    'action.withdraw': 'Thôi công bố việc cải thiện',
  },
  en: {
    'action.add': 'Wrote down an action',
    'action.change': 'Changed an action',
    'action.finish': 'Entered the result of an action',
    'action.drop': 'Gave an action up',
    'action.reopen': 'Took an action up again',
    'action.measure': 'Took the figure after an action',
    'action.publish': 'Published an action',
    'action.withdraw': 'Took an action off the public page',
  },
};

/** What their changes name. */
export const improvementMembers: Record<'vi' | 'en', Record<string, string>> = {
  vi: {
    about: 'về điều gì',
    'action.change due': 'hẹn xong ngày',
    'action.add due': 'hẹn xong ngày',
    'action.publish due': 'hẹn xong ngày',
    'action.change staff': 'người phụ trách',
    'action.finish day': 'xong ngày',
    marks: 'chỗ được nhắc là có thể có thông tin cá nhân',
    files: 'số tệp',
    office: 'bộ phận phụ trách',
    published: 'công khai',
    texts: 'câu chữ đã sửa',
  },
  en: {
    about: 'what it is about',
    'action.change due': 'due on',
    'action.add due': 'due on',
    'action.publish due': 'due on',
    'action.change staff': 'person responsible',
    'action.finish day': 'done on',
    marks: 'passages warned of as personal data',
    files: 'files',
    office: 'office responsible',
    published: 'public',
    texts: 'texts that were changed',
  },
};

export const improvementValues: Record<'vi' | 'en', Record<string, string>> = {
  vi: {
    criterion: 'tiêu chí',
    reason: 'lý do',
    theme: 'nhãn ý kiến',
    free: 'điều khác',
    done: 'đã làm',
    dropped: 'đã thôi',
    'under-way': 'đang làm',
    subject: 'góp ý',
    cause: 'nguyên nhân',
    measure: 'việc làm',
  },
  en: {
    criterion: 'criterion',
    reason: 'reason',
    theme: 'comment tag',
    free: 'something else',
    done: 'done',
    dropped: 'given up',
    'under-way': 'under way',
    subject: 'what people said',
    cause: 'cause',
    measure: 'what is done',
  },
};
