const vi = {
  home: 'Về trang đầu',
  requestId: 'Mã yêu cầu:',
};

const en: typeof vi = {
  home: 'To the home page',
  requestId: 'Request id:',
};

export const problemTexts = { vi, en };
