import { mostFileBytes } from '../../../api/attachments/attachment.ts';

/** Files of one answer, those taken over from the one before included. */
export const mostAnswerFiles = 5;

/** What the form of an answer may send. */
export const answerLimits = {
  bytes: (mostAnswerFiles + 1) * mostFileBytes,
  parts: 40,
  fieldBytes: 128 * 1024,
};
