import type { Alert } from '../alert.ts';
import { toldWeekly } from '../rules.ts';
import { sentenceOf } from '../wording.ts';

const once = 'mỗi cảnh báo một lần';
const weekly = `${once}, riêng việc còn phải làm được nhắc mỗi tuần một lần`;

/** One letter about all that is new for somebody; it names units, fields, points and days, never a person. */
export function letterAbout(alerts: Alert[], publicUrl: string): { subject: string; text: string } {
  const units = new Map(alerts.map(({ unit }) => [unit.slug, unit.name.vi]));
  const [first] = units.values();
  const about = units.size === 1 ? first : `${units.size} đơn vị`;
  const parts = [...units].map(([slug, name]) => {
    const ofUnit = alerts.filter(({ unit }) => unit.slug === slug);
    return [
      name,
      ...ofUnit.map((alert) => `- ${sentenceOf(alert, 'vi')}`),
      `Xem và xử lý: ${publicUrl}/console/units/${slug}/alerts`,
    ].join('\n');
  });
  return {
    subject: `Lắng Nghe: ${alerts.length} cảnh báo mới, ${about}`,
    text: [
      'Kính gửi Ông/Bà,',
      ...parts,
      `Thư này do hệ thống khảo sát Lắng Nghe tự gửi, ${alerts.some(({ kind }) => toldWeekly.some((one) => one === kind)) ? weekly : once}. Xin không trả lời thư.`,
      '',
    ].join('\n\n'),
  };
}
