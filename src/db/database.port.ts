import type { CallContext } from '../kernel/operation.ts';

/** `keep`: a statement of a few fixed texts that is asked all the time; where the engine can, it is parsed and planned once a connection. */
export interface RowsOptions { readonly keep?: boolean }

/** Runs statements inside one transaction. Values are bound (`$1`), never pasted into the text. */
export interface Sql {
  /** The rows of one statement. Times come as `Date`, `int8` and `numeric` as `number`, JSON parsed. */
  rows<Row = Record<string, unknown>>(text: string, values?: readonly unknown[], options?: RowsOptions): Promise<Row[]>;
  /** How many rows a statement touched. */
  run(text: string, values?: readonly unknown[]): Promise<number>;
  /** Several statements without values, as a migration has them. */
  script(text: string): Promise<void>;
}

/** Whose rows a transaction may see. */
export type WorkspaceScope = Pick<CallContext, 'workspaceId' | 'tx'>;

/**
 * The only way the product talks SQL.
 * Errors: what the engine throws, with its SQLSTATE in `code`. Deadlocks and serialization failures are tried again.
 */
export interface Database {
  /**
   * One statement that only reads, by itself, in one round trip: for what every question asks. No fence stands around it: its text
   * names the workspace in every condition.
   */
  glance<Row>(scope: Pick<WorkspaceScope, 'workspaceId'>, text: string, values: readonly unknown[]): Promise<Row[]>;
  /**
   * One transaction as the service role inside one workspace: row-level security hides every other workspace's rows. Joins the
   * transaction in `scope.tx` when there is one.
   */
  inWorkspace<T>(scope: WorkspaceScope, work: (sql: Sql) => Promise<T>): Promise<T>;
  /** One transaction as the owner, over all workspaces: migrations, keys, the queue, the clockwork. Never on behalf of a request's content. */
  asOwner<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Inside a workspace transaction: a few statements with the owner's rights, in the same transaction (enqueueing a job). */
  elevated<T>(sql: Sql, work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Runs `work` after the transaction of `sql` has committed; not at all when it rolls back. */
  afterCommit(sql: Sql, work: () => void): void;
  /**
   * The last statements of a transaction, all of them issued by now: whoever works in it need not wait for them. The commit leaves
   * right behind them, so that a row they lock is locked for no longer than the server needs. One that fails undoes the transaction.
   */
  closing(sql: Sql, statements: Promise<unknown>): void;
  /** Until what was given to `closing` so far has been answered. */
  closed(sql: Sql): Promise<void>;
  readonly engine: 'pglite' | 'postgres';
  /** What other processes on the same database tell on a channel (`pg_notify`); answers the end of it. */
  listen(channel: string, listener: ChannelListener): Promise<() => Promise<void>>;
  /** Statements outside any transaction of ours, with the owner's rights: for the queue, which brings its own. */
  loose(text: string, values?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  /** Takes no new work, lets the running transactions end, closes. */
  close(): Promise<void>;
}

export interface ChannelListener {
  onMessage(text: string): void;
  /** The connection was lost and is there again: what was told in between was not heard. */
  onGap(): void;
}

/** What an engine has to offer; everything above it is the same for both. */
export interface Engine {
  readonly name: 'pglite' | 'postgres';
  /** `opening`: statements that stand at its beginning, sent along with it. `closing`: what its last statements answer; asked once `work` is done. */
  transaction<T>(work: (sql: Sql) => Promise<T>, opening?: string, closing?: () => Promise<unknown>): Promise<T>;
  /** Statements outside any transaction of ours, on whichever connection is free: for the queue, which brings its own. */
  loose(text: string, values?: readonly unknown[], options?: RowsOptions): Promise<{ rows: Record<string, unknown>[] }>;
  listen(channel: string, listener: ChannelListener): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** SQLSTATE of an error, where it is one of the database's. */
export const sqlState = (error: unknown): string | undefined => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
};
