import { sql } from 'kysely';
import { openDatabase } from '../../../dist/api/database/open.js';
import { addDays } from '../../../dist/api/days.js';
import { receiveResponses } from '../../../dist/api/responses/receive.js';
import { answerMaker } from './answers.mjs';

// More than the 500 that a sender may put into one batch: fewer transactions, and nothing else differs.
const batchSize = 2_000;

/**
 * Fills the ward of a place with responses, spread evenly over the days from `from` to `to`, through the intake's own
 * function with the clock of each day: responses, tallies and blocks are what the intake makes, because it made them.
 */
export async function fillWard(place, { responses, from, to }) {
  const db = await openDatabase(place);
  const makeAnswer = answerMaker(responses);
  const days = listDays(from, to);
  const config = { privacyMinimum: 5, secret: 'not needed: these answers bring no codes' };
  try {
    let sent = 0;
    for (const [i, day] of days.entries()) {
      const due = Math.round((responses * (i + 1)) / days.length);
      for (; sent < due; sent += Math.min(batchSize, due - sent)) {
        const batch = Array.from({ length: Math.min(batchSize, due - sent) }, () => makeAnswer());
        await receiveAll({ db, config, now: () => tenInTheMorning(day) }, batch);
      }
    }
    // What a PostgreSQL does by itself within minutes, and the embedded database never.
    if (place.databaseUrl) await sql`vacuum analyze`.execute(db);
  } finally {
    await db.destroy();
  }
}

async function receiveAll(deps, batch) {
  const received = await receiveResponses(deps, batch, 'vi');
  const wrong = received.find((one) => one.status !== 'accepted');
  if (wrong) throw new Error(`not accepted: ${JSON.stringify(wrong)}`);
}

const tenInTheMorning = (day) => new Date(`${day}T10:00:00+07:00`);

function listDays(from, to) {
  const days = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
