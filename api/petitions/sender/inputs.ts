import { z } from 'zod';
import { Contact, ProseOf, type Sender } from '../petition.ts';

/** What a sender may say of a petition, as programs and the tracking page send it. */

const Words = ProseOf(2_000);

export const RatingInput = z.strictObject({
  level: z.int().min(1).max(5),
  mended: z.boolean().nullable().optional(),
  comment: Words.optional(),
});
export const ReopenInput = z.strictObject({ reason: Words });
export const WithdrawInput = z.strictObject({ reason: Words.optional() });
export const ReplyInput = z.strictObject({ text: ProseOf(5_000) });
export const ContactInput = z.strictObject({ contact: Contact });
/** What is left out stays as it is. */
export const MayPublishInput = z.strictObject({
  mayPublish: z.union([
    z.boolean().transform((all) => ({ text: all, photos: all })),
    z.strictObject({ text: z.boolean().optional(), photos: z.boolean().optional() }),
  ]),
});

/** Blank as unknown. */
export const senderOf = ({ name, phone, email, address }: z.output<typeof Contact>): Sender => ({
  name: name || null,
  phone: phone || null,
  email: email || null,
  address: address || null,
});
