import type { Child } from 'hono/jsx';
import type { z } from 'zod';
import type { Calendar } from '../../api/calendar/calendar.ts';
import type { Deps } from '../../api/http/context.ts';
import type { SentFile } from '../../api/http/multipart-parts.ts';
import { parseOrRefuse } from '../../api/http/validation.ts';
import {
  mayReopen,
  rateAnswer,
  reopenPetition,
  replyToOffice,
  setMayPublish,
  withdrawPetition,
} from '../../api/petitions/by-sender.ts';
import { erasePetition } from '../../api/petitions/erase-store.ts';
import { mayMove } from '../../api/petitions/moves.ts';
import type { Petition } from '../../api/petitions/petition.ts';
import { actAsSender } from '../../api/petitions/sender/act.ts';
import { correctOwn } from '../../api/petitions/sender/correct.ts';
import {
  ContactInput,
  RatingInput,
  ReopenInput,
  ReplyInput,
  senderOf,
  WithdrawInput,
} from '../../api/petitions/sender/inputs.ts';
import { photosOfReply } from '../../api/petitions/sender/photos.ts';
import { problem } from '../../api/problems.ts';
import type { Locale } from '../../api/text.ts';
import type { Filled } from '../console/form.tsx';
import { senderTexts } from '../texts/petition-sender.ts';
import {
  ContactFields,
  EraseFields,
  PublishFields,
  RateFields,
  ReopenFields,
  ReplyFields,
  WithdrawFields,
} from './tracking-fields.tsx';
import type { Own } from './tracking-own-store.ts';

export type ActName = keyof typeof senderTexts.vi.acts;

/** What was sent by a form of the sender. */
interface Sent {
  deps: Deps;
  petition: Petition;
  fields: URLSearchParams;
  files: SentFile[];
  locale: Locale;
}

/** One thing that a sender may do, on a page of its own. */
export interface SenderAct {
  name: ActName;
  /** Below the petition's page. */
  path: string;
  mayNow: (petition: Petition, around: { calendar: Calendar; now: Date }) => boolean;
  /** What stands in the fields at first. */
  begin: (own: Own) => Record<string, string>;
  Fields: (props: { form: Filled; own: Own }) => Child;
  perform: (sent: Sent) => Promise<Petition>;
}

const bySender = { actor: 'sender' } as const;
const nothing = () => ({});

/** A field as it was typed; blank as absent, so that optional members are left out. */
const typed = (fields: URLSearchParams, name: string) => fields.get(name)?.trim() || undefined;

const parsed = <S extends z.ZodType>(schema: S, value: unknown, { locale }: Sent) =>
  parseOrRefuse(schema, value, locale);

/** In the order in which they matter to whoever opens the page. */
export const senderActs: SenderAct[] = [
  {
    name: 'reply',
    path: 'tra-loi',
    mayNow: ({ state }) => mayMove('reply', state, 'sender'),
    begin: nothing,
    Fields: ReplyFields,
    perform: async (sent) => {
      const { text } = parsed(ReplyInput, { text: sent.fields.get('text') ?? '' }, sent);
      const files = await photosOfReply(sent.petition, sent.files, sent.locale);
      return actAsSender(sent.deps, sent.petition, (trx, petition, around) =>
        replyToOffice(trx, petition, { text, files }, around),
      );
    },
  },
  {
    name: 'rate',
    path: 'danh-gia',
    mayNow: ({ state }) => mayMove('rate', state, 'sender'),
    begin: ({ rating }): Record<string, string> => {
      if (!rating) return {};
      const mended = rating.mended === null ? '' : rating.mended ? 'yes' : 'no';
      return { level: String(rating.level), mended, comment: rating.comment ?? '' };
    },
    Fields: RateFields,
    perform: async (sent) => {
      const { fields, locale } = sent;
      if (!/^[1-5]$/.test(fields.get('level') ?? '')) {
        const message = senderTexts[locale].levelMissing;
        throw problem('invalid-input', { errors: [{ path: 'level', message }] });
      }
      const mended = { yes: true, no: false }[fields.get('mended') ?? ''] ?? null;
      const { comment = null, level } = parsed(
        RatingInput,
        { level: Number(fields.get('level')), comment: typed(fields, 'comment') },
        sent,
      );
      return actAsSender(sent.deps, sent.petition, (trx, petition, around) =>
        rateAnswer(trx, bySender, petition, { level, mended, comment }, around),
      );
    },
  },
  {
    name: 'reopen',
    path: 'xem-lai',
    mayNow: (petition, { calendar, now }) => mayReopen(petition, calendar, now),
    begin: nothing,
    Fields: ReopenFields,
    perform: async (sent) => {
      const input = parsed(ReopenInput, { reason: sent.fields.get('reason') ?? '' }, sent);
      return actAsSender(sent.deps, sent.petition, (trx, petition, around) =>
        reopenPetition(trx, bySender, petition, input, around),
      );
    },
  },
  {
    name: 'contact',
    path: 'lien-he',
    mayNow: ({ state, consentVersion }) => consentVersion !== null && mayMove('correct', state, 'sender'),
    begin: ({ sender }) =>
      Object.fromEntries(
        Object.entries(sender ?? {}).map(([name, value]) => [`contact.${name}`, value ?? '']),
      ),
    Fields: ContactFields,
    perform: async (sent) => {
      const { fields, locale } = sent;
      const names = ['name', 'phone', 'email', 'address'] as const;
      const given = Object.fromEntries(names.map((name) => [name, fields.get(`contact.${name}`) ?? '']));
      const { contact } = parsed(ContactInput, { contact: given }, sent);
      return actAsSender(sent.deps, sent.petition, (trx, petition, around) =>
        correctOwn(trx, petition, senderOf(contact), around, locale),
      );
    },
  },
  {
    name: 'publish',
    path: 'cong-khai',
    mayNow: ({ state }) => mayMove('hide-text', state, 'sender'),
    begin: ({ petition }) => ({
      text: petition.mayPublishText ? 'yes' : '',
      photos: petition.mayPublishPhotos ? 'yes' : '',
    }),
    Fields: PublishFields,
    perform: async ({ deps, petition: found, fields }) =>
      actAsSender(deps, found, (trx, petition, around) => {
        const may = { text: fields.get('text') === 'yes', photos: fields.get('photos') === 'yes' };
        return setMayPublish(trx, bySender, petition, may, around);
      }),
  },
  {
    name: 'withdraw',
    path: 'rut',
    mayNow: ({ state }) => mayMove('withdraw', state, 'sender'),
    begin: nothing,
    Fields: WithdrawFields,
    perform: async (sent) => {
      const { reason = null } = parsed(WithdrawInput, { reason: typed(sent.fields, 'reason') }, sent);
      return actAsSender(sent.deps, sent.petition, (trx, petition, around) =>
        withdrawPetition(trx, petition, { reason }, around),
      );
    },
  },
  {
    name: 'erase',
    path: 'xoa/xac-nhan',
    mayNow: () => true,
    begin: nothing,
    Fields: EraseFields,
    perform: async ({ deps, petition: found, fields, locale }) => {
      if (fields.get('understood') !== 'yes') {
        const message = senderTexts[locale].eraseConfirmMissing;
        throw problem('invalid-input', { errors: [{ path: 'understood', message }] });
      }
      return actAsSender(deps, found, (trx, petition, around) =>
        erasePetition(trx, bySender, petition, around),
      );
    },
  },
];
