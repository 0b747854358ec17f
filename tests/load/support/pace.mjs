import { connect } from 'node:net';

const connections = 16;

/** Answers per second over some kept connections, each asking again once its answer is there. */
export async function answersPerSecond(address, headers, milliseconds) {
  const { hostname, port, host, pathname } = new URL(address);
  const lines = Object.entries({ Host: host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  const question = `GET ${pathname} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
  let answers = 0;
  let stopped = false;
  const loops = Array.from({ length: connections }, () =>
    askAgain(connect(Number(port), hostname), question, () => {
      answers++;
      return !stopped;
    }),
  );
  const start = performance.now();
  setTimeout(() => {
    stopped = true;
  }, milliseconds);
  await Promise.all(loops);
  return answers / ((performance.now() - start) / 1000);
}

function askAgain(socket, question, goesOn) {
  return new Promise((resolve, reject) => {
    let length = 0;
    let here = 0;
    socket.setNoDelay(true);
    socket.once('error', reject);
    socket.once('connect', () => socket.write(question));
    socket.on('data', (part) => {
      if (here === 0) length = lengthOf(part);
      here += part.length;
      if (here < length) return;
      if (here > length) return reject(new Error('more than one answer'));
      here = 0;
      if (goesOn()) return socket.write(question);
      socket.destroy();
      resolve();
    });
  });
}

/** Of a whole answer with its head, by its beginning. */
function lengthOf(part) {
  const head = part.toString('latin1', 0, 2_000);
  const content = /\r\ncontent-length: (\d+)\r\n/i.exec(head);
  if (!/^HTTP\/1\.1 200 /.test(head) || !content)
    throw new Error(`unexpected answer:\n${head.slice(0, 400)}`);
  return head.indexOf('\r\n\r\n') + 4 + Number(content[1]);
}
