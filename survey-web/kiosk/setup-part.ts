import type { Command, Source } from './setup-commands.ts';

export interface SetupStep {
  text: string;
  code?: Command;
  /** Who says so: tried by the makers of this software, or the page of a vendor; neither for what needs no proof. */
  by?: 'tried' | Source;
}

export interface SetupPart {
  id: string;
  title: string;
  lead?: string;
  steps: SetupStep[];
}
