const vi = {
  title: (code: string) => `Cấp lại mã bí mật – phản ánh ${code}`,
  lead: 'Dành cho người gửi đã mất phiếu. Mã cũ hết dùng được ngay; mỗi lần cấp đều được ghi lại.',
  phoneTitle: 'Người gửi gọi điện hoặc đến quầy',
  phone: 'Số điện thoại người gửi đọc',
  phoneHint: 'Không đọc số cho người gọi: để họ tự đọc số đã ghi khi gửi. Số phải đúng với số đã lưu.',
  phoneWrong: 'Số này không đúng với số đã lưu. Xin hỏi lại người gọi; nếu vẫn không đúng, không cấp mã.',
  noPhone: 'Người gửi không để lại số điện thoại.',
  give: 'Cấp mã mới',
  emailTitle: 'Gửi mã mới tới e-mail người gửi đã ghi',
  emailLead: 'Chỉ ai mở được hộp thư ấy mới đọc được mã. Địa chỉ không hiện ở đây.',
  sendByEmail: 'Gửi mã mới qua e-mail',
  noWay:
    'Người gửi không để lại số điện thoại hay e-mail, hoặc đã xóa thông tin, nên không có gì để biết chắc ai là người gửi: không cấp lại được mã.',
  newTitle: 'Mã bí mật mới',
  newLead: 'Đọc cho người gửi, hoặc in phiếu. Rời trang này thì mã không hiện nữa.',
  asPdf: 'Tải phiếu PDF (A6)',
  emailed: 'Mã mới đã được gửi tới e-mail người gửi đã ghi.',
  back: 'Về phản ánh',
  access: 'Cấp lại mã bí mật: người gửi đọc đúng số điện thoại',
  accessWrong: 'Cấp lại mã bí mật: số điện thoại đọc không đúng, không cấp',
  accessEmail: 'Cấp lại mã bí mật: gửi tới e-mail đã lưu',
};

const en: typeof vi = {
  title: (code) => `New secret – petition ${code}`,
  lead: 'For a sender who has lost the slip. The old secret ends at once; every new one is written down.',
  phoneTitle: 'The sender calls or stands at the counter',
  phone: 'Phone number that the sender says',
  phoneHint:
    'Do not read the number out: let them say the one they gave. It has to equal the one that is kept.',
  phoneWrong:
    'This is not the number that is kept. Please ask again; if it still does not fit, give no secret.',
  noPhone: 'The sender left no phone number.',
  give: 'Give a new secret',
  emailTitle: 'Send a new secret to the e-mail address that the sender gave',
  emailLead: 'Only who can open that mailbox reads it. The address is not shown here.',
  sendByEmail: 'Send a new secret by e-mail',
  noWay:
    'The sender left neither phone number nor e-mail address, or has erased them. Nothing tells for sure who it is, so no secret can be given.',
  newTitle: 'The new secret',
  newLead: 'Read it to the sender, or print the slip. It is not shown again once you leave this page.',
  asPdf: 'Download the slip as PDF (A6)',
  emailed: 'A new secret was sent to the e-mail address that the sender gave.',
  back: 'To the petition',
  access: 'New secret: the sender said the right phone number',
  accessWrong: 'New secret refused: the phone number was wrong',
  accessEmail: 'New secret: sent to the e-mail address kept',
};

export const petitionSecretTexts = { vi, en };
