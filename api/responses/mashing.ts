import type { Trx } from '../database/open.ts';
import { judgePresses, nearby, type Press } from '../kiosks/fairness.ts';
import { lockKiosk } from '../kiosks/store.ts';
import type { FittingResponse } from './fit.ts';
import { wholeLevel } from './level.ts';
import { listPressesNear } from './press-store.ts';

/**
 * The new responses of a device that are kept but not counted: buttons mashed, or one level on and on. They are judged
 * among those that the device sent before, whose fate stays as it is.
 */
export async function flagMashing(trx: Trx, fresh: FittingResponse[]): Promise<Set<FittingResponse>> {
  const flagged = new Set<FittingResponse>();
  const byKiosk = new Map<number, FittingResponse[]>();
  for (const response of fresh) {
    if (!response.on?.pressedAt) continue;
    const { kioskId } = response.on;
    byKiosk.set(kioskId, [...(byKiosk.get(kioskId) ?? []), response]);
  }
  for (const [kioskId, responses] of [...byKiosk].sort(([a], [b]) => a - b)) {
    // One batch of a device after another: two at once would not know of each other's presses.
    const { minimumInterval } = (await lockKiosk(trx, kioskId)).settings;
    const presses = responses.map((response) => ({
      response,
      at: response.on!.pressedAt!.getTime(),
      level: wholeLevel(response.version.content, response.answers.ratings),
    }));
    const known: (Press & { response?: undefined })[] = await listPressesNear(
      trx,
      kioskId,
      presses.map(({ at }) => at),
      nearby(minimumInterval),
    );
    for (const [{ response }, counts] of judgePresses([...known, ...presses], minimumInterval)) {
      if (!counts && response) flagged.add(response);
    }
  }
  return flagged;
}
