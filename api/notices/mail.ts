import type { Transporter } from 'nodemailer';
import type { Config } from '../config.ts';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Hands a letter to the mail server; done once that has taken it. Nothing of it is logged: it may carry a link. */
export type SendMail = (mail: Mail) => Promise<void>;

const seconds = 1000;
const transports = new WeakMap<Config, Promise<Transporter>>();

/** Sends by SMTP; null where no mail server is configured. */
export function mailBy(config: Config): SendMail | null {
  const { smtpUrl, mailFrom } = config;
  if (!smtpUrl || !mailFrom) return null;
  return async ({ to, subject, text }) => {
    let transport = transports.get(config);
    if (!transport) {
      transport = openTransport(smtpUrl);
      transports.set(config, transport);
    }
    // An address as an object is never parsed: nobody slips in a second one.
    await (await transport).sendMail({ from: mailFrom, to: { name: '', address: to }, subject, text });
  };
}

async function openTransport(url: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    connectionTimeout: 10 * seconds,
    greetingTimeout: 10 * seconds,
    socketTimeout: 30 * seconds,
  } as object);
}
