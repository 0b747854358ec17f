/** Tables whose rows a backup does not hold, each with the reason; a restored database has them empty. */
export const leftOut: Record<string, string> = {
  kysely_migration: 'the schema is made anew by the migrations that the header names',
  kysely_migration_lock: 'as above',
  staff_session: 'who was signed in then must sign in again',
  staff_verification: 'lives for minutes',
  staff_link: 'a link that was used since would open again',
  sign_in_failure: 'a lock-out of that day would come back',
  kiosk_pairing: 'lives for minutes',
  letter: 'what was sent since would go out again, with a link that has been used',
  webhook_delivery: 'what was delivered since would go out again',
  backup: 'tells of files on the machine that made them',
};

/** What a new database holds before anybody has put anything into it; all of it goes where a backup comes in. */
export const filledFromTheStart = [
  'questionnaire_version',
  'calendar_year',
  'tag',
  'alert_watch',
  'petition_kind',
  'petition_category',
  'deadline_profile',
];
