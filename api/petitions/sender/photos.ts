import { mostFileBytes, type Photo } from '../../attachments/attachment.ts';
import type { UploadLimits } from '../../http/multipart.ts';
import { problem } from '../../problems.ts';
import type { Locale } from '../../text.ts';
import { mostPhotos, type Petition } from '../petition.ts';
import { makePhotos } from '../photos.ts';

/** A reply with its photos. */
export const replyLimits: UploadLimits = {
  bytes: (mostPhotos + 1) * mostFileBytes,
  parts: 20,
  fieldBytes: 64 * 1024,
};

/**
 * The photos of a reply, made anew; before the transaction, since each takes a second. Who never agreed to the
 * notice on personal data sends none.
 * @throws Problem invalid-input where there are too many, consent-required, and those of photos
 */
export async function photosOfReply(
  petition: Petition,
  files: { bytes: Buffer }[],
  locale: Locale,
): Promise<Photo[]> {
  if (files.length > 0 && petition.consentVersion === null) throw problem('consent-required');
  if (files.length > mostPhotos) {
    const message = locale === 'vi' ? `nhiều nhất ${mostPhotos} ảnh` : `at most ${mostPhotos} photos`;
    throw problem('invalid-input', { errors: [{ path: 'photo', message }] });
  }
  return makePhotos(
    files.map(({ bytes }) => bytes),
    locale,
  );
}
