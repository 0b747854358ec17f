import type { Day } from '../days.ts';
import type { ReminderAbout } from './care-store.ts';
import { inHalves } from './code.ts';

/** What a letter to staff tells of: units, codes and days, never a person. */
interface Told {
  unit: { slug: string; name: string };
  publicUrl: string;
}

const mostNamed = 30;

/** To whoever stands above a unit: what is overdue there since the last letter. */
export function escalationLetter(late: { code: string; due: Day }[], { unit, publicUrl }: Told) {
  const named = late
    .slice(0, mostNamed)
    .map(({ code, due }) => `- ${inHalves(code)}: hạn trả lời ${inWords(due)}`);
  const more = late.length - named.length;
  return {
    subject: `Lắng Nghe: ${late.length} phản ánh quá hạn trả lời, ${unit.name}`,
    text: [
      'Kính gửi Ông/Bà,',
      [
        `${unit.name} có ${late.length} phản ánh, kiến nghị đã quá hạn trả lời:`,
        ...named,
        ...(more > 0 ? [`- và ${more} phản ánh nữa`] : []),
      ].join('\n'),
      `Xem và đôn đốc: ${publicUrl}/console/units/${unit.slug}/petitions`,
      'Thư này do hệ thống Lắng Nghe tự gửi, mỗi lần quá hạn một lần. Xin không trả lời thư.',
      '',
    ].join('\n\n'),
  };
}

/** To whoever has promised: the day comes near, or has passed. */
export function promiseLetter(
  about: ReminderAbout,
  { code, promiseDay }: { code: string; promiseDay: Day },
  { unit, publicUrl }: Told,
) {
  const day = inWords(promiseDay);
  const [subject, sentence] =
    about === 'promise-near'
      ? [
          `Lắng Nghe: sắp đến ngày hẹn của phản ánh ${inHalves(code)}`,
          `${unit.name} đã hẹn làm xong phản ánh ${inHalves(code)} trước hết ngày ${day}. Khi đã làm xong, xin soạn câu trả lời “đã làm xong” kèm hình ảnh.`,
        ]
      : [
          `Lắng Nghe: đã qua ngày hẹn của phản ánh ${inHalves(code)}`,
          `${unit.name} đã hẹn làm xong phản ánh ${inHalves(code)} trước hết ngày ${day}, nay đã qua ngày đó mà chưa có câu trả lời “đã làm xong”. Lời hẹn được công bố là chưa giữ đúng; người gửi có quyền yêu cầu xem lại.`,
        ];
  return {
    subject,
    text: [
      'Kính gửi Ông/Bà,',
      sentence,
      `Xem và xử lý: ${publicUrl}/console/units/${unit.slug}/petitions/${code}`,
      'Thư này do hệ thống Lắng Nghe tự gửi, mỗi ngày hẹn một lần. Xin không trả lời thư.',
      '',
    ].join('\n\n'),
  };
}

const inWords = (day: Day) => day.split('-').reverse().join('/');
