import type { Mentions } from './mentions.ts';

/** Statements inside a transaction, as far as this port needs them. */
export interface Rows {
  rows<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  run(text: string, values?: readonly unknown[]): Promise<number>;
  script(text: string): Promise<void>;
}

/** One line of an export on its way in, with its number for the report. */
export interface ImportLine { readonly line: number; readonly record: Record<string, unknown> }

/** Whose ids: a store, or `store.column` where records are also called by a name of their own. */
export type IdSpace = string;
export type Id = number | string;

/**
 * One import, which may come in several calls: which new id each old one got, and what is still waiting for one. Every store
 * asks it for the ids of others and tells it its own.
 */
export interface ImportSession {
  readonly clientId: number;
  /** The new id of what had this one; undefined while it has not come. */
  newId(space: IdSpace, old: unknown): Id | undefined;
  /** `late`: columns, as they were exported, that name something which has not come yet. */
  took(space: IdSpace, old: Id, now: Id, late?: Record<string, unknown> | null): void;
  /** Which of these ids this import has given already, to other records. */
  taken(space: IdSpace, ids: readonly Id[]): Promise<ReadonlySet<Id>>;
  added(store: string, ids: readonly Id[]): void;
  unchanged(store: string, count: number): void;
  refuse(line: number, detail: string): void;
}

/** What is left of a client in texts about everybody, once its own records are gone. */
export interface LeftOver {
  readonly mentions: Mentions;
  /** Memories that tell a text which was rewritten, with the new one; nothing of one whose text is empty now. */
  readonly retold: Map<number, string>;
  /** Reflections of which nothing that was concluded stands any more. */
  readonly reflections: Set<number>;
}

/** Fields that hold ids of a store, and the ids of the client's records. */
export interface NamedIn { readonly fields: readonly string[]; ids(sql: Rows, clientId: number): Promise<number[]> }

/**
 * What one module keeps of a client. Every module that stores something about clients brings one for each of its stores;
 * export, erasure and the check after it go over all of them, so that none can be forgotten.
 */
export interface ClientData {
  /** Name of the store in exports and receipts: `events`, `plans`. */
  readonly store: string;
  /** Column by which its records are exported page by page; absent where they are few. */
  readonly key?: string;
  /** Its records, oldest first, as export lines carry them. */
  export(sql: Rows, clientId: number, page?: { readonly after: Id | null; readonly limit: number }): Promise<Record<string, unknown>[]>;
  /** Removes everything of the client; answers how many records. */
  erase(sql: Rows, clientId: number): Promise<number>;
  /** How its records are called: by these names the product's own texts about everybody may speak of them. */
  names?(sql: Rows, clientId: number): Promise<string[]>;
  /** Which of these names, in lower case, something is called by, whosever it is. */
  namesInUse?(sql: Rows, names: readonly string[]): Promise<string[]>;
  /** Takes the client out of texts that are not its own. Asked while everything is there, for what is done once all of it was erased; that answers how many texts changed. */
  unmention?(sql: Rows, clientId: number): Promise<(sql: Rows, left: LeftOver) => Promise<number>>;
  /** How many records are left. */
  count(sql: Rows, clientId: number): Promise<number>;
  /** Where jobs' payloads name its records: queued work is forgotten with the client. */
  readonly inJobs?: NamedIn;
  /** Where answers name its records: a kept answer goes with the client, also where it does not name the client itself. */
  readonly inAnswers?: NamedIn;
  /** Takes exported records in under new ids; what is there already is only recognised. Absent: `notTaken` says why. */
  import?(sql: Rows, lines: readonly ImportLine[], session: ImportSession): Promise<void>;
  /** Sets what was waiting for ids that have come by now; answers the columns that still wait, per record. */
  settle?(sql: Rows, waiting: ReadonlyMap<Id, Record<string, unknown>>, session: ImportSession): Promise<Map<Id, Record<string, unknown> | null>>;
  /** Why lines of this store are not taken in. */
  readonly notTaken?: string;
}

/** The client's ids by the field that names them, over all stores. */
export async function idsNamedIn(where: 'inJobs' | 'inAnswers', stores: readonly ClientData[], sql: Rows, clientId: number): Promise<Record<string, number[]>> {
  const out: Record<string, number[]> = {};
  for (const { [where]: named } of stores) {
    if (!named) continue;
    const ids = await named.ids(sql, clientId);
    for (const field of named.fields) out[field] = [...(out[field] ?? []), ...ids];
  }
  return out;
}
