import type { Generated } from 'kysely';
import type { Json } from './columns.ts';

export interface QuestionnaireTables {
  questionnaire_draft: QuestionnaireDraftTable;
  questionnaire_state: QuestionnaireStateTable;
}

export interface QuestionnaireDraftTable {
  id: Generated<number>;
  /** The id that it will be published under. */
  questionnaire: string;
  content: Json<unknown>;
  /** The version it began as; null for a new form. */
  based_on: number | null;
  /** null: the installation. */
  owner_unit_id: number | null;
  /** The name of who changed it last. */
  updated_by: string;
  updated_at: Date;
}

export interface QuestionnaireStateTable {
  questionnaire: string;
  owner_unit_id: number | null;
  wording_locked: Generated<boolean>;
  retired_at: Date | null;
}
