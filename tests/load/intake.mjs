import { answerMaker } from './support/answers.mjs';
import { everyPlace } from './support/database-places.mjs';
import { applyWard } from './support/installation.mjs';
import { postJson } from './support/requests.mjs';
import { startServer } from './support/server.mjs';

const connections = 16;
const seconds = 10;
const batchSize = 100;

/** How many responses a second are taken in, counted and acknowledged; all of one unit, which is the hardest case. */
export async function measure() {
  const figures = [];
  for (const { database, place } of await everyPlace()) {
    await applyWard(place);
    const server = await startServer(place);
    const note = database === 'PostgreSQL' ? 'fsync off' : undefined;
    const tell = (name, value) =>
      figures.push({ name: `${database}: ${name}`, value, unit: 'responses/s', note });
    tell(`one by one, ${connections} connections`, await sendFor(server.url, 1));
    tell(`in batches of ${batchSize}, ${connections} connections`, await sendFor(server.url, batchSize));
    await server.stop();
  }
  return figures;
}

/** Responses acknowledged per second. */
async function sendFor(url, size) {
  const makeAnswer = answerMaker(size);
  const start = performance.now();
  const until = start + seconds * 1000;
  let acknowledged = 0;
  const sendOn = async () => {
    while (performance.now() < until) {
      await sendParcel(
        url,
        Array.from({ length: size }, () => makeAnswer()),
      );
      acknowledged += size;
    }
  };
  await Promise.all(Array.from({ length: connections }, sendOn));
  return acknowledged / ((performance.now() - start) / 1000);
}

async function sendParcel(url, parcel) {
  const { status, body } =
    parcel.length === 1
      ? await postJson(`${url}/api/v1/responses`, JSON.stringify(parcel[0]))
      : await postJson(`${url}/api/v1/responses/batch`, JSON.stringify({ responses: parcel }));
  const taken = status === 201 || (status === 200 && !/"status":"(?!accepted)/.test(body));
  if (!taken) throw new Error(`not accepted: ${status} ${body.slice(0, 500)}`);
}
