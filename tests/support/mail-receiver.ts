import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  from: string;
  to: string[];
  /** Headers and body as they came over the wire. */
  raw: string;
  /** The body, decoded. */
  text: string;
}

/** A mail server that keeps what it gets; `refuses` makes it turn away every letter. With a port it stands in for one that was closed. */
export async function openMailReceiver(atPort = 0) {
  const received: ReceivedMail[] = [];
  const state = { refuses: false };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      done(state.refuses ? new Error('mailbox unavailable') : undefined),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8');
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw,
          text: bodyOf(raw),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(atPort, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;

  /** The next letter to an address, once it is there. */
  async function letterTo(address: string, nth = 1): Promise<ReceivedMail> {
    for (let i = 0; i < 200; i++) {
      const found = received.filter(({ to }) => to.includes(address));
      if (found.length >= nth) return found[nth - 1]!;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`no letter to ${address} came`);
  }
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    received,
    state,
    letterTo,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

function bodyOf(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/^Content-Transfer-Encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/^Content-Transfer-Encoding: quoted-printable/im.test(head)) return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
