import { normalisePetitionCode } from '../../../api/petitions/code.ts';
import { findPetition } from '../../../api/petitions/store.ts';
import { mergeTexts } from '../../texts/console-petition-answers.ts';
import { type UnitVisit, wrongField } from '../visit.ts';
import { type Opened, openFound } from './opened.ts';

/**
 * The petition that another is to be merged into: one that its officer may change as well, in the same hands.
 * @throws Problem invalid-input at the field
 */
export async function readTarget(visit: UnitVisit, typed: string, { petition }: Opened): Promise<Opened> {
  const t = mergeTexts[visit.locale];
  const code = normalisePetitionCode(typed);
  const found = code === null ? undefined : await findPetition(visit.deps.db, { code });
  // What does not exist and what is out of reach are told apart by nobody.
  const isLike =
    found?.handlerUnitId === petition.handlerUnitId && found.pastTheUnit === petition.pastTheUnit;
  if (!found || !isLike) throw wrongField('merge-into', t.unknown(typed.slice(0, 20)));
  if (found.id === petition.id) throw wrongField('merge-into', t.itself);
  if (['merged', 'spam', 'withdrawn'].includes(found.state)) throw wrongField('merge-into', t.ended);
  return openFound(visit, found);
}
