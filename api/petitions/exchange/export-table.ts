import type { Category, Kind } from '../../categories/store.ts';
import { dayOf } from '../../days.ts';
import { inLocale, type Locale, type Text } from '../../text.ts';
import { type RefusalReason, refusalReasons, stateNames } from '../moves.ts';
import type { Channel, Sender } from '../petition.ts';
import type { ExportedPetition } from './exchange-store.ts';

/** What a list of petitions names by ids. */
export interface Names {
  kinds: readonly Kind[];
  categories: readonly Category[];
  units: ReadonlyMap<number, Text>;
}

const channelNames: Record<Channel, Text> = {
  web: { vi: 'Trang gửi', en: 'Web form' },
  api: { vi: 'Chương trình khác', en: 'API' },
  phone: { vi: 'Điện thoại', en: 'Phone' },
  'in-person': { vi: 'Tại trụ sở', en: 'In person' },
  paper: { vi: 'Giấy', en: 'Paper' },
  email: { vi: 'E-mail', en: 'E-mail' },
  zalo: { vi: 'Zalo', en: 'Zalo' },
  'other-system': { vi: 'Hệ thống khác', en: 'Another system' },
};

const headers: Text[] = [
  { vi: 'Mã tra cứu', en: 'Code' },
  { vi: 'Hệ thống nguồn', en: 'Source system' },
  { vi: 'Mã bên ngoài', en: 'Outside code' },
  { vi: 'Ngày nhận', en: 'Received on' },
  { vi: 'Gửi qua', en: 'Channel' },
  { vi: 'Loại', en: 'Kind' },
  { vi: 'Loại việc', en: 'Category' },
  { vi: 'Gửi đến', en: 'Sent to' },
  { vi: 'Đơn vị', en: 'Unit' },
  { vi: 'Trạng thái', en: 'State' },
  { vi: 'Hạn trả lời', en: 'Answer due' },
  { vi: 'Ngày kết thúc', en: 'Ended on' },
  { vi: 'Ngày hẹn', en: 'Promised by' },
  { vi: 'Lý do từ chối', en: 'Refused because' },
  { vi: 'Chuyển đến', en: 'Transferred to' },
  { vi: 'Nơi xảy ra', en: 'Place' },
  { vi: 'Nội dung', en: 'Text' },
];
const senderHeaders: Text[] = [
  { vi: 'Người gửi', en: 'Sender' },
  { vi: 'Số điện thoại', en: 'Phone' },
  { vi: 'E-mail', en: 'E-mail' },
  { vi: 'Địa chỉ', en: 'Address' },
];

/** A list of petitions as a table: its headers and its rows; with senders where they are given. */
export function exportTable(
  petitions: readonly ExportedPetition[],
  names: Names,
  senders: ReadonlyMap<string, Sender> | null,
  locale: Locale,
): string[][] {
  const head = [...headers, ...(senders ? senderHeaders : [])].map((header) => inLocale(header, locale));
  const rows = petitions.map((petition) => {
    const sender = senders?.get(petition.id);
    return [
      ...cellsOf(petition, names, locale),
      ...(senders
        ? [sender?.name, sender?.phone, sender?.email, sender?.address].map((one) => one ?? '')
        : []),
    ];
  });
  return [head, ...rows];
}

function cellsOf(petition: ExportedPetition, { kinds, categories, units }: Names, locale: Locale): string[] {
  const text = (of: Text | undefined) => (of ? inLocale(of, locale) : '');
  const reason = petition.refusalReason as RefusalReason | null;
  return [
    petition.code,
    petition.sourceSystem ?? '',
    petition.sourceCode ?? '',
    petition.receivedDay,
    text(channelNames[petition.channel]),
    text(kinds.find(({ key }) => key === petition.kind)?.name),
    text(categories.find(({ id }) => id === petition.categoryId)?.name),
    text(units.get(petition.unitId)),
    text(units.get(petition.handlerUnitId)),
    text(stateNames[petition.state]),
    // The due instant is the first that is too late.
    petition.answerDue ? dayOf(new Date(petition.answerDue.getTime() - 1)) : '',
    petition.endedAt ? dayOf(petition.endedAt) : '',
    petition.promiseDay ?? '',
    text(reason ? refusalReasons[reason] : undefined),
    petition.transferredTo ?? '',
    petition.place ?? '',
    petition.text,
  ];
}
