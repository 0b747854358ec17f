import { problem } from '../problems.ts';
import { endsAsArchive } from './archive-end.ts';
import { type Audio, audioTypes, mostAudioBytes } from './attachment.ts';
import { soundIn } from './audio-format.ts';
import { tidyName } from './document-name.ts';

/**
 * A recording that is sound from its first byte to its last, told by its content. What programs write beside the sound
 * (pictures, names, places) is left out where the format lets it be taken away.
 * @throws Problem audio-too-large, audio-unreadable
 */
export function checkAudio(bytes: Buffer, name: string): Audio {
  if (bytes.length > mostAudioBytes) throw problem('audio-too-large');
  const sound = soundIn(bytes);
  if (!sound || isSomethingElseToo(sound.bytes)) throw problem('audio-unreadable');
  const stem = name.replace(/\.[a-z0-9]{1,5}$/i, '') || 'ban-doc';
  return {
    mediaType: audioTypes[sound.kind],
    name: tidyName(stem, sound.kind),
    bytes: sound.bytes,
    preview: null,
    width: null,
    height: null,
  };
}

/** Readers of PDF look for its mark in the first kilobyte, those of archives at the end. */
const isSomethingElseToo = (bytes: Buffer) =>
  bytes.subarray(0, 1_024).includes('%PDF-') || endsAsArchive(bytes);
