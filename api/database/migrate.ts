import { type Migration, Migrator } from 'kysely/migration';
import * as foundation from '../../migrations/0001-foundation.ts';
import * as accounts from '../../migrations/0002-accounts.ts';
import * as campaigns from '../../migrations/0003-campaigns.ts';
import * as comments from '../../migrations/0004-comments.ts';
import * as entry from '../../migrations/0005-entry.ts';
import * as questionnaireDrafts from '../../migrations/0007-questionnaire-drafts.ts';
import * as points from '../../migrations/0008-points.ts';
import * as alerts from '../../migrations/0009-alerts.ts';
import * as backups from '../../migrations/0010-backups.ts';
import * as accountsMore from '../../migrations/0011-accounts-more.ts';
import * as targetHistory from '../../migrations/0012-target-history.ts';
import * as measureReasons from '../../migrations/0013-measure-reasons.ts';
import * as hoursAndPeriodSources from '../../migrations/0014-hours-and-period-sources.ts';
import * as petitionSettings from '../../migrations/0015-petition-settings.ts';
import * as petitions from '../../migrations/0016-petitions.ts';
import * as attachments from '../../migrations/0017-attachments.ts';
import * as lettersAndWebhooks from '../../migrations/0018-letters-and-webhooks.ts';
import * as petitionFiles from '../../migrations/0019-petition-files.ts';
import * as petitionInbox from '../../migrations/0020-petition-inbox.ts';
import * as petitionCare from '../../migrations/0022-petition-care.ts';
import * as kiosks from '../../migrations/0023-kiosks.ts';
import * as petitionFilters from '../../migrations/0024-petition-filters.ts';
import * as flaggedTallies from '../../migrations/0025-flagged-tallies.ts';
import * as petitionSendersByEmail from '../../migrations/0026-petition-senders-by-email.ts';
import * as caseload from '../../migrations/0027-caseload.ts';
import * as actions from '../../migrations/0028-actions.ts';
import * as closedPeriods from '../../migrations/0029-closed-periods.ts';
import * as push from '../../migrations/0030-push.ts';
import * as targetKindsAndIndicators from '../../migrations/0031-target-kinds-and-indicators.ts';
import * as placements from '../../migrations/0032-placements.ts';
import * as reminders from '../../migrations/0033-reminders.ts';
import * as programKeys from '../../migrations/0034-program-keys.ts';
import type { Db, Trx } from './open.ts';

// Frozen and forward-only: a change is a new file with the next number, added here.
const migrations: Record<string, Migration> = {
  '0001-foundation': foundation,
  '0002-accounts': accounts,
  '0003-campaigns': campaigns,
  '0004-comments': comments,
  '0005-entry': entry,
  '0007-questionnaire-drafts': questionnaireDrafts,
  '0008-points': points,
  '0009-alerts': alerts,
  '0010-backups': backups,
  '0011-accounts-more': accountsMore,
  '0012-target-history': targetHistory,
  '0013-measure-reasons': measureReasons,
  '0014-hours-and-period-sources': hoursAndPeriodSources,
  '0015-petition-settings': petitionSettings,
  '0016-petitions': petitions,
  '0017-attachments': attachments,
  '0018-letters-and-webhooks': lettersAndWebhooks,
  '0019-petition-files': petitionFiles,
  '0020-petition-inbox': petitionInbox,
  '0022-petition-care': petitionCare,
  '0023-kiosks': kiosks,
  '0024-petition-filters': petitionFilters,
  '0025-flagged-tallies': flaggedTallies,
  '0026-petition-senders-by-email': petitionSendersByEmail,
  '0027-caseload': caseload,
  '0028-actions': actions,
  '0029-closed-periods': closedPeriods,
  '0030-push': push,
  '0031-target-kinds-and-indicators': targetKindsAndIndicators,
  '0032-placements': placements,
  '0033-reminders': reminders,
  '0034-program-keys': programKeys,
};

/** Every migration that this program knows, in order. */
export const migrationNames = Object.keys(migrations).sort();

/**
 * Brings the schema up to date, under the migrator's advisory lock: of two processes that start at once one
 * migrates and the other waits. Returns the names of what was run.
 */
export async function migrate(db: Db): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

/** Brings an empty database to the schema of an older day. */
export async function migrateUpTo(trx: Trx, name: string): Promise<void> {
  const migrator = new Migrator({ db: trx, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateTo(name);
  if (error) throw error;
}

/** True when every migration that this program knows has been run. */
export async function isMigrated(db: Db): Promise<boolean> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const all = await migrator.getMigrations();
  return all.every((migration) => migration.executedAt !== undefined);
}
