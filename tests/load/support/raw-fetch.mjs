import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';

// What Chrome on Android sends; a header more or less changes nothing of the answer.
const headersOf = (host) => [
  `Host: ${host}`,
  'Connection: keep-alive',
  'User-Agent: Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/80.0.0.0 Mobile Safari/537.36',
  'Accept: text/html,application/xhtml+xml,*/*;q=0.8',
  'Accept-Encoding: gzip',
  'Accept-Language: vi-VN,vi;q=0.9',
];
/** Longer than a server that has begun to answer pauses. */
const silence = 1_000;

/** Fetches a page over a socket of its own: every byte that came back, and the page in it. */
export async function fetchRaw(address) {
  const { host, hostname, port, pathname } = new URL(address);
  const answer = await exchange(
    hostname,
    Number(port),
    `GET ${pathname} HTTP/1.1\r\n${headersOf(host).join('\r\n')}\r\n\r\n`,
  );
  const end = answer.indexOf('\r\n\r\n') + 4;
  const head = answer.subarray(0, end).toString('latin1');
  if (!/^HTTP\/1\.1 200 /.test(head)) throw new Error(`${address}:\n${head}`);
  const body = /^transfer-encoding: chunked/im.test(head)
    ? joinChunks(answer.subarray(end))
    : answer.subarray(end);
  const html = /^content-encoding: gzip/im.test(head) ? gunzipSync(body) : body;
  return { bytes: answer.length, html: html.toString() };
}

function exchange(host, port, question) {
  return new Promise((resolve, reject) => {
    const parts = [];
    const socket = connect(port, host, () => socket.write(question));
    socket.on('data', (part) => {
      parts.push(part);
      socket.setTimeout(silence);
    });
    socket.once('timeout', () => socket.destroy());
    socket.once('error', reject);
    socket.once('close', () => resolve(Buffer.concat(parts)));
  });
}

function joinChunks(body) {
  const chunks = [];
  for (let at = 0; ; ) {
    const line = body.indexOf('\r\n', at);
    const length = Number.parseInt(body.subarray(at, line).toString('latin1'), 16);
    if (!length) return Buffer.concat(chunks);
    chunks.push(body.subarray(line + 2, line + 2 + length));
    at = line + 2 + length + 2;
  }
}
