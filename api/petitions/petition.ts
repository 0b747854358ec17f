import { z } from 'zod';
import type { ClockFacts } from '../deadlines/clock.ts';
import type { HiddenPassage } from '../personal-data/mark.ts';
import { isPrintable, unusableCharacters } from '../text.ts';
import type { State } from './moves.ts';

/** Characters of a petition, as a person counts them; stated beside the box. */
export const longestText = 5_000;
export const mostPhotos = 5;
/** The text of consent that the form shows now, and those that are still taken. */
export const consentVersion = '1';
export const consentVersions = ['1'];

/** How a petition came in. */
export const channels = [
  'web',
  'api',
  'phone',
  'in-person',
  'paper',
  'email',
  'zalo',
  'other-system',
] as const;
export type Channel = (typeof channels)[number];

const short = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine(isPrintable, { params: unusableCharacters, abort: true })
    .transform((value) => value.normalize('NFC'));

const letters = (text: string) => [...text].length;

/** What people write at length: line ends as \n, letters composed, no blanks around. */
const Prose = (longest: number) =>
  z
    .string()
    .max(longest * 4)
    .refine(isPrintable, { params: unusableCharacters, abort: true })
    .transform((value) => value.replace(/\r\n?/g, '\n').normalize('NFC').trim())
    .refine((value) => letters(value) <= longest, {
      params: { vi: `nhiều nhất ${longest} ký tự`, en: `at most ${longest} characters` },
    });
export const ProseOf = (longest: number) =>
  Prose(longest).refine((value) => value !== '', {
    params: { vi: 'xin viết nội dung', en: 'please write something' },
  });

/** 0 or +84 and nine or ten digits, with blanks, dots and hyphens as people write them; kept as digits. */
const Phone = short(40)
  .transform((value) => value.replace(/[\s.\-–()]/g, '').replace(/^(\+84|0084)/, '0'))
  .refine((value) => value === '' || /^0\d{8,10}$/.test(value), {
    params: {
      vi: 'số điện thoại chưa đúng, ví dụ 0912 345 678',
      en: 'not a phone number, such as 0912 345 678',
    },
  });

/** Whether a number that somebody says is the one that is kept, however they write it. */
export const isPhone = (said: string, kept: string): boolean => Phone.safeParse(said).data === kept;

const Email = short(254)
  .transform((value) => value.toLowerCase())
  .refine((value) => value === '' || z.email().safeParse(value).success, {
    params: {
      vi: 'địa chỉ e-mail chưa đúng, ví dụ ten@vidu.vn',
      en: 'not an e-mail address, such as name@example.com',
    },
  });

export const Contact = z.strictObject({
  name: short(200).optional(),
  phone: Phone.optional(),
  email: Email.optional(),
  address: short(300).optional(),
});

/** Where it is: in words, and as a point where the sender gave one. */
export const Place = z.strictObject({
  text: short(300).optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
});

/** A petition as programs and the form send it; whether it fits its kind is for `receivePetition`. */
export const PetitionBody = z.strictObject({
  id: z.guid().transform((id) => id.toLowerCase()),
  unit: z.string().max(80),
  kind: z.string().max(80),
  text: ProseOf(longestText),
  /** A key; left out or `unknown` where the sender could not say. */
  category: z.string().max(80).optional(),
  field: z.string().max(80).optional(),
  place: z.union([Place, short(300).transform((text) => ({ text }))]).optional(),
  contact: Contact.optional(),
  consent: z.strictObject({ version: z.string().max(20), agreed: z.boolean() }).optional(),
  mayPublish: z
    .union([z.boolean(), z.strictObject({ text: z.boolean().optional(), photos: z.boolean().optional() })])
    .optional(),
  /** The code of the sticker that was scanned. */
  sticker: z.string().max(40).optional(),
  locale: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,6}$/)
    .optional(),
});
export type PetitionBody = z.output<typeof PetitionBody>;

export interface Sender {
  name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
}

/** A petition as the rules see it; its sender stands apart (`findSender`). */
export interface Petition {
  id: string;
  code: string;
  secretGeneration: number;
  contentHash: string;
  unitId: number;
  handlerUnitId: number;
  handlerStaffId: string | null;
  identityUnitId: number;
  pastTheUnit: boolean;
  kind: string;
  categoryId: number | null;
  fieldId: number | null;
  stickerId: number | null;
  channel: Channel;
  locale: string;
  text: string;
  place: string | null;
  position: { latitude: number; longitude: number } | null;
  mayPublishText: boolean;
  mayPublishPhotos: boolean;
  consentVersion: string | null;
  receivedAt: Date;
  receivedDay: string;
  enteredAt: Date;
  enteredBy: string | null;
  state: State;
  stateBefore: State | null;
  stateAt: Date;
  revision: number;
  profileId: number;
  clock: ClockFacts;
  acknowledgedAt: Date | null;
  acknowledgeDue: Date;
  /** null while it stands still. */
  answerDue: Date | null;
  /** When its sender first had an answer, or it ended otherwise than merged or as spam. */
  firstEndedAt: Date | null;
  firstDue: Date | null;
  endedAt: Date | null;
  promiseDay: string | null;
  promiseKeptAt: Date | null;
  mergedInto: string | null;
  timesReopened: number;
  reopenedAt: Date | null;
  refusalReason: string | null;
  transferredTo: string | null;
  transferReference: string | null;
  source: { system: string; code: string } | null;
  publishedText: string | null;
  hiddenPassages: HiddenPassage[];
  escalatedAt: Date | null;
  erasedAt: Date | null;
}
