import type { Generated } from 'kysely';
import type { Json, NullableJson } from './columns.ts';

export interface AccountsTables {
  staff: StaffTable;
  staff_session: StaffSessionTable;
  staff_credential: StaffCredentialTable;
  staff_verification: StaffVerificationTable;
  staff_second_factor: StaffSecondFactorTable;
  sign_in_failure: SignInFailureTable;
  staff_link: StaffLinkTable;
  staff_grant: StaffGrantTable;
  audit_entry: AuditEntryTable;
}

export interface StaffTable {
  id: string;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  two_factor_enabled: Generated<boolean>;
  /** An account that may no longer sign in; it stays, because the audit names it. */
  closed_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

export interface StaffSessionTable {
  id: string;
  staff_id: string;
  token: string;
  expires_at: Date;
  user_agent: string | null;
  /** Signed in at the identity provider, which asks for a second factor of its own. */
  by_provider: Generated<boolean>;
  created_at: Date;
  updated_at: Date;
}

export interface StaffCredentialTable {
  id: string;
  staff_id: string;
  provider_id: string;
  account_id: string;
  password: string | null;
  created_at: Date;
  updated_at: Date;
}

/** What the library keeps for minutes: challenges at sign-in, codes that were used. */
export interface StaffVerificationTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: Date;
  created_at: Date;
  updated_at: Date;
}

export interface StaffSecondFactorTable {
  id: string;
  staff_id: string;
  secret: string;
  backup_codes: string;
  verified: Generated<boolean>;
  failed_verification_count: Generated<number>;
  locked_until: Date | null;
}

export interface SignInFailureTable {
  email_hash: string;
  failures: number;
  last_at: Date;
  locked_until: Date | null;
}

export interface StaffLinkTable {
  token_hash: string;
  purpose: 'first-administrator' | 'invitation' | 'reset';
  email: string | null;
  /** What the one who follows the link gets. */
  grants: Json<{ role: string; unit: string | null; from: string; to: string | null }[]>;
  made_by: string | null;
  /** Sent by e-mail and shown to nobody: who follows it owns the address. */
  mailed: Generated<boolean>;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

export interface StaffGrantTable {
  id: Generated<number>;
  staff_id: string;
  role: string;
  /** null for roles that hold for the whole installation. */
  unit_id: number | null;
  first_day: string;
  last_day: string | null;
  created_at: Date;
}

export interface AuditEntryTable {
  id: Generated<number>;
  at: Date;
  /** null for the system itself and its commands. */
  staff_id: string | null;
  staff_name: string;
  action: string;
  unit_id: number | null;
  subject_kind: string;
  subject_key: string;
  before: NullableJson<unknown>;
  after: NullableJson<unknown>;
  request_id: string | null;
}
