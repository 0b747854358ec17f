import { type Day, dayOf, weekdayOf } from '../days.ts';
import type { Stretch } from './days-off.ts';

const viWeekdays = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];
const enWeekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const enMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The time of day in Vietnam, 14:05. */
const timeOf = (at: Date) => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);

const minutesIn = (milliseconds: number) => Math.round(milliseconds / 60_000);

const viDate = (day: Day) => day.split('-').reverse().join('/');
const viDay = (day: Day) => `${viWeekdays[weekdayOf(day)]} ${viDate(day)}`;

/** 14–22/02/2026, 30/04–03/05/2026, 31/12/2026–03/01/2027. */
function viStretch({ from, to }: Stretch): string {
  if (from === to) return viDate(to);
  const [year, month, date] = from.split('-') as [string, string, string];
  const sameYear = to.startsWith(year);
  if (to.startsWith(`${year}-${month}`)) return `${date}–${viDate(to)}`;
  return `${date}/${month}${sameYear ? '' : `/${year}`}–${viDate(to)}`;
}

const enDate = (day: Day) => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return `${date} ${enMonths[month - 1]} ${year}`;
};
const enDay = (day: Day) => `${enWeekdays[weekdayOf(day)]} ${enDate(day)}`;

/** 14–22 Feb 2026, 30 Apr – 3 May 2026, 31 Dec 2026 – 3 Jan 2027. */
function enStretch({ from, to }: Stretch): string {
  if (from === to) return enDate(to);
  const [date, month, year] = enDate(from).split(' ') as [string, string, string];
  if (from.slice(0, 7) === to.slice(0, 7)) return `${date}–${enDate(to)}`;
  return `${date} ${month}${to.startsWith(year) ? '' : ` ${year}`} – ${enDate(to)}`;
}

const vi = {
  day: viDay,
  dayOf: (at: Date) => viDay(dayOf(at)),
  instant: (at: Date) => `${timeOf(at)} ${viDay(dayOf(at))}`,
  stretch: viStretch,
  amounts: {
    'working-days': (days: number) => `${days} ngày làm việc`,
    hours: (hours: number) => `${hours} giờ`,
  },
  time: (milliseconds: number) => {
    const [hours, minutes] = [Math.floor(minutesIn(milliseconds) / 60), minutesIn(milliseconds) % 60];
    return [hours && `${hours} giờ`, minutes && `${minutes} phút`].filter(Boolean).join(' ') || '1 phút';
  },
  received: (when: string) => `Nhận ${when}.`,
  restarted: (when: string) => `Tính lại từ đầu khi chuyển đơn vị hoặc mở lại, ${when}.`,
  startMoved: (to: string) => `Đó là ngày nghỉ, nên tính như vào ${to}.`,
  replyMoved: (from: string, to: string) =>
    `Hỏi lại người gửi trong ngày cuối, trả lời đến vào ngày nghỉ ${from}, nên tính đến ${to}.`,
  countedFrom: (day: string) => `Ngày nhận không tính, đếm từ ${day}.`,
  countedAnewFrom: (day: string) => `Ngày ấy không tính, đếm từ ${day}.`,
  countedFromInstant: (at: string) => `Đếm từ ${at}, chỉ trong ngày làm việc, mỗi ngày 24 giờ.`,
  counted: (amount: string) => `Thời hạn là ${amount}.`,
  extended: (amount: string, reason: string) => `Gia hạn thêm ${amount}, lý do: ${withoutStop(reason)}.`,
  pausedAfter: (amount: string, after: string, to: string) =>
    `Dừng ${amount} để chờ người gửi bổ sung: từ sau ${after} đến hết ${to}.`,
  pausedBetween: (amount: string, from: string, to: string) =>
    `Dừng ${amount} để chờ người gửi bổ sung: từ ${from} đến ${to}.`,
  stillPaused: (from: string) => `Đang dừng từ ${from} để chờ người gửi bổ sung.`,
  daysOff: (stretches: string[]) => `Nghỉ ${stretches.join('; ')} không tính.`,
  saturdays: (days: string[]) => `Làm bù ${days.join(', ')} nên có tính.`,
  calendarMissing: (years: string) =>
    `Chưa có lịch nghỉ lễ năm ${years}, mới trừ thứ Bảy và Chủ nhật, nên hạn còn có thể thay đổi.`,
  dueOn: (day: string) => `Hạn: hết ngày ${day}.`,
  dueAt: (at: string) => `Hạn: ${at}.`,
  notDue: 'Hạn được tính tiếp khi người gửi đã bổ sung.',
  source: (source: string) => `Theo: ${withoutStop(source)}.`,
};

const en: typeof vi = {
  day: enDay,
  dayOf: (at) => enDay(dayOf(at)),
  instant: (at) => `${timeOf(at)} on ${enDay(dayOf(at))}`,
  stretch: enStretch,
  amounts: {
    'working-days': (days) => (days === 1 ? '1 working day' : `${days} working days`),
    hours: (hours) => (hours === 1 ? '1 hour' : `${hours} hours`),
  },
  time: (milliseconds) => {
    const [hours, minutes] = [Math.floor(minutesIn(milliseconds) / 60), minutesIn(milliseconds) % 60];
    return [hours && `${hours} h`, minutes && `${minutes} min`].filter(Boolean).join(' ') || '1 min';
  },
  received: (when) => `Received ${when}.`,
  restarted: (when) => `Counted anew when it was moved or reopened, ${when}.`,
  startMoved: (to) => `That is a day off, so it counts as ${to}.`,
  replyMoved: (from, to) =>
    `The sender was asked on the last day and replied on a day off, ${from}, so it goes on to ${to}.`,
  countedFrom: (day) => `The day of receipt does not count; counted from ${day}.`,
  countedAnewFrom: (day) => `That day does not count; counted from ${day}.`,
  countedFromInstant: (at) => `Counted from ${at}, on working days only, 24 hours each.`,
  counted: (amount) => `The time allowed is ${amount}.`,
  extended: (amount, reason) => `Extended by ${amount}, because: ${withoutStop(reason)}.`,
  pausedAfter: (amount, after, to) =>
    `Stood still for ${amount}, waiting for the sender: after ${after} to the end of ${to}.`,
  pausedBetween: (amount, from, to) =>
    `Stood still for ${amount}, waiting for the sender: from ${from} to ${to}.`,
  stillPaused: (from) => `Standing still since ${from}, waiting for the sender.`,
  daysOff: (stretches) => `Days off not counted: ${stretches.join('; ')}.`,
  saturdays: (days) => `Worked Saturdays counted: ${days.join(', ')}.`,
  calendarMissing: (years) =>
    `The days off of ${years} are not known yet: only weekends are left out, so the day may still change.`,
  dueOn: (day) => `Due by the end of ${day}.`,
  dueAt: (at) => `Due at ${at}.`,
  notDue: 'The count goes on once the sender has replied.',
  source: (source) => `By: ${withoutStop(source)}.`,
};

const withoutStop = (text: string) => text.trim().replace(/[.\s]+$/, '');

export const explanationTexts = { vi, en };
