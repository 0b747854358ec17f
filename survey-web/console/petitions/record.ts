import { findStaff, listStaffAt } from '../../../api/accounts/store.ts';
import type { Calendar } from '../../../api/calendar/calendar.ts';
import { listCalendar } from '../../../api/calendar/store.ts';
import { type Category, type Kind, listCategories, listKinds } from '../../../api/categories/store.ts';
import type { KeptProfile } from '../../../api/deadlines/profile.ts';
import { getProfile } from '../../../api/deadlines/store.ts';
import { type Suggestion, suggestAlike } from '../../../api/petitions/alike-store.ts';
import { countAlso } from '../../../api/petitions/also-store.ts';
import { type Answer, listAnswers, listRatings, type Rating } from '../../../api/petitions/answer-store.ts';
import { listEvents, type PetitionEvent } from '../../../api/petitions/event-store.ts';
import { listFiles, type PetitionFile } from '../../../api/petitions/file-store.ts';
import { extensionLeft } from '../../../api/petitions/handle.ts';
import { listMergedInto } from '../../../api/petitions/merging.ts';
import {
  listMessages,
  listNotes,
  listNotices,
  type Message,
  type Note,
  type PetitionNotice,
} from '../../../api/petitions/message-store.ts';
import { mayMove } from '../../../api/petitions/moves.ts';
import type { Petition } from '../../../api/petitions/petition.ts';
import { findPetition } from '../../../api/petitions/store.ts';
import { deadlinesOf } from '../../../api/petitions/view.ts';
import type { UnitVisit } from '../visit.ts';
import type { Opened } from './opened.ts';

/** All that a petition's page shows, but for its sender. */
export interface PetitionRecord {
  kind: Kind;
  category: Category | undefined;
  calendar: Calendar;
  profile: KeptProfile;
  deadlines: Awaited<ReturnType<typeof deadlinesOf>>;
  files: PetitionFile[];
  events: PetitionEvent[];
  messages: Message[];
  notes: Note[];
  notices: PetitionNotice[];
  answers: Answer[];
  ratings: Rating[];
  mergedInto: Petition | undefined;
  mergedHere: Petition[];
  /** How many others met the same. */
  alsoMet: number;
  suggestions: Suggestion[];
  /** Who may be given it. */
  staff: { id: string; name: string }[];
  officer: { id: string; name: string } | undefined;
  /** By how much it may be extended; null: not at all. */
  extension: number | null;
}

export async function readRecord(visit: UnitVisit, opened: Opened): Promise<PetitionRecord> {
  const { locale, now, today } = visit;
  const { db } = visit.deps;
  const { petition, handler, mayEdit } = opened;
  const { id } = petition;
  const categories = await listCategories(db);
  const calendar = await listCalendar(db);
  const atUnit = await listStaffAt(db, [handler.id], today);
  const { staffId, name } = visit.actor;
  const isOfUnit = atUnit.some((one) => one.id === staffId);
  // Whoever acts from above may take it on as well.
  const staff = isOfUnit || !mayEdit ? atUnit : [...atUnit, { id: staffId, name }];
  return {
    kind: (await listKinds(db)).find(({ key }) => key === petition.kind)!,
    category: categories.find((one) => one.id === petition.categoryId),
    calendar,
    profile: await getProfile(db, petition.profileId),
    deadlines: await deadlinesOf(db, petition, calendar, now, locale),
    files: await listFiles(db, id),
    events: await listEvents(db, id),
    messages: await listMessages(db, id),
    notes: await listNotes(db, id),
    notices: await listNotices(db, id),
    answers: await listAnswers(db, id),
    ratings: await listRatings(db, id),
    mergedInto: petition.mergedInto ? await findPetition(db, { id: petition.mergedInto }) : undefined,
    mergedHere: await listMergedInto(db, id),
    alsoMet: (await countAlso(db, [id])).get(id) ?? 0,
    suggestions:
      mayEdit && mayMove('merge', petition.state, 'staff')
        ? await suggestAlike(db, petition, categories)
        : [],
    staff,
    extension: mayEdit ? await extensionLeft(db, petition, now) : null,
    officer: petition.handlerStaffId ? await findStaff(db, { id: petition.handlerStaffId }) : undefined,
  };
}
