import { phrases } from './phrases.ts';

const words = (text: string) => phrases(text.trim().replace(/\s+/g, ','));

/** Family names; together they are nearly all of the country's. */
export const surnames = words(`
  nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh trương đinh lâm phùng mai
  tô tạ hà quách lưu cao thái châu tăng triệu chu văn nông hứa la kiều lương thạch mạc cù từ khổng nghiêm doãn ninh
  tống tôn lại thân lò quàng vi bế giàng thào sùng hầu y đàm ôn âu đồng
`);

/** Given names that are also seen in small letters ("chị hoa"). */
export const givenNames = words(`
  an ánh bách bảo bích bình cẩm châu chi chiến chinh chung công cúc cương cường đào đạt diễm điệp diệp diệu định đoan đông
  đức dung dũng dương duy duyên gấm giang hạ hà hải hân hằng hạnh hào hảo hậu hiền hiển hiệp hiếu hoa hòa hoà hoài hoàn
  hoàng hoạt hồng hợp huân huế huệ hùng hưng hương hường hữu huy huyền huynh khải khang khánh khiêm khoa khôi khuê kiên kiệt
  kiều kim lam lâm lan lành lệ lê liên liễu linh loan lộc lợi long luân luận lực lương lượng ly lý mai mạnh mẫn mận
  miên minh mỹ my na nam nga ngân nghĩa nghi ngọc nguyên nguyệt nhã nhàn nhân nhật nhi nhiên nhung như nhuận ninh nương oanh
  phi phong phú phúc phước phương phượng quân quang quế quốc quý quyên quyền quyết quỳnh sang sáng sâm sen sinh sơn sửu
  tài tâm tân thạch thái thắm thắng thanh thành thảo thi thìn thịnh thơ thọ thoa thoại thơm thông thu thuần thuận thục thương
  thúy thùy thuý thuỳ thủy thuỷ thy tiên tiến tiếp tín tình tính tố toàn toản trâm trang trí trinh trọng trúc trung trường tú
  tuân tuấn tuệ tùng tường tuyên tuyến tuyền tuyết uyên vân vinh vĩnh vũ vui vượng vy xoan xuân xuyến yên yến út tư năm sáu
  bảy tám chín bằng biên bền bốn ba hai hưởng khuyên thêu thoan thụy vịnh nhài nụ tấm tý tỵ dần mùi hợi
`);

/** Of these, small letters say too little by themselves: only before words that follow a name ("chị thu ở quầy 2"). */
export const ambiguousGiven = words(`
  ba hai năm sáu bảy tám chín bốn tư út vui hiền hiển lành thu mai công hợp tính tình tiếp định đông an tân thân sáng hảo
  chung thông tiến thắng sinh như thi thành lại quyết quyền tài tuyến lượng luận nhàn biên bền bằng hưởng khuyên trọng thơm
  toàn hoàn hoạt phú lợi lực trung tường bảo bình cương đạt đức hạnh hậu hòa hoà hùng hưng hương hướng lan liên linh minh
  ngân nhân nhiên phong phương quang quý sang tâm tín thanh thương tuyên trường dương hà hạ na
`);

/** People of history, who are streets, schools and parks today. */
export const historical =
  phrases(`hồ chí minh, trần hưng đạo, lý thường kiệt, hai bà trưng, lê thánh tôn, lê thánh tông, nguyễn thị minh khai, nguyễn đình
  chiểu, nguyễn văn cừ, nguyễn tri phương, lê hồng phong, hoàng văn thụ, trần quang khải, nguyễn văn linh, phan đình phùng,
  phan chu trinh, phan châu trinh, phan bội châu, lý tự trọng, nguyễn công trứ, võ văn kiệt, nguyễn lương bằng, tôn đức thắng,
  phạm văn đồng, võ nguyên giáp, lê văn lương, ngô gia tự, nguyễn hữu thọ, võ văn tần, nguyễn văn trỗi, võ thị sáu, lê thị
  riêng, lê văn tám, cao bá quát, trần nhân tông, trần quốc toản, lý thái tổ, đinh tiên hoàng, ngô quyền, hoàng hoa thám,
  tôn thất tùng, tôn thất thuyết, nguyễn bỉnh khiêm, nguyễn thượng hiền, trần phú, hoàng diệu, hoàng quốc việt, phạm ngọc
  thạch, huỳnh thúc kháng, bùi thị xuân, đặng thùy trâm, lương thế vinh, chu văn an, mạc đĩnh chi, trương định`);
