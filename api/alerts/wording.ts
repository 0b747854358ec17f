import { displayedRate } from '../targets/displayed-rate.ts';
import { inLocale, type Locale } from '../text.ts';
import type { Alert } from './alert.ts';
import { daysBelow } from './rules.ts';

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
    default:
      return kind satisfies never;
  }
}
