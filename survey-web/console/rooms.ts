import { accountPages } from './account/pages.tsx';
import { secondFactorPages } from './account/second-factor.tsx';
import { actionPages } from './actions/pages.tsx';
import { alertPages } from './alerts/pages.tsx';
import { auditPages } from './audit/pages.tsx';
import { backupPages } from './backups/pages.tsx';
import { belowPages } from './below/pages.tsx';
import { boardConsolePages } from './board/pages.tsx';
import { calendarPages } from './calendar/pages.tsx';
import { campaignPages } from './campaigns/pages.tsx';
import { caseloadPages } from './caseload/pages.tsx';
import { closingPages } from './closings/pages.tsx';
import { commentPages } from './comments/pages.tsx';
import { tagPages } from './comments/tag-pages.tsx';
import type { consoleRoom } from './console-room.ts';
import { deadlinePages } from './deadlines/pages.tsx';
import { entryPages } from './entry/pages.tsx';
import { fieldPages } from './fields/pages.tsx';
import { homePages } from './home/pages.tsx';
import { hoursPages } from './hours/pages.tsx';
import { importPages } from './import/pages.tsx';
import { indicatorPages } from './indicators/pages.tsx';
import { kioskPages } from './kiosks/pages.tsx';
import { peoplePages } from './people/pages.tsx';
import { personPages } from './people/person.tsx';
import { unitPeoplePages } from './people/unit-pages.tsx';
import { petitionDataPages } from './petition-data/pages.tsx';
import { petitionEntryPages } from './petition-entry/pages.tsx';
import { petitionExchangePages } from './petition-exchange/pages.tsx';
import { petitionSecretPages } from './petition-secret/pages.tsx';
import { petitionSettingsPages } from './petition-settings/pages.tsx';
import { petitionTransferPages } from './petition-transfer/pages.tsx';
import { petitionPages } from './petitions/pages.tsx';
import { placementPages } from './placements/pages.tsx';
import { pointPages } from './points/pages.tsx';
import { pushPages } from './push/pages.tsx';
import { questionnairePages } from './questionnaires/pages.tsx';
import { resultPages } from './results/pages.tsx';
import { stickerPages } from './stickers/pages.tsx';
import { targetPages } from './targets/pages.tsx';
import { unitPages } from './units/pages.tsx';
import { webhookPages } from './webhooks/pages.tsx';
import { websitePages } from './website/pages.tsx';
import { weekSharePages } from './week/pages.tsx';

/** Every set of pages of the console; a new one is added here and, if it has a door, in navigation.ts. */
export const consoleRooms: ReturnType<typeof consoleRoom>[] = [
  homePages,
  accountPages,
  secondFactorPages,
  actionPages,
  alertPages,
  auditPages,
  backupPages,
  belowPages,
  boardConsolePages,
  calendarPages,
  campaignPages,
  closingPages,
  caseloadPages,
  commentPages,
  tagPages,
  deadlinePages,
  entryPages,
  fieldPages,
  hoursPages,
  importPages,
  indicatorPages,
  kioskPages,
  peoplePages,
  personPages,
  unitPeoplePages,
  petitionDataPages,
  petitionExchangePages,
  petitionSettingsPages,
  petitionTransferPages,
  petitionEntryPages,
  petitionPages,
  petitionSecretPages,
  placementPages,
  pointPages,
  pushPages,
  questionnairePages,
  resultPages,
  stickerPages,
  targetPages,
  unitPages,
  webhookPages,
  weekSharePages,
  websitePages,
];
