/** Statements inside a transaction, as far as this port needs them. */
interface Rows {
  rows<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  run(text: string, values?: readonly unknown[]): Promise<number>;
}

/**
 * What one module keeps of a client. Every module that stores something about clients brings one for each of its stores;
 * export, erasure and the check after it go over all of them, so that none can be forgotten.
 */
export interface ClientData {
  /** Name of the store in exports and receipts: `events`, `plans`. */
  readonly store: string;
  /** Its records, oldest first, as export lines carry them. */
  export(sql: Rows, clientId: number): Promise<Record<string, unknown>[]>;
  /** Removes everything of the client; answers how many records. */
  erase(sql: Rows, clientId: number): Promise<number>;
  /** How many records are left. */
  count(sql: Rows, clientId: number): Promise<number>;
}
