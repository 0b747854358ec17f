import { Webhook } from 'standardwebhooks';

/** What is sent: an event of the installation, for everyone who is told of it the same. */
export interface Message {
  id: string;
  event: string;
  createdAt: Date;
  payload: object;
}

/** The request as Standard Webhooks lays it out; it is the same at each try, but for the time of sending. */
export function signedMessage(
  { id, event, createdAt, payload }: Message,
  secrets: string[],
  now: Date,
): { body: string; headers: Record<string, string> } {
  const body = JSON.stringify({ type: event, timestamp: createdAt.toISOString(), data: payload });
  return {
    body,
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': 'Lang-Nghe',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' '),
    },
  };
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** Between one try and the next, as the specification of Standard Webhooks recommends; then it is given up. */
const pauses = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** When it is tried again after so many tries in vain; null where it is given up. */
export function nextDelivery(tries: number, now: Date): Date | null {
  const pause = pauses[tries - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause);
}
