const vi = {
  title: 'Khiếu nại, tố cáo gửi đến đâu?',
  lead: 'Trang này nhận phản ánh, kiến nghị, góp ý và lời khen. Khiếu nại và tố cáo có luật riêng, thời hạn riêng và người giải quyết riêng, nên gửi đúng nơi thì quyền của Ông/Bà mới được bảo vệ đầy đủ.',
  parts: [
    {
      title: 'Khiếu nại',
      what: 'Ông/Bà cho rằng một quyết định hoặc hành vi hành chính trái pháp luật, xâm phạm quyền lợi của chính mình, và đề nghị xem xét lại.',
      how: [
        'Theo Luật Khiếu nại (Luật số 02/2011/QH13).',
        'Gửi đơn đến chính người đã ra quyết định hoặc cơ quan có cán bộ thực hiện hành vi ấy; hoặc khởi kiện tại Tòa án theo Luật Tố tụng hành chính.',
        'Lần đầu: trong 90 ngày kể từ ngày nhận hoặc biết được quyết định, hành vi ấy.',
      ],
    },
    {
      title: 'Tố cáo',
      what: 'Ông/Bà biết người nào đó vi phạm pháp luật và báo cho cơ quan có thẩm quyền.',
      how: [
        'Theo Luật Tố cáo (Luật số 25/2018/QH14). Phải ghi rõ họ tên, địa chỉ; danh tính được giữ bí mật và người tố cáo được bảo vệ.',
        'Gửi đơn đến người đứng đầu cơ quan quản lý người bị tố cáo; nếu tố cáo chính người đứng đầu thì gửi cơ quan cấp trên trực tiếp.',
        'Dấu hiệu tội phạm: báo công an, viện kiểm sát nơi gần nhất.',
      ],
    },
  ],
  where: 'Gặp trực tiếp',
  whereText:
    'Ban Tiếp công dân của tỉnh, thành phố, hoặc nơi tiếp công dân của xã, phường và của từng cơ quan nhận đơn và hướng dẫn miễn phí. Mang theo bản sao quyết định hoặc bằng chứng nếu có.',
  mistaken:
    'Nếu Ông/Bà đã gửi khiếu nại, tố cáo ở đây, cơ quan không bỏ qua: việc được đánh dấu và Ông/Bà nhận được hướng dẫn nơi gửi đúng.',
  back: 'Quay lại gửi phản ánh, kiến nghị',
};

const en: typeof vi = {
  title: 'Where do complaints and denunciations go?',
  lead: 'This page takes reports, requests, suggestions and praise. Complaints (khiếu nại) and denunciations (tố cáo) have laws, time limits and officers of their own; sent to the right place, your rights are fully protected.',
  parts: [
    {
      title: 'Complaint (khiếu nại)',
      what: 'You hold that an administrative decision or act is unlawful and infringes your own rights, and ask for it to be reviewed.',
      how: [
        'By the Law on Complaints (02/2011/QH13).',
        'Write to whoever made the decision, or to the office whose officer acted; or bring the case to court by the Law on Administrative Procedure.',
        'The first time: within 90 days of receiving the decision or learning of the act.',
      ],
    },
    {
      title: 'Denunciation (tố cáo)',
      what: 'You know of somebody who broke the law, and report it to the competent authority.',
      how: [
        'By the Law on Denunciations (25/2018/QH14). Name and address are needed; your identity is kept secret and you are protected.',
        'Write to the head of the office that the person works for; if it is the head, to the office directly above.',
        'Signs of a crime: tell the nearest police or procuracy.',
      ],
    },
  ],
  where: 'In person',
  whereText:
    'The citizen reception board (Ban Tiếp công dân) of the province or city, or the reception of each commune and office, takes letters and advises free of charge. Bring a copy of the decision or evidence if you have it.',
  mistaken:
    'If you have sent a complaint or denunciation here, it is not ignored: it is marked as such, and you are told where to send it.',
  back: 'Back to sending a report or request',
};

export const wayOutTexts = { vi, en };
