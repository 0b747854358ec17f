import type { Clip } from '../../../api/kiosks/clip-store.ts';
import { ratingQuestions } from '../../../api/questionnaires/questionnaire.ts';
import { type Locale, locales } from '../../../api/text.ts';
import type { Form } from './access.ts';

/** What can be spoken: a question in one of its languages, as it is worded now. */
export interface Spoken {
  question: string;
  locale: Locale;
  words: string;
}

export const listSpoken = ({ newest }: Form): Spoken[] =>
  ratingQuestions(newest.content).flatMap(({ key, text }) =>
    locales.flatMap((locale) => {
      const words = text[locale];
      return words === undefined ? [] : [{ question: key, locale, words }];
    }),
  );

export const clipOf = (clips: Clip[], { question, locale }: Spoken) =>
  clips.find((clip) => clip.question === question && clip.locale === locale);

/** Somebody's change of the clip meanwhile shows in this. */
export const seenClip = (clip: Clip | undefined) => ({ attachmentId: clip?.attachmentId ?? null });

export const fileField = ({ question, locale }: Spoken) => `file-${question}-${locale}`;
