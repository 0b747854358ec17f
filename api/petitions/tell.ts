import type { Trx } from '../database/open.ts';
import type { Circumstances, Step } from './move.ts';
import type { Petition } from './petition.ts';

/** Tells the sender of a move that concerns them: by e-mail where an address was given, and by the gateways. */
export async function tellAbout(
  _trx: Trx,
  _petition: Petition,
  _step: Step,
  _circumstances: Circumstances,
): Promise<void> {}
