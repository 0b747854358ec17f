const vi = {
  more: 'Việc khác',
  ofPetition: 'Hồ sơ và dữ liệu',
  enter: 'Nhập phản ánh nhận qua giấy, điện thoại, tại chỗ',
  exchange: 'Nhập, xuất danh sách',
  secret: 'Cấp lại mã bí mật cho người gửi',
  data: 'Quyền của người gửi với dữ liệu: bản sao, sửa, xóa',
  accesses: 'Ai đã xem người gửi',
  source: 'Mã ở hệ thống khác',
  transferSlip: 'In phiếu chuyển',
};

const en: typeof vi = {
  more: 'More',
  ofPetition: 'Papers and data',
  enter: 'Enter what came on paper, by phone or in person',
  exchange: 'Import and export lists',
  secret: 'Give the sender a new secret',
  data: 'The sender’s rights over data: copy, correct, erase',
  accesses: 'Who saw the sender',
  source: 'Code in another system',
  transferSlip: 'Print the transfer slip',
};

export const petitionMoreTexts = { vi, en };
