import { createRequire } from 'node:module';

// Whole fonts: web fonts come in parts that tear Latin and Vietnamese letters of one word asunder.
const pathOf = (style: string) =>
  createRequire(import.meta.url).resolve(`@expo-google-fonts/be-vietnam-pro/${style}.ttf`);

/** Files of Be Vietnam Pro; what a document uses of them is embedded in it. */
export const fontFiles = {
  medium: pathOf('500Medium/BeVietnamPro_500Medium'),
  bold: pathOf('700Bold/BeVietnamPro_700Bold'),
} as const;

export type Weight = keyof typeof fontFiles;

/** Of Be Vietnam Pro, in parts of the size. */
export const ascent = 1;
export const descent = 0.265;
