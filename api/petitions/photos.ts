import type { Photo } from '../attachments/attachment.ts';
import { makePhoto } from '../attachments/photo.ts';
import { type PathError, Problem, problem, problemKinds } from '../problems.ts';
import { inLocale, type Locale } from '../text.ts';

/**
 * Makes the photos of a petition anew, one after the other.
 * @throws Problem those of photos, with the path of each that cannot be taken, such as `photo.0`
 */
export async function makePhotos(photos: Buffer[], locale: Locale): Promise<Photo[]> {
  const made: Photo[] = [];
  const errors: PathError[] = [];
  let first: Problem | undefined;
  for (const [i, photo] of photos.entries()) {
    try {
      made.push(await makePhoto(photo));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      first ??= error;
      errors.push({ path: `photo.${i}`, message: inLocale(problemKinds[error.code].detail, locale) });
    }
  }
  if (first) throw problem(first.code, { errors });
  return made;
}
