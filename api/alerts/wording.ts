import type { ComplaintKind } from '../kiosks/health.ts';
import { daysFresh, type UnitState } from '../placements/standing.ts';
import { displayedRate } from '../targets/displayed-rate.ts';
import { inLocale, type Locale, type Text } from '../text.ts';
import type { Alert } from './alert.ts';
import { daysBelow } from './rules.ts';

/** What is wrong with a device that is red. */
const redInWords: Record<ComplaintKind, Text> = {
  contact: {
    vi: 'không liên lạc được hơn 15 phút trong giờ làm việc',
    en: 'not heard of for more than 15 minutes of opening hours',
  },
  queue: {
    vi: 'có phiếu chờ gửi quá một ngày, hoặc quá nhiều phiếu chờ gửi',
    en: 'responses have waited for more than a day, or far too many wait',
  },
  rejected: { vi: 'có phiếu không được nhận', en: 'responses were refused' },
  storage: { vi: 'bộ nhớ gần đầy', en: 'its storage is nearly full' },
  clock: { vi: 'đồng hồ sai quá một ngày', en: 'its clock is off by more than a day' },
  battery: { vi: 'pin yếu', en: 'its battery is low' },
};

/** Why figures do not count as published and kept up to date. */
const unpublishedInWords: Record<Exclude<UnitState, 'fresh'>, Text> = {
  none: {
    vi: 'Đơn vị chưa khai báo nơi nào công bố tỷ lệ hài lòng trên website của mình.',
    en: 'The unit has named no place on its website where it publishes its satisfaction rate.',
  },
  missing: {
    vi: 'Trang đã khai báo mở được nhưng không thấy số liệu của đơn vị trên đó.',
    en: 'The page that was named opens, but the figures of the unit are not on it.',
  },
  unreachable: {
    vi: 'Hệ thống không mở được trang đã khai báo nên chưa thấy số liệu được công bố.',
    en: 'The page that was named cannot be opened, so nobody has seen the figures published.',
  },
  old: {
    vi: `Số liệu đã công bố nhưng không còn mới: quá ${daysFresh} ngày, không ghi ngày, hoặc mã nhúng đã thôi hoạt động.`,
    en: `The figures are published but not up to date: older than ${daysFresh} days, without a day, or an embed that has fallen silent.`,
  },
};

/** What an alert says in one sentence, on its page and in an e-mail. Of people it knows nothing, and says nothing. */
export function sentenceOf(alert: Alert, locale: Locale): string {
  const { kind, field, point, facts, firstDay, lastDay } = alert;
  const vi = locale === 'vi';
  const inWords = (day: string) => (vi ? day.split('-').reverse().join('/') : day);
  switch (kind) {
    case 'below-target': {
      const name = field ? inLocale(field.name, locale) : '';
      const target = facts.target ?? null;
      const rate = facts.rate === undefined ? '' : displayedRate(facts.rate, target, locale);
      const threshold = target === null ? '' : displayedRate(target, null, locale);
      return vi
        ? `Lĩnh vực ${name} đạt ${rate} (${facts.responses} phiếu) trong ${daysBelow} ngày đến hết ${inWords(lastDay)}, dưới chỉ tiêu ${threshold}.`
        : `${name}: ${rate} (${facts.responses} responses) over the ${daysBelow} days up to ${inWords(lastDay)}, below the target of ${threshold}.`;
    }
    case 'silent-point': {
      const name = [point?.label && inLocale(point.label, locale), point?.code].filter(Boolean).join(' · ');
      const since = inWords(facts.lastResponse ?? firstDay);
      return vi
        ? `Điểm khảo sát ${name} không có phiếu nào từ sau ngày ${since}, đã qua ít nhất 2 ngày làm việc.`
        : `The survey point ${name} has had no response since ${since}, for 2 opening days or more.`;
    }
    case 'harassment': {
      const name = field && inLocale(field.name, locale);
      if (vi) {
        const where = name ? `, lĩnh vực ${name}` : '';
        return `Ngày ${inWords(firstDay)}${where}: có phiếu nêu bị gây phiền hà hoặc gợi ý chi thêm.`;
      }
      return `${inWords(firstDay)}${name ? `, ${name}` : ''}: an answer names harassment or a hint at payment.`;
    }
    case 'kiosk-red': {
      const name = [
        alert.kiosk?.name,
        point?.label && inLocale(point.label, locale),
        point?.code && `(${point.code})`,
      ]
        .filter(Boolean)
        .join(' ');
      const what = (facts.complaints ?? []).map((complaint) => inLocale(redInWords[complaint], locale));
      return vi ? `Máy tại quầy ${name}: ${what.join('; ')}.` : `Kiosk ${name}: ${what.join('; ')}.`;
    }
    case 'unpublished': {
      const state = facts.publishing ?? 'none';
      return inLocale(unpublishedInWords[state === 'fresh' ? 'none' : state], locale);
    }
    case 'actions-overdue': {
      const [count, since] = [facts.actions ?? 1, inWords(facts.since ?? firstDay)];
      return vi
        ? `Có ${count} việc cải thiện quá hẹn mà chưa xong, việc lâu nhất hẹn ngày ${since}.`
        : `${count} ${count === 1 ? 'improvement is' : 'improvements are'} past the day promised, the oldest since ${since}.`;
    }
    case 'periods-due': {
      const names = (facts.periods ?? []).map((name) => inLocale(name, locale)).join(', ');
      return vi
        ? `Đã đến ngày chốt mà chưa chốt: ${names}.`
        : `Due to be closed, and not closed yet: ${names}.`;
    }
    default:
      return kind satisfies never;
  }
}
