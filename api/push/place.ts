/** Where files are put: a folder of this machine, or of another one. */
export interface Place {
  /**
   * Puts a file below the place, whole: under a name of its own first, which then takes the place of what was there, so
   * that nobody ever reads half of it. `path` has names with single slashes between them.
   */
  write: (path: string, bytes: Buffer) => Promise<void>;
  close: () => void;
}

/** Why nothing could be put there, as a code: the words of errors name paths and addresses of the inside. */
export const pushProblems = [
  'host-unknown',
  'no-connection',
  'connection-lost',
  'timeout',
  'host-key',
  'login-refused',
  'password-unreadable',
  'no-sftp',
  'no-folder',
  'not-allowed',
  'no-space',
  'outside',
  'failed',
] as const;
export type PushProblem = (typeof pushProblems)[number];

export class PushFailure extends Error {
  readonly problem: PushProblem;
  constructor(problem: PushProblem, cause?: unknown) {
    super(problem, { cause });
    this.problem = problem;
  }
}

const byCode: Record<string, PushProblem> = {
  ENOTFOUND: 'host-unknown',
  EAI_AGAIN: 'host-unknown',
  ECONNREFUSED: 'no-connection',
  EHOSTUNREACH: 'no-connection',
  ENETUNREACH: 'no-connection',
  ETIMEDOUT: 'timeout',
  ECONNRESET: 'connection-lost',
  EPIPE: 'connection-lost',
  ENOENT: 'no-folder',
  ENOTDIR: 'no-folder',
  EACCES: 'not-allowed',
  EPERM: 'not-allowed',
  EROFS: 'not-allowed',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  // Of SFTP (draft-ietf-secsh-filexfer-02, section 7).
  '2': 'no-folder',
  '3': 'not-allowed',
  '6': 'connection-lost',
  '7': 'connection-lost',
};

/** What an error of the disk or of the other side means. */
export function problemOf(error: unknown): PushProblem {
  if (error instanceof PushFailure) return error.problem;
  const { code, level, message } = error as { code?: unknown; level?: unknown; message?: unknown };
  if (level === 'client-authentication') return 'login-refused';
  if (level === 'client-timeout') return 'timeout';
  if (String(message).includes('No response from server')) return 'connection-lost';
  return byCode[String(code)] ?? 'failed';
}
