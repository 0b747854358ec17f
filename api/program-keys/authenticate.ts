import type { Db } from '../database/open.ts';
import { problem } from '../problems.ts';
import { hashOfProgramKey, programKeyIn } from './key.ts';
import { findProgramKeyByHash, type ProgramKey } from './store.ts';

/**
 * The key in force that a request bears in its `Authorization` header.
 * @throws Problem program-unknown
 */
export async function authenticateProgram(db: Db, authorization: string | undefined): Promise<ProgramKey> {
  const key = programKeyIn(authorization);
  const found = key && (await findProgramKeyByHash(db, hashOfProgramKey(key)));
  if (!found) throw problem('program-unknown');
  return found;
}
