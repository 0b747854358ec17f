const count = (value: number) => value.toLocaleString('vi-VN');

const vi = {
  moveTitle: 'Chuyển sang cấp trên khác',
  moveLead: 'Đặt đơn vị này, cùng mọi đơn vị cấp dưới của nó, vào một cấp trên khác.',
  moveTo: 'Cấp trên mới',
  moveToHint: 'Tên, mã hoặc tên trong địa chỉ của một đơn vị trong phạm vi của Ông/Bà.',
  moveToRoot: 'Không thuộc đơn vị nào (đơn vị cao nhất)',
  moveMissing: 'Xin cho biết cấp trên mới.',
  moveSame: 'Đơn vị đang trực thuộc đơn vị này rồi.',
  moveCircle: 'Không thể đặt một đơn vị vào dưới chính nó hoặc dưới cấp dưới của nó.',
  moveFrom: (unit: string, from: string, to: string) => `${unit} thôi trực thuộc ${from}, chuyển sang ${to}.`,
  moveRoot: 'cấp cao nhất',
  moveBelow: (below: number) => `${count(below)} đơn vị cấp dưới chuyển theo.`,
  movePoints: 'Mã khảo sát đã in và số liệu giữ nguyên.',
  moveFigures: (from: string, to: string) =>
    `Số liệu gộp của ${from} không còn tính đơn vị này, của ${to} thì có, kể cả các kỳ trước.`,
  moveTargets: 'Chỉ tiêu của cấp trên mới áp dụng, nếu đơn vị không có chỉ tiêu riêng.',

  unitNotFound: (typed: string) => `Không tìm thấy “${typed}” trong phạm vi của Ông/Bà. Thử gõ ít chữ hơn.`,
  unitsFound: (typed: string, found: number) =>
    `Có ${count(found)} đơn vị khớp với “${typed}”. Xin chọn một trong danh sách, hoặc gõ rõ hơn.`,
  which: 'Ông/Bà muốn nói đơn vị nào?',

  closeTitle: 'Đóng đơn vị',
  closeLead:
    'Khi đơn vị thôi hoạt động hoặc nhập vào đơn vị khác. Số liệu cũ được giữ; mã đã in tiếp tục cho đơn vị kế tiếp, nếu có.',
  lastDay: 'Ngày hoạt động cuối cùng',
  lastDayHint: 'Ví dụ sáp nhập từ 01/7/2025 thì ngày cuối cùng là 30/6/2025.',
  successor: 'Đơn vị kế tiếp',
  successorHint: 'Đơn vị nhận tiếp các mã đã in. Để trống nếu không có đơn vị nào nhận.',
  moveThoseBelow: 'Chuyển các đơn vị cấp dưới sang đơn vị kế tiếp ngay khi xác nhận',
  successorEnds: (name: string) => `${name} đã đóng hoặc đóng trước ngày này, nên không nhận tiếp được.`,
  successorItself: 'Đơn vị không thể nhận tiếp chính mình.',
  successorBelow: 'Không thể chuyển các đơn vị cấp dưới sang một đơn vị trong chính số đó.',
  toConfirm: 'Xem trước khi đóng',
  confirmCloseTitle: 'Xin xác nhận việc đóng đơn vị',
  confirmMoveTitle: 'Xin xác nhận việc chuyển',
  confirmMergeTitle: 'Xin xác nhận việc sáp nhập',
  confirmLead: 'Đây là những gì sẽ xảy ra. Chưa có gì thay đổi cho đến khi Ông/Bà bấm nút xác nhận.',
  confirmClose: 'Xác nhận đóng',
  confirmMove: 'Xác nhận chuyển',
  confirmMerge: 'Xác nhận sáp nhập',
  back: 'Quay lại sửa',

  endsAfter: (unit: string, lastDay: string) => `${unit} hoạt động đến hết ngày ${lastDay}.`,
  pointsGoOn: (points: number, successor: string, day: string) =>
    points === 0
      ? 'Đơn vị không có mã khảo sát nào đang dùng.'
      : `Từ ngày ${day}, ${count(points)} mã khảo sát đang dùng tự nhận phiếu cho ${successor}; tờ đã in vẫn quét được.`,
  pointsStop: (points: number, day: string) =>
    points === 0
      ? 'Đơn vị không có mã khảo sát nào đang dùng.'
      : `Từ ngày ${day}, ${count(points)} mã khảo sát đang dùng thôi nhận phiếu; ai quét sẽ thấy lời báo.`,
  figuresStay: (unit: string, successor: string | null) =>
    successor === null
      ? `Số liệu cũ vẫn ở trang công khai của ${unit}.`
      : `Số liệu cũ vẫn ở trang công khai của ${unit}; phiếu mới tính cho ${successor}, cả hai trang đều ghi ngày đổi.`,
  targetsStay: (targets: number) =>
    targets === 0
      ? 'Đơn vị không đặt chỉ tiêu riêng.'
      : `${count(targets)} chỉ tiêu riêng của đơn vị vẫn dùng để xét số liệu cũ, không chuyển theo.`,
  belowMoves: (below: number, successor: string) =>
    `${count(below)} đơn vị cấp dưới chuyển sang ${successor} ngay khi xác nhận.`,
  belowStays: (below: number) => `${count(below)} đơn vị cấp dưới vẫn hoạt động và vẫn xếp dưới đơn vị này.`,
  belowNone: 'Không có đơn vị cấp dưới.',
  undoUntil: (day: string) => `Có thể bỏ việc này cho đến hết ngày ${day}.`,
  pastDay: (unit: string) =>
    `Ngày này đã qua: mã chuyển ngay khi xác nhận và không chuyển lại được. Phiếu đã nhận đến lúc đó vẫn tính cho ${unit}.`,
  pastDayWithout: 'Ngày này đã qua: mã thôi nhận phiếu ngay khi xác nhận.',

  mergeTitle: 'Sáp nhập vào đơn vị này',
  mergeLead: (unit: string) =>
    `Chọn các đơn vị nhập vào ${unit}. Số liệu cũ của từng đơn vị được giữ; mã đã in của họ tiếp tục cho ${unit}.`,
  mergeWhich: 'Các đơn vị nhập vào',
  mergeWhichHint: 'Đơn vị đang hoạt động cùng cấp trên, và những đơn vị tìm thêm ở ô dưới.',
  mergeOther: 'Tìm thêm đơn vị khác',
  mergeOtherHint: 'Gõ tên, mã hoặc tên trong địa chỉ; đơn vị tìm được hiện ở danh sách trên để đánh dấu.',
  mergeFind: 'Tìm đơn vị',
  mergeNone:
    'Không có đơn vị đang hoạt động nào cùng cấp trên trong phạm vi của Ông/Bà; xin tìm đơn vị khác ở ô dưới. Nếu sáp nhập tạo ra đơn vị mới, xin thêm đơn vị đó ở trang của cấp trên trước.',
  mergeMissing: 'Xin chọn ít nhất một đơn vị.',
  toConfirmMerge: 'Xem trước khi sáp nhập',
  toConfirmMove: 'Xem trước khi chuyển',
};

const enCount = (value: number) => value.toLocaleString('en-GB');

const en: typeof vi = {
  moveTitle: 'Move to another superior',
  moveLead: 'Puts this unit, with all units below it, under another superior.',
  moveTo: 'New superior',
  moveToHint: 'Name, code or address name of a unit within your reach.',
  moveToRoot: 'Part of no other unit (the top)',
  moveMissing: 'Please name the new superior.',
  moveSame: 'The unit is part of it already.',
  moveCircle: 'A unit cannot be put under itself or under a unit below it.',
  moveFrom: (unit, from, to) => `${unit} leaves ${from} and becomes part of ${to}.`,
  moveRoot: 'the top',
  moveBelow: (below) => `${enCount(below)} units below go with it.`,
  movePoints: 'Printed codes and figures stay.',
  moveFigures: (from, to) =>
    `Combined figures of ${from} no longer include this unit, those of ${to} do, also for earlier periods.`,
  moveTargets: 'Targets of the new superior apply where the unit has none of its own.',

  unitNotFound: (typed) => `“${typed}” was not found within your reach. Try fewer letters.`,
  unitsFound: (typed, found) =>
    `${enCount(found)} units fit “${typed}”. Please choose one from the list, or type more.`,
  which: 'Which unit do you mean?',

  closeTitle: 'Close the unit',
  closeLead:
    'When the unit ends or is merged into another. Its figures are kept; its printed codes go on for the successor, if there is one.',
  lastDay: 'Last day',
  lastDayHint: 'For a merger on 1 July 2025 the last day is 30 June 2025.',
  successor: 'Successor',
  successorHint: 'The unit that takes over the printed codes. Leave empty if there is none.',
  moveThoseBelow: 'Move the units below to the successor as soon as this is confirmed',
  successorEnds: (name) => `${name} has closed or closes before that day, so it cannot take over.`,
  successorItself: 'A unit cannot succeed itself.',
  successorBelow: 'The units below cannot be moved to one of themselves.',
  toConfirm: 'See what will happen',
  confirmCloseTitle: 'Please confirm the closing',
  confirmMoveTitle: 'Please confirm the move',
  confirmMergeTitle: 'Please confirm the merger',
  confirmLead: 'This is what will happen. Nothing changes before you press the button.',
  confirmClose: 'Confirm closing',
  confirmMove: 'Confirm move',
  confirmMerge: 'Confirm merger',
  back: 'Back to the form',

  endsAfter: (unit, lastDay) => `${unit} exists until ${lastDay}.`,
  pointsGoOn: (points, successor, day) =>
    points === 0
      ? 'The unit has no code in use.'
      : `From ${day} its ${enCount(points)} codes in use take responses for ${successor}; printed posters go on working.`,
  pointsStop: (points, day) =>
    points === 0
      ? 'The unit has no code in use.'
      : `From ${day} its ${enCount(points)} codes in use take no more responses; whoever scans one is told.`,
  figuresStay: (unit, successor) =>
    successor === null
      ? `Earlier figures stay on the public page of ${unit}.`
      : `Earlier figures stay on the public page of ${unit}; new responses count for ${successor}, and both pages say since when.`,
  targetsStay: (targets) =>
    targets === 0
      ? 'The unit has set no target of its own.'
      : `Its ${enCount(targets)} own targets still judge its earlier figures; they do not go on.`,
  belowMoves: (below, successor) => `${enCount(below)} units below move to ${successor} on confirmation.`,
  belowStays: (below) => `${enCount(below)} units below go on and stay under this unit.`,
  belowNone: 'There are no units below.',
  undoUntil: (day) => `This can be undone until the end of ${day}.`,
  pastDay: (unit) =>
    `This day has passed: codes go over on confirmation and cannot come back. Responses until then count for ${unit}.`,
  pastDayWithout: 'This day has passed: its codes stop on confirmation.',

  mergeTitle: 'Merge into this unit',
  mergeLead: (unit) =>
    `Choose the units that become part of ${unit}. Their earlier figures stay theirs; their printed codes go on for ${unit}.`,
  mergeWhich: 'Units to merge',
  mergeWhichHint: 'Open units under the same superior, and those found by the box below.',
  mergeOther: 'Find other units',
  mergeOtherHint: 'By name, code or address name; what is found stands in the list above, to be ticked.',
  mergeFind: 'Find units',
  mergeNone:
    'No open unit under the same superior is within your reach; others are found by the box below. If the merger makes a new unit, add that on the superior’s page first.',
  mergeMissing: 'Please choose at least one unit.',
  toConfirmMerge: 'See what will happen',
  toConfirmMove: 'See what will happen',
};

export const unitChangeTexts = { vi, en };
