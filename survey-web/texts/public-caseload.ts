const vi = {
  title: 'Đúng hạn và hài lòng theo lĩnh vực',
  titleWhole: 'Hồ sơ đúng hạn',
  field: 'Lĩnh vực',
  whole: 'Cả đơn vị',
  noField: 'Không thuộc lĩnh vực nào',
  solved: 'Đã giải quyết',
  onTime: 'Đúng hạn',
  apologies: 'Xin lỗi khi quá hạn',
  satisfied: 'Hài lòng',
  target: (threshold: string) => `chỉ tiêu ${threshold}`,
  noneLate: 'không có hồ sơ quá hạn',
  unknown: 'chưa có số liệu',
  counted: (months: string) =>
    `Hồ sơ đã giải quyết trong ${months}. Đây là số đếm đủ mọi hồ sơ, không phải mẫu, nên không có khoảng tin cậy.`,
  months: (months: string) => `tháng ${months}`,
  disappoints: 'Đúng hạn nhưng chưa hài lòng:',
  disappointsOne: (field: string, onTime: string, satisfied: string) =>
    `${field} (đúng hạn ${onTime}, hài lòng ${satisfied})`,
  disappointsHint: 'Làm nhanh chưa đủ: xin xem lý do người dân nêu.',
  sources: 'Nguồn chỉ tiêu hồ sơ',
  metrics: { 'on-time': 'đúng hạn', apologies: 'xin lỗi khi quá hạn' },
  responseRateIs: (rate: string, population: string) =>
    `Tỷ lệ trả lời ${rate} trên ${population} hồ sơ đã giải quyết`,
  more: (responses: string, population: string) =>
    `Có ${responses} phiếu, nhiều hơn ${population} hồ sơ đã giải quyết: số hồ sơ có thể còn thiếu, hoặc có người gửi nhiều phiếu. Xin đọc số liệu này một cách thận trọng.`,
  moreIn: (fields: string) =>
    `Số phiếu nhiều hơn số hồ sơ đã giải quyết ở: ${fields}. Số hồ sơ có thể còn thiếu, hoặc có người gửi nhiều phiếu.`,
  weighting: (covered: string) =>
    `Tính trọng số theo số hồ sơ: mỗi lĩnh vực của mỗi đơn vị được tính theo số hồ sơ đã giải quyết, hoặc số gia đình được mời. Lĩnh vực chưa có phiếu, hoặc chưa có số hồ sơ, không tính được; phần tính được là ${covered} số hồ sơ.`,
  unweighted:
    'Được hỏi theo trọng số số hồ sơ, nhưng chưa có số hồ sơ nào để tính; tỷ lệ vì thế không được đưa ra.',
  knownMonths: (months: string, known: number, all: number) =>
    `Số hồ sơ có trong ${months}${known < all ? ` (${known} trong ${all} tháng của kỳ)` : ''}; tháng chỉ thuộc kỳ một phần vẫn tính đủ tháng.`,
  knownUnits: (known: string, all: string) => `Đã có số hồ sơ của ${known} trong ${all} đơn vị.`,
  responseRate: 'Tỷ lệ trả lời là số phiếu chia cho số hồ sơ đã giải quyết.',
};

const en: typeof vi = {
  title: 'On time and satisfied, field by field',
  titleWhole: 'Dossiers on time',
  field: 'Field',
  whole: 'The whole unit',
  noField: 'Of no field',
  solved: 'Solved',
  onTime: 'On time',
  apologies: 'Apologies for late ones',
  satisfied: 'Satisfied',
  target: (threshold) => `target ${threshold}`,
  noneLate: 'none was late',
  unknown: 'not known',
  counted: (months) =>
    `Dossiers solved in ${months}. Every dossier is counted, none are sampled, so there is no interval.`,
  months: (months) => months,
  disappoints: 'On time, and yet people are not satisfied:',
  disappointsOne: (field, onTime, satisfied) => `${field} (on time ${onTime}, satisfied ${satisfied})`,
  disappointsHint: 'To be quick is not enough: please see the reasons that people give.',
  sources: 'Sources of the targets of dossiers',
  metrics: { 'on-time': 'on time', apologies: 'apologies for late ones' },
  responseRateIs: (rate, population) => `Response rate ${rate} of ${population} dossiers solved`,
  more: (responses, population) =>
    `${responses} responses are more than the ${population} dossiers solved: some dossiers may be missing, or somebody sent several responses. Please read these figures with care.`,
  moreIn: (fields) =>
    `There are more responses than dossiers solved in: ${fields}. Some dossiers may be missing, or somebody sent several responses.`,
  weighting: (covered) =>
    `Weighted by caseload: each field of each unit counts by its dossiers solved, or its families invited. Fields without responses, or without a known caseload, drop out; what remains is ${covered} of the caseload.`,
  unweighted: 'Asked for by caseload, but no caseload is known; so no rate is given.',
  knownMonths: (months, known, all) =>
    `Dossiers are known of ${months}${known < all ? ` (${known} of the ${all} months of the period)` : ''}; a month that belongs to the period in part counts whole.`,
  knownUnits: (known, all) => `Dossiers are known of ${known} of ${all} units.`,
  responseRate: 'The response rate is responses divided by dossiers solved.',
};

export const publicCaseloadTexts = { vi, en };
