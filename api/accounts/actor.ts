import type { Grant } from './permissions.ts';

/** Who acts: a member of staff in a request, with the grants in force today. */
export interface Actor {
  staffId: string;
  name: string;
  email: string;
  grants: Grant[];
  requestId: string;
  hasSecondFactor: boolean;
  /** Administrators go no further before they have set up a second factor. */
  needsSecondFactor: boolean;
}

/** Who a change is written down for: a member of staff, or the system and its commands. */
export interface Author {
  staffId: string | null;
  name: string;
  requestId: string | null;
}

export const authorOf = ({ staffId, name, requestId }: Actor): Author => ({ staffId, name, requestId });

/** A command or a job as the author of a change, for example `manage apply`. */
export const byCommand = (name: string): Author => ({ staffId: null, name, requestId: null });

/** Another system, by the name that staff gave its key. */
export const byProgram = (name: string, requestId: string): Author => ({ staffId: null, name, requestId });

/** The system by itself, as when a new day has come; the audit names it in the reader's language. */
export const theSystem: Author = byCommand('–');
