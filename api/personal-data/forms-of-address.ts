import { phrases } from './phrases.ts';

/** What stands before a name: forms of address, and what people are. */
export const forms =
  phrases(`anh, chị, em, ông, bà, cô, chú, bác, thầy, cháu, bé, cậu, dì, thím, mợ, cụ, cán bộ,
  công chức, viên chức, nhân viên, đồng chí, đ c, đc, bác sĩ, bác sỹ, bs, điều dưỡng, y tá, y sĩ, chủ tịch, phó chủ tịch,
  trưởng phòng, phó phòng, phó trưởng phòng, hiệu trưởng, hiệu phó, bí thư, giám đốc, phó giám đốc, giáo viên, giáo,
  luật sư, bảo vệ, lễ tân, tổ trưởng, trưởng thôn, trưởng ấp, kế toán, thủ quỹ, văn thư, thu ngân, công an, chiến sĩ,
  thiếu tá, trung tá, thượng tá, đại tá, thiếu úy, trung úy, thượng úy, đại úy, phụ huynh, mẹ, bố, vợ, chồng, con trai,
  con gái, con, a, c, e, bạn, mr, ms, mrs, sếp, mế, học sinh, tên, tên là, tên tôi là, tên tôi, tên em là, tên mình là, họ tên, họ và tên`);

/** Those after which a name in small letters is believed; "em thu" and "mẹ hiền" say too little. */
export const trustedForms = phrases(
  `anh, chị, ông, bà, cô, chú, bác, thầy, đồng chí, đ c, đc, bé, cụ, cậu, dì, bác sĩ,
  bs, cán bộ, nhân viên, giáo, tên, tên là, tên tôi là, tên tôi`,
  // Without diacritics co (có), ba (ba), chu (chữ), bac (bắc) and em are more often other words.
  `anh, chi, ong, thay, dong chi, bac si, can bo, nhan vien, giao, ten, ten la,
  ten toi la, ten toi`,
);

/** Two words after a form of address that are no name: the first of them alone would be one. Without diacritics. */
export const roles =
  phrases(`can bo, chu tich, pho chu, pho phong, truong phong, truong ban, bi thu, cong an, cong chuc,
  cong nhan, vien chuc, nhan vien, nhan dan, hieu truong, hieu pho, giao vien, y te, y ta, tu phap, tu van, tu choi, le
  tan, van thu, van phong, ke toan, bao ve, bao toi, bao rang, dia chinh, thanh tra, thanh nien, thanh toan, thanh pho,
  mat tran, thu ngan, thu quy, thu phi, thu tien, thu ky, thu tuc, tiep tan, tiep dan, tiep nhan, tiep don, huong dan,
  phu trach, phu huynh, tai xe, tai chinh, quan ly, quan nhan, quan su, hai quan, lao cong, an ninh, an toan, an tam, an
  uong, an com, an mac, linh hoat, linh dong, mai mot, mai sau, mai moi, hien lanh, hien hoa, duyen dang, thong bao, thong
  cam, thong qua, thong tin, dung cam, hoa nha, hoa dong, binh thuong, binh tinh, trung nien, minh bach, minh hoa, cong
  tam, cong bang, cong viec, tinh tien, tinh toan, dinh danh, quy men, quy hoa, chinh quyen, chung thuc, ho tich, nghiep
  vu, hung luc, hung lao, phuong phap, phuong tien, luong thap, ly do, thuong xuyen, sinh vien, hai long, hanh chinh,
  hanh phuc, quyet dinh, quyen loi, truong mam, truong tieu, truong thcs, truong thpt, truong hoc, hoc sinh, nam nay, nam
  nguoi, giai quyet, giai thich, phuc vu, thai do, ho tro, tra loi, tra ket, lam viec, nhiet tinh, than thien, tan
  tinh, tan tam, vui ve, de thuong, de men, chu dao, y thuc, ung xu, nam phut, ba nguoi, hai nguoi, sau nay, sau khi, sau do, tinh hinh, nhi dong, nghi viec, khoa hoc, ha noi, sai gon, viet nam`);

/** Form and word that are another word together, where a text has no diacritics: chi phí, ảnh hưởng, chỉ tiền. */
export const plainOtherWords =
  phrases(`chi phi, chi tiet, chi thi, chi tien, chi tra, chi duong, chi dinh, chi dan, chi
  nhan, chi thu, chi trong, chi tinh, chi toan, anh huong, anh sang, anh the, anh em, ong ba, ong nuoc, thay doi, thay
  the, thay thai, thay vui, thay tot, chi sau, chi hai, chi ba, chi nam, chi tam, chi bay, chi mai, chi vui`);

/** Never a name after a form of address, though people begin them with a capital. */
export const notNames =
  phrases(`ubnd, hđnd, ubmt, tthc, thcs, thpt, ủy, uỷ, và, rất, không, đã, đang, sẽ, nên, cần, hay,
  là, bị, được, thì, cho, với, cùng, vẫn, nói, ơi, ấy, này, kia, đó, ta, nào, cảm, cám, xin, đề, mong, tôi, em, con,
  giáo, nhân, viên, đảng, đoàn, đội, hội, tổ, sở, bộ, ban, xã, phường, quận, huyện, tỉnh, quầy, tại, ở, từ, mới, nhiều,
  quá, làm, hiện, ít, tốt, luôn, phải, biết, thấy, đến, đi, về, nộp, lấy, cha, mẹ, gái, trai, k, ko, ok, nhé, nha, như,
  khi, trong, ngoài, trên, dưới, mà, nhưng, vì, người, máy, các, mọi, tuy, nếu, chưa, hết, lên, xuống, ra, vào, giúp,
  học, lớp, đường, phố, hồ, trưởng, chủ, phó, cán, bí, đại, hẹn, hỏi, chờ, chào, trả, sao, gì, đâu, ai, chỉ, khám, cười, trực,
  ký, gọi, dạy, nghe`);

/** After these, what follows is a place that bears a name. */
export const namedPlaces = phrases(
  `đường, phố, trường, chợ, bệnh viện, công viên, cầu, ngã tư, ngã ba, ngã năm, ngã
  sáu, ngõ, hẻm, ngách, kiệt, thôn, ấp, xóm, khu, phường, xã, quận, huyện, thị trấn, tỉnh, thành phố, tp, thcs, thpt,
  tiểu học, mầm non, mẫu giáo, đại học, tượng đài, đại lộ, bến xe, sân bay, ca, nhà văn hóa, hai, quảng trường, khách
  sạn, chung cư, làng, đình, chùa, đền, mn`,
  // Without diacritics cho, cau, den and hai say too little.
  `duong, pho, truong, benh vien, cong vien, nga tu, nga ba, hem, ngach, thon, phuong,
  xa, quan, huyen, thi tran, thanh pho, tp, thcs, thpt, tieu hoc, mam non, dai hoc, dai lo, ho`,
);

/** What people say of somebody whose name they wrote: "chị thu ở quầy 2". */
export const followsName =
  phrases(`ở, quầy, bên, bộ, phòng, lớp, và, làm, là, đã, đang, rất, giúp, tiếp, nhiệt, nói,
  dạy, chăm, có, hay, luôn, không, ko, k, hỗ, giải, dễ, thân, cười, cho, chưa, hẹn, với, tận, thái, cũng, ạ, nhé, o, quay,
  ben, bo, phong, lop, va, lam, la, da, rat, giup, tiep, nhiet, noi, day, cham, luon, khong, ho tro, giai, than, chua,
  voi, tan, thai, cung`);
