import { everyPlace } from './support/database-places.mjs';
import { killUnderLoad } from './support/kill-rounds.mjs';

const kills = 5;

/** Every acknowledged response is there and counted once, however often the server is killed. */
export async function measure() {
  const figures = [];
  for (const { database, place } of await everyPlace()) {
    const seed = Date.now() % 1_000_000;
    console.log(`${database}: ${kills} kills, seed ${seed}`);
    figures.push(...figuresOf(database, await killUnderLoad({ place, kills, seed })));
  }
  return figures;
}

function figuresOf(database, found) {
  return [
    { name: `${database}: responses acknowledged`, value: found.acknowledged },
    { name: `${database}: sent again after a kill`, value: found.resent },
    { name: `${database}: of these already stored`, value: found.knownBefore },
    { name: `${database}: acknowledged and lost`, value: found.lost, limit: 0 },
    { name: `${database}: stored twice`, value: found.duplicates, limit: 0 },
    { name: `${database}: stored, never acknowledged`, value: found.stored - found.acknowledged, limit: 0 },
    {
      name: `${database}: counted more or less than stored`,
      value: Math.abs(found.counted - found.stored),
      limit: 0,
    },
    { name: `${database}: differences in a recount`, value: found.differences, limit: 0 },
    { name: `${database}: refused`, value: found.refused, limit: 0 },
  ];
}
