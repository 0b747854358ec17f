import { type Kysely, sql } from 'kysely';

const statements = [
  // In the database and not on the disk: one transaction, one backup and one erasure cover a photo and what it belongs to.
  `create table attachment (
    id uuid constraint attachment_pk primary key,
    media_type text not null,
    name text,
    bytes bytea not null,
    preview bytea,
    width integer,
    height integer,
    size integer not null,
    sha256 text not null,
    created_at timestamptz not null,
    constraint attachment_size_true check (size = octet_length(bytes)),
    constraint attachment_photo_measured check (num_nulls(preview, width, height) in (0, 3)),
    constraint attachment_document_named check (num_nulls(preview, name) = 1)
  )`,
  // Photos and documents are packed already: PostgreSQL would only lose time trying.
  'alter table attachment alter column bytes set storage external',
  'alter table attachment alter column preview set storage external',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
