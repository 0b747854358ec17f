import { setTimeout as sleep } from 'node:timers/promises';
import { seededChance } from '../../../dist/api/demonstration/generator.js';
import { answerMaker } from './answers.mjs';
import { countStored } from './counted.mjs';
import { applyWard, unit } from './installation.mjs';
import { postJson } from './requests.mjs';
import { mustRun, startServer } from './server.mjs';

const clients = 6;
const batchSize = 20;
/** Milliseconds of load before a kill: from a server hardly awake to one in full swing. */
const [soonest, latest] = [50, 2_000];

/**
 * Kills the server of a place again and again while clients send, starts it anew, and has them send again what
 * nobody confirmed. Returns what was confirmed and what is stored in the end.
 */
export async function killUnderLoad({ place, kills, seed }) {
  await applyWard(place);
  const chance = seededChance(seed);
  const post = openPost(seed);
  for (let round = 0; round < kills; round++) {
    const server = await startServer(place);
    const sending = Array.from({ length: clients }, () => post.sendUntilGone(server.url));
    await sleep(soonest + chance() * (latest - soonest));
    await server.kill();
    await Promise.all(sending);
  }
  const last = await startServer(place);
  await post.sendRest(last.url);
  await last.stop();
  const differences = Number(/^(\d+) differences$/m.exec(await mustRun(place, ['recount']))?.[1]);
  return { ...post.told(), differences, ...(await countStored(place, unit, post.acknowledged)) };
}

/** The senders' side: what waits to be sent again, and what was confirmed. */
function openPost(seed) {
  const makeAnswer = answerMaker(seed);
  const chance = seededChance(seed + 1);
  const acknowledged = new Set();
  const waiting = [];
  const told = { resent: 0, knownBefore: 0, refused: 0 };

  const makeParcel = () =>
    chance() < 0.7 ? [makeAnswer()] : Array.from({ length: batchSize }, () => makeAnswer());

  async function sendUntilGone(url) {
    for (;;) {
      const parcel = takeWaiting() ?? makeParcel();
      if (await isDelivered(url, parcel)) continue;
      waiting.push(parcel);
      return;
    }
  }

  async function sendRest(url) {
    for (let parcel = takeWaiting(); parcel; parcel = takeWaiting()) {
      if (!(await isDelivered(url, parcel))) throw new Error('a server that nobody killed did not answer');
    }
  }

  function takeWaiting() {
    const parcel = waiting.shift();
    told.resent += parcel?.length ?? 0;
    return parcel;
  }

  async function isDelivered(url, parcel) {
    const statuses = await deliver(url, parcel).catch(() => undefined);
    if (!statuses) return false;
    for (const [i, status] of statuses.entries()) {
      if (status === 'duplicate') told.knownBefore += 1;
      if (status === 'accepted' || status === 'duplicate') acknowledged.add(parcel[i].id);
      else told.refused += 1;
    }
    return true;
  }

  return { sendUntilGone, sendRest, acknowledged, told: () => told };
}

/** The status of each response of a parcel; rejects where the answer did not come in whole. */
async function deliver(url, parcel) {
  if (parcel.length > 1) {
    const { status, body } = await postJson(
      `${url}/api/v1/responses/batch`,
      JSON.stringify({ responses: parcel }),
    );
    return status === 200
      ? JSON.parse(body).results.map((result) => result.status)
      : parcel.map(() => status);
  }
  const { status } = await postJson(`${url}/api/v1/responses`, JSON.stringify(parcel[0]));
  return [{ 200: 'duplicate', 201: 'accepted' }[status] ?? status];
}
