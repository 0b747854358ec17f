import type { Place } from './server.mjs';

export interface KillRounds {
  place: Place;
  kills: number;
  seed: number;
}

export interface Found {
  acknowledged: number;
  resent: number;
  knownBefore: number;
  refused: number;
  stored: number;
  counted: number;
  lost: number;
  duplicates: number;
  differences: number;
}

export function killUnderLoad(rounds: KillRounds): Promise<Found>;
