import type { ColumnType } from 'kysely';

/** JSON goes in as its text and comes out parsed. */
export type Json<T> = ColumnType<T, string, string>;
export type NullableJson<T> = ColumnType<T | null, string | null, string | null>;
