import pg from 'pg';

/** Each prepared statement costs memory on each connection. */
const mostStatements = 200;
const longestText = 8_000;
/** Texts that are only counted so far. */
const mostSeen = 2_000;

/** Which statements are worth preparing: those asked again and again. */
export class PreparedStatements {
  private readonly names = new Map<string, string | null>();
  private readonly seen = new Set<string>();

  /** The name under which a statement is prepared; undefined where it is not. */
  nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined) return known ?? undefined;
    if (text.length > longestText || this.names.size >= mostStatements) return undefined;
    if (!this.seen.has(text)) {
      if (this.seen.size >= mostSeen) this.seen.clear();
      this.seen.add(text);
      return undefined;
    }
    this.seen.delete(text);
    const name = `lang_nghe_${this.names.size + 1}`;
    this.names.set(text, name);
    return name;
  }

  /** Never prepares it again. */
  giveUp(text: string): void {
    this.names.set(text, null);
  }
}

type Ask = (text: string, values: unknown[]) => Promise<pg.QueryResult>;

/**
 * A kind of connection on which PostgreSQL parses and plans a statement once instead of each time: that is most of what
 * a small question costs it.
 */
export function preparingClient(statements = new PreparedStatements()): typeof pg.Client {
  return class PreparingClient extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      super(config);
      const ask = this.query.bind(this) as Ask & ((config: pg.QueryConfig) => Promise<pg.QueryResult>);
      const prepared: Ask = async (text, values) => {
        const name = statements.nameOf(text);
        if (name === undefined) return ask(text, values);
        try {
          return await ask({ name, text, values });
        } catch (error) {
          if (!isOutOfDate(error)) throw error;
          statements.giveUp(text);
          return ask(text, values);
        }
      };
      this.query = ((first: unknown, values: unknown, ...more: unknown[]) =>
        typeof first === 'string' && Array.isArray(values) && more.length === 0
          ? prepared(first, values)
          : (ask as (...all: unknown[]) => unknown)(first, values, ...more)) as typeof this.query;
    }
  };
}

/** A table has other columns than when the statement was prepared: a newer version has migrated the database meanwhile. */
const isOutOfDate = (error: unknown) =>
  error instanceof pg.DatabaseError && error.code === '0A000' && error.routine === 'RevalidateCachedQuery';
