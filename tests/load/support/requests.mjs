import { Agent, request } from 'node:http';

// One pool for all: a client's next request goes over the connection that its last one left open.
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Fetches a page; rejects where the connection breaks before the last byte. */
export const get = (url, headers = {}) => send('GET', url, headers);

/** Posts JSON, given as text. */
export const postJson = (url, body) =>
  send('POST', url, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }, body);

/** Posts a form, given as text. */
export const postForm = (url, body, headers = {}) =>
  send(
    'POST',
    url,
    {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': Buffer.byteLength(body),
      ...headers,
    },
    body,
  );

function send(method, url, headers, body) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.once('error', reject);
      answer.once('end', () =>
        resolve({
          status: answer.statusCode,
          headers: answer.headers,
          body: Buffer.concat(parts).toString(),
        }),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
