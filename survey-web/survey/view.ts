import type { Point } from '../../api/points/store.ts';
import type { Version } from '../../api/questionnaires/store.ts';
import type { Locale } from '../../api/text.ts';
import type { SurveyTexts } from '../texts/survey.ts';
import type { Complaint } from './complaints.ts';
import type { Filled } from './filled.ts';

/** What every part of the form has to know. */
export interface FormView {
  locale: Locale;
  t: SurveyTexts;
  point: Point;
  version: Version;
  /** The id that the response will have. */
  id: string;
  /** The code that it will use up; null where the point asks for none. */
  oneTimeCode: string | null;
  filled: Filled;
  complaints: Complaint[];
  /** What the whole page has to say, such as that the questionnaire has changed. */
  notice?: string;
  /** Shown to whoever writes the questionnaire: nothing can be sent. */
  isPreview?: boolean;
  /** How many others an answer is counted together with, at least. */
  others: number;
}

export const messageAt = (view: FormView, id: string): string | undefined =>
  view.complaints.find((complaint) => complaint.id === id)?.message;

/** The address of a point's survey, or of a page below it, in the language of this one. */
export const surveyAddress = (code: string, locale: Locale, below = ''): string =>
  `/s/${code}${below}${locale === 'en' ? '?lang=en' : ''}`;
