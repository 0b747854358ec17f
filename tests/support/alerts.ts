import { keepWatch } from '../../api/alerts/jobs.ts';
import { mailBy, type SendMail } from '../../api/notices/mail.ts';
import { openMailReceiver } from './mail-receiver.ts';
import { sendAll, textOf } from './public-page.ts';
import type { TestStaff } from './staff.ts';
import { fitting, openTestApp } from './test-app.ts';

export const at = (day: string, time = '09:30') => new Date(`${day}T${time}:00+07:00`);

/** A server with a mail server, whose watch runs when a test says so. */
export async function openWatchedApp(changes: Parameters<typeof openTestApp>[0] = {}) {
  const mail = await openMailReceiver();
  const server = await openTestApp({ smtpUrl: mail.url, mailFrom: 'khaosat@example.gov.vn', ...changes });
  const send = mailBy(server.deps.config)!;

  /** The watch as it runs at a time, usually on the morning of a day. */
  async function watchOn(day: string, time = '00:05', by: SendMail | null = send) {
    server.clock.now = at(day, time);
    await keepWatch(server.deps, by);
  }

  /** Responses of a day, each the level of the overall question. */
  async function answersOn(day: string, code: string, levels: number[], more: object = {}) {
    server.clock.now = at(day);
    await sendAll(
      server,
      levels.map((overall) => fitting(code, { ratings: { overall }, ...more })),
    );
  }

  const alertsOf = (slug: string) =>
    server.db
      .selectFrom('alert')
      .innerJoin('unit', 'unit.id', 'alert.unit_id')
      .leftJoin('field', 'field.id', 'alert.field_id')
      .select(['alert.kind', 'field.slug as field', 'first_day', 'last_day', 'cleared_day', 'facts'])
      .where('unit.slug', '=', slug)
      .orderBy('alert.id')
      .execute();

  async function pageOf(staff: TestStaff, slug: string) {
    const answer = await server.get(`/console/units/${slug}/alerts`, staff.headers);
    const html = await answer.text();
    return { status: answer.status, html, text: textOf(html) };
  }

  const lettersTo = (staff: TestStaff) => mail.received.filter(({ to }) => to.includes(staff.email));

  const close = async () => {
    await mail.close();
    await server.close();
  };
  return { server, mail, send, watchOn, answersOn, alertsOf, pageOf, lettersTo, close };
}
