/** What is done with periods once they are over. */
export const closingActions: Record<'vi' | 'en', Record<string, string>> = {
  vi: {
    'period.close': 'Chốt kỳ',
    'period.revise': 'Công bố bản đính chính của kỳ',
    'period.close-below': 'Chốt kỳ cho các đơn vị trực thuộc',
  },
  en: {
    'period.close': 'Closed a period',
    'period.revise': 'Published a revision of a period',
    'period.close-below': 'Told to close a period for the units below',
  },
};

/** What their changes name. */
export const closingMembers: Record<'vi' | 'en', Record<string, string>> = {
  vi: {
    revision: 'bản thứ',
    sha256: 'mã kiểm tra (SHA-256)',
    units: 'số đơn vị',
  },
  en: {
    revision: 'revision',
    sha256: 'hash (SHA-256)',
    units: 'units',
  },
};
