import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { vi } from 'vitest';

export interface ReceivedCall {
  path: string;
  headers: Record<string, string>;
  body: string;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A real receiver; `answer` says what it does with what comes, at first 200 to everything. */
export async function openWebhookReceiver() {
  const received: ReceivedCall[] = [];
  const ok: Answer = (_request, response) => response.end('ok');
  const state = { answer: ok };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers as Record<string, string>, body });
      state.answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answerWith: (status: number, body = '', headers: Record<string, string> = {}) => {
      state.answer = (_request, response) => response.writeHead(status, headers).end(body);
    },
    answerBy: (answer: Answer) => {
      state.answer = answer;
    },
    begin: () => {
      state.answer = ok;
      received.length = 0;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What a receiver does with what came, at the time of the test's clock; throws where the signature does not fit. */
export function verifyAt(now: Date, secret: string, { body, headers }: ReceivedCall): unknown {
  vi.useFakeTimers({ toFake: ['Date'], now });
  try {
    return new Webhook(secret).verify(body, headers);
  } finally {
    vi.useRealTimers();
  }
}
