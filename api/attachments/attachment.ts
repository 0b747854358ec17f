/** What is attached is told by its content, never by its name or by what the sender says it is. */
export const documentTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type DocumentKind = keyof typeof documentTypes;

/** Sound that browsers of the last ten years play, each where its maker wants it. */
export const audioTypes = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
} as const;

export type AudioKind = keyof typeof audioTypes;

/** What every phone of the last ten years shows. */
export const photoType = 'image/jpeg';

/** For `accept` of a file input: without HEIC in it, an iPhone sends its photos as JPEG. */
export const acceptedPhotos = 'image/jpeg,image/png,image/webp,image/avif';
export const acceptedDocuments = `${acceptedPhotos},.pdf,.docx,.xlsx`;

export const acceptedAudio = '.mp3,.m4a,.aac,.ogg,.opus,.wav,audio/*';

/** Two minutes of speech, well recorded. */
export const mostAudioBytes = 2 * 1024 * 1024;

/** Before it is made smaller. */
export const mostFileBytes = 10 * 1024 * 1024;

/** A photo made anew: nothing of the file that was sent is in it. */
export interface Photo {
  mediaType: typeof photoType;
  name: null;
  bytes: Buffer;
  preview: Buffer;
  width: number;
  height: number;
}

/** A document as it was sent. */
export interface Document {
  mediaType: (typeof documentTypes)[DocumentKind];
  name: string;
  bytes: Buffer;
  preview: null;
  width: null;
  height: null;
}

/** Sound, without what programs write beside it. */
export interface Audio {
  mediaType: (typeof audioTypes)[AudioKind];
  name: string;
  bytes: Buffer;
  preview: null;
  width: null;
  height: null;
}

/** What `makePhoto`, `checkDocument` and `checkAudio` have let pass. */
export type Checked = Photo | Document | Audio;
