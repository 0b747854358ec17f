/** What the sender agrees to, version 1; another text is another version (api/petitions/petition.ts). */
const vi: { title: string; items: [what: string, how: string][] } = {
  title: 'Bản đồng ý số 1, theo Luật Bảo vệ dữ liệu cá nhân (Luật số 91/2025/QH15)',
  items: [
    ['Dữ liệu nào', 'Họ tên, số điện thoại, e-mail, địa chỉ mà Ông/Bà ghi, và ảnh Ông/Bà gửi.'],
    ['Dùng vào việc gì', 'Giải quyết phản ánh này và báo kết quả cho Ông/Bà. Không dùng vào việc khác.'],
    [
      'Ai được xem',
      'Cán bộ của đơn vị giải quyết, mỗi lần xem thông tin liên hệ đều được ghi lại. Việc về người đứng đầu hoặc nhũng nhiễu chỉ cấp trên được xem.',
    ],
    [
      'Giữ bao lâu',
      'Trong thời gian giải quyết, rồi thêm thời gian lưu của từng loại: phản ánh, kiến nghị 24 tháng; góp ý, khen ngợi 12 tháng, trừ khi đơn vị công bố khác. Sau đó thông tin liên hệ bị xóa.',
    ],
    [
      'Ông/Bà có quyền',
      'Xem, sửa, lấy bản sao, rút lại sự đồng ý và yêu cầu xóa bất cứ lúc nào, bằng mã bí mật ở trang theo dõi hoặc qua cơ quan tiếp nhận. Rút lại không ảnh hưởng đến việc đã làm trước đó.',
    ],
    [
      'Không đánh dấu thì sao',
      'Ông/Bà vẫn gửi được góp ý, khen ngợi mà không để lại tên và không gửi ảnh. Im lặng không phải là đồng ý.',
    ],
  ],
};

const en: typeof vi = {
  title: 'Text of consent 1, by the Law on Personal Data Protection (Law 91/2025/QH15)',
  items: [
    ['Which data', 'The name, phone number, e-mail and postal address that you give, and your photos.'],
    ['What for', 'To handle this report and to tell you the outcome; for nothing else.'],
    [
      'Who sees it',
      'Officers of the unit that handles it; each look at your contact details is written down. What is about the head of a unit, or harassment, only the superior office sees.',
    ],
    [
      'How long',
      'While it is handled, then as its kind says: reports and requests 24 months, suggestions and praise 12 months, unless the unit says otherwise. Then the contact details are erased.',
    ],
    [
      'Your rights',
      'To see, correct and copy them, to withdraw your consent and to have them erased at any time: with the secret on the tracking page, or through the office. What was done before stays lawful.',
    ],
    [
      'If you do not tick it',
      'You can still send a suggestion or praise without a name and without photos. Silence is not consent.',
    ],
  ],
};

export const consentTexts = { vi, en };
