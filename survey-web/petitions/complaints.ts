import type { PathError } from '../../api/problems.ts';
import type { PetitionTexts } from '../texts/petitions.ts';

/** Something that is to be put right, at the control of that id. */
export interface Complaint {
  id: string;
  label: string;
  message: string;
}

/** The id of the control that a path of the petition is filled in at. */
export const idOf = (path: string): string => `p-${(homes[path] ?? path).replace(/[^a-z0-9]+/gi, '-')}`;

const homes: Record<string, string> = {
  consent: 'consent.agreed',
  'consent.version': 'consent.agreed',
  place: 'place.text',
  'place.latitude': 'place.text',
  'place.longitude': 'place.text',
};

/** What was refused, in the words of the form; `photoNames` are those of the files as they were sent. */
export function complaintsOf(errors: PathError[], photoNames: string[], t: PetitionTexts): Complaint[] {
  return errors.map(({ path, message }) => {
    const photo = /^photo\.(\d+)$/.exec(path)?.[1];
    if (photo !== undefined) {
      return { id: idOf('photo'), label: photoNames[Number(photo)] ?? t.photos, message };
    }
    return { id: idOf(path), label: labelOf(path, t), message };
  });
}

function labelOf(path: string, t: PetitionTexts): string {
  const labels: Record<string, string> = {
    kind: t.kind,
    text: t.text,
    category: t.category,
    photo: t.photos,
    consent: t.consentMore,
    'consent.version': t.consentMore,
    'contact.name': t.contactName,
    'contact.phone': t.contactPhone,
    'contact.email': t.contactEmail,
    'contact.address': t.contactAddress,
    unit: t.unit,
  };
  return labels[path] ?? (path.startsWith('place') ? t.place : path);
}

export const messageAt = (complaints: Complaint[], id: string): string | undefined =>
  complaints
    .filter((complaint) => complaint.id === id)
    .map(({ label, message }) => (id === idOf('photo') ? `${label}: ${message}` : message))
    .join(' ') || undefined;
