import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A website of a unit, of which a test says what stands on it. */
export async function openWebsite() {
  const asked: { path: string; headers: IncomingMessage['headers'] }[] = [];
  const pages = new Map<string, Answer>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers });
    const answer = pages.get(path);
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    asked,
    html: (path: string, html: string | Buffer, headers: Record<string, string> = {}) =>
      pages.set(path, (_request, response) =>
        response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(html),
      ),
    answer: (path: string, answer: Answer) => pages.set(path, answer),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
