import { expect, test } from 'vitest';
import { acknowledgeDue, answerDue, timelinessOf, workingDaysBetween } from '../../api/deadlines/clock.ts';
import { explainDue } from '../../api/deadlines/explain.ts';
import { shippedCalendar } from '../support/calendar.ts';
import { type Events, factsOf, instant, profileOf } from '../support/deadlines.ts';

test('acknowledging waits for nobody: neither pauses nor extensions move it', () => {
  const facts = factsOf('2026-02-12 10:00', { pauses: [['2026-02-13 09:00', null]], extensions: [5] });
  expect(acknowledgeDue(profileOf(2), shippedCalendar, facts).day).toBe('2026-02-23');
});

test('extensions granted before the count began anew are over', () => {
  const facts = factsOf('2026-02-02 10:00', { extensions: [10] });
  const anew = { ...facts, restartedAt: instant('2026-02-13 10:00') };
  expect(answerDue(profileOf(15), shippedCalendar, anew).day).toBe('2026-03-13');
});

test('a day off that is announced late moves what is open', () => {
  const announced = {
    ...shippedCalendar,
    2026: { ...shippedCalendar['2026']!, off: [...shippedCalendar['2026']!.off, '2026-11-24'] },
  };
  const facts = factsOf('2026-11-20 10:00', {});
  expect(answerDue(profileOf(2), shippedCalendar, facts).day).toBe('2026-11-24');
  expect(answerDue(profileOf(2), announced, facts).day).toBe('2026-11-25');
});

function told(received: string, allowed: number, events: Events, locale: 'vi' | 'en' = 'vi') {
  const due = answerDue(profileOf(allowed, events.hours), shippedCalendar, factsOf(received, events));
  return explainDue(due, 'QĐ 39/QĐ-UBND ngày 31/7/2025.', locale);
}

test('why this date, over Tết', () => {
  expect(told('2026-02-13 10:00', 15, {})).toEqual([
    'Nhận thứ Sáu 13/02/2026.',
    'Ngày nhận không tính, đếm từ thứ Hai 23/02/2026.',
    'Thời hạn là 15 ngày làm việc.',
    'Nghỉ 14–22/02/2026 không tính.',
    'Hạn: hết ngày thứ Sáu 13/03/2026.',
    'Theo: QĐ 39/QĐ-UBND ngày 31/7/2025.',
  ]);
  expect(told('2026-02-13 10:00', 15, {}, 'en')).toEqual([
    'Received Friday 13 Feb 2026.',
    'The day of receipt does not count; counted from Monday 23 Feb 2026.',
    'The time allowed is 15 working days.',
    'Days off not counted: 14–22 Feb 2026.',
    'Due by the end of Friday 13 Mar 2026.',
    'By: QĐ 39/QĐ-UBND ngày 31/7/2025.',
  ]);
});

test('why this date, received on a day off, extended and paused', () => {
  const pauses: Events['pauses'] = [['2026-03-03 09:00', '2026-03-06 09:00']];
  expect(told('2026-02-21 10:00', 15, { extensions: [5], pauses })).toEqual([
    'Nhận thứ Bảy 21/02/2026.',
    'Đó là ngày nghỉ, nên tính như vào thứ Hai 23/02/2026.',
    'Ngày nhận không tính, đếm từ thứ Ba 24/02/2026.',
    'Thời hạn là 15 ngày làm việc.',
    'Gia hạn thêm 5 ngày làm việc, lý do: khảo sát.',
    'Dừng 3 ngày làm việc để chờ người gửi bổ sung: từ sau thứ Ba 03/03/2026 đến hết thứ Sáu 06/03/2026.',
    'Hạn: hết ngày thứ Năm 26/03/2026.',
    'Theo: QĐ 39/QĐ-UBND ngày 31/7/2025.',
  ]);
});

test('why this hour, over a worked Saturday', () => {
  const pauses: Events['pauses'] = [['2026-01-10 09:00', '2026-01-12 09:20']];
  expect(told('2026-01-09 10:30', 48, { hours: true, pauses })).toEqual([
    'Nhận 10:30 thứ Sáu 09/01/2026.',
    'Đếm từ 10:30 thứ Sáu 09/01/2026, chỉ trong ngày làm việc, mỗi ngày 24 giờ.',
    'Thời hạn là 48 giờ.',
    'Dừng 24 giờ 20 phút để chờ người gửi bổ sung: từ 09:00 thứ Bảy 10/01/2026 đến 09:20 thứ Hai 12/01/2026.',
    'Làm bù thứ Bảy 10/01/2026 nên có tính.',
    'Hạn: 10:50 thứ Ba 13/01/2026.',
    'Theo: QĐ 39/QĐ-UBND ngày 31/7/2025.',
  ]);
});

test.each<[string, string, number, Events, string, string]>([
  [
    'hours that end at midnight end with the day',
    '2027-02-03 22:00',
    2,
    { hours: true },
    'Hạn: hết ngày thứ Tư 03/02/2027.',
    'Due by the end of Wednesday 3 Feb 2027.',
  ],
  [
    'a reply on a day off, asked for on the last day',
    '2026-02-02 10:00',
    5,
    { pauses: [['2026-02-09 09:00', '2026-02-15 09:00']] },
    'Hỏi lại người gửi trong ngày cuối, trả lời đến vào ngày nghỉ Chủ nhật 15/02/2026, nên tính đến thứ Hai 23/02/2026.',
    'The sender was asked on the last day and replied on a day off, Sunday 15 Feb 2026, so it goes on to Monday 23 Feb 2026.',
  ],
  [
    'still asked',
    '2026-02-09 10:00',
    15,
    { pauses: [['2026-02-12 09:00', null]] },
    'Đang dừng từ thứ Năm 12/02/2026 để chờ người gửi bổ sung.',
    'Standing still since Thursday 12 Feb 2026, waiting for the sender.',
  ],
  [
    'no due day while asked',
    '2026-02-09 10:00',
    15,
    { pauses: [['2026-02-12 09:00', null]] },
    'Hạn được tính tiếp khi người gửi đã bổ sung.',
    'The count goes on once the sender has replied.',
  ],
  [
    'begun anew',
    '2026-02-02 10:00',
    15,
    { restartedAt: '2026-02-13 10:00' },
    'Tính lại từ đầu khi chuyển đơn vị hoặc mở lại, thứ Sáu 13/02/2026.',
    'Counted anew when it was moved or reopened, Friday 13 Feb 2026.',
  ],
  [
    'several stretches',
    '2026-04-20 10:00',
    10,
    {},
    'Nghỉ 25–27/04/2026; 30/04–03/05/2026 không tính.',
    'Days off not counted: 25–27 Apr 2026; 30 Apr – 3 May 2026.',
  ],
  [
    'a single day off',
    '2024-04-16 10:00',
    2,
    {},
    'Nghỉ 18/04/2024 không tính.',
    'Days off not counted: 18 Apr 2024.',
  ],
  [
    'a stretch over the year',
    '2023-12-28 10:00',
    5,
    {},
    'Nghỉ 30/12/2023–01/01/2024 không tính.',
    'Days off not counted: 30 Dec 2023 – 1 Jan 2024.',
  ],
  [
    'a year that is not in the calendar',
    '2027-12-27 10:00',
    15,
    {},
    'Chưa có lịch nghỉ lễ năm 2028, mới trừ thứ Bảy và Chủ nhật, nên hạn còn có thể thay đổi.',
    'The days off of 2028 are not known yet: only weekends are left out, so the day may still change.',
  ],
])('it is said of %s', (_, received, allowed, events, vi, en) => {
  expect(told(received, allowed, events)).toContain(vi);
  expect(told(received, allowed, events, 'en')).toContain(en);
});

test.each([
  ['2026-03-02 10:00', 'on-time'],
  ['2026-03-05 23:59', 'on-time'],
  ['2026-03-06 00:00', 'due-soon'],
  ['2026-03-08 12:00', 'due-soon'],
  ['2026-03-09 23:59', 'due-soon'],
  ['2026-03-10 00:00', 'overdue'],
] as const)('due on Monday 9 March, at %s it is %s', (now, timeliness) => {
  const { at } = answerDue(profileOf(5), shippedCalendar, factsOf('2026-03-02 10:00', {}));
  expect(timelinessOf(at, instant(now), shippedCalendar)).toBe(timeliness);
});

test.each([
  ['2026-02-13 23:59', 'on-time'],
  ['2026-02-14 00:00', 'due-soon'],
  ['2026-02-20 12:00', 'due-soon'],
  ['2026-02-23 12:00', 'overdue'],
] as const)('of 48 hours to noon after Tết, at %s it is %s', (now, timeliness) => {
  const { at } = answerDue(profileOf(48, true), shippedCalendar, factsOf('2026-02-12 12:00', {}));
  expect(timelinessOf(at, instant(now), shippedCalendar, 48)).toBe(timeliness);
});

test.each<[string, string, Events, number]>([
  ['2026-02-13 10:00', '2026-02-13 16:00', {}, 0],
  ['2026-02-13 10:00', '2026-02-23 08:00', {}, 1],
  ['2026-02-14 10:00', '2026-02-23 08:00', {}, 0],
  ['2026-03-02 10:00', '2026-03-09 08:00', {}, 5],
  ['2026-03-02 10:00', '2026-03-09 08:00', { pauses: [['2026-03-03 09:00', '2026-03-05 09:00']] }, 3],
  ['2026-03-02 10:00', '2026-03-09 08:00', { pauses: [['2026-03-06 09:00', null]] }, 4],
])('received %s, answered %s: working days taken', (received, answered, events, days) => {
  expect(workingDaysBetween(shippedCalendar, factsOf(received, events), instant(answered))).toBe(days);
});
