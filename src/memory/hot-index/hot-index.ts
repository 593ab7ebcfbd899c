import type { Database, Sql } from '../../db/database.port.ts';
import { errorFields, type Log } from '../../kernel/log.ts';
import type { ClientName, ClientRow } from '../clients.store.ts';
import { EVENT_KINDS } from '../events.store.ts';
import { type FoundRow, loadFound } from '../found.store.ts';
import { takeTellings, type Telling } from './changes.ts';
import { type MemoryRef, refOf } from './memory-code.ts';
import { HotClient, type LookUp } from './hot-client.ts';
import { docIdsOf, docsOf, indexedOf, postingsAfter, type Standing } from './hot-index.store.ts';
import { Postings } from './postings.ts';
import { standings } from './standings.ts';

// Clients that are asked a lot are answered from the memory of this process: their postings and rows are kept here, at a version of
// their memory. Each question asks the database for one thing, where the client stands now; what changed since is read before the
// answer. So no write that was acknowledged is missed, whichever process made it, and where anything is in doubt SQL answers.

/** A client is read after so many questions in a minute. */
const ASKED = 3;
const DOCS_A_PAGE = 500, TERMS_A_PAGE = 300, ROWS_A_PAGE = 100;
/** What a document takes, about: enough to know beforehand that a client is too large. */
const BYTES_A_DOC = 1700;
/** Who was asked so lately does not make room for others: they would push each other out by turns. */
const BUSY_MS = 60_000;
/** Reading takes at most this share of the time, when that of the last minutes is counted: a crowd of clients must not keep a process reading. */
const READING_SHARE = 0.1, COUNTED_MS = 120_000;
const IDLE_MS = 15 * 60_000;
/** Whoever did not fit is not tried again before. */
const TOO_LARGE_MS = 3_600_000;
const MOST_COUNTED = 10_000;

export interface HotStanding { readonly client: Standing; readonly held: HotClient }

export interface HotIndex {
  /** The database, listened to: what a transaction wrote is taken in after its commit. */
  readonly db: Database;
  /** Where the client stands, and what is held of it, which is as new as that; null: SQL knows. */
  look(workspaceId: number, name: ClientName): Promise<HotStanding | null>;
  /** SQL was asked about this client. Asked often, it is read, behind everybody's back. */
  asked(workspaceId: number, name: ClientName, client: ClientRow): void;
  /** Rows of some memories; those that are not held are read. */
  rows(held: HotClient, sql: Sql, refs: readonly MemoryRef[]): Promise<Map<string, FoundRow>>;
  /** Lets go of a client at once. */
  forget(workspaceId: number, clientId: number): void;
  /** Lets go of clients that are gone or have not been asked for long. */
  sweep(): Promise<void>;
  /** When nothing is being read any more. */
  settled(): Promise<void>;
  counts(): { clients: number; bytes: number; answered: number; read: number };
}

export function hotIndex({ db, log, megabytes }: { db: Database; log: Log; megabytes: number }): HotIndex {
  const budget = megabytes * 1_000_000;
  /** In the order of their last questions. */
  const clients = new Map<string, { held: HotClient; at: number; workspaceId: number }>();
  const names = new Map<string, string>();
  const asks = new Map<string, number>();
  const quietUntil = new Map<string, number>();
  /** What is told of clients while they are being read. */
  const reading = new Map<string, Telling[]>();
  let queue: Promise<void> = Promise.resolve();
  let answered = 0, read = 0, paidUntil = 0;

  const clientKey = (workspaceId: number, clientId: number) => `${workspaceId} ${clientId}`;
  const nameKey = (workspaceId: number, name: ClientName) => `${workspaceId} ${typeof name} ${name ?? ''}`;
  const lookUpOf = (workspaceId: number, clientId: number): LookUp => (codes) => db.inWorkspace({ workspaceId }, async (sql) => {
    const refs = codes.map(refOf);
    const ids = (kind: string) => refs.filter((ref) => ref.kind === kind).map((ref) => ref.refId);
    const out = [];
    for (const [kinds, wanted] of [[EVENT_KINDS, ids('event')], [['fact'], ids('fact')], [['episode'], ids('episode')]] as const) if (wanted.length) out.push(...await indexedOf(sql, clientId, kinds, wanted));
    return out;
  });

  const versions = (workspaceId: number): Map<number, number> => new Map([...clients.values()].flatMap(({ held, workspaceId: of }) => (of === workspaceId ? [[held.clientId, held.version] as const] : [])));
  const stand = standings(db, versions);

  const forget = (key: string) => {
    clients.delete(key);
    for (const [name, of] of names) if (of === key) names.delete(name);
  };
  const trim = () => {
    let bytes = [...clients.values()].reduce((sum, { held }) => sum + held.bytes, 0);
    for (const [key, { held }] of clients) {
      if (bytes <= budget) break;
      bytes -= held.bytes;
      forget(key);
    }
  };

  /** What may be used for another client. */
  const room = () => budget - [...clients.values()].reduce((sum, { held, at }) => sum + (performance.now() - at < BUSY_MS ? held.bytes : 0), 0);

  const told = (workspaceId: number, telling: Telling) => {
    const key = clientKey(workspaceId, telling.clientId);
    reading.get(key)?.push(telling);
    const entry = clients.get(key);
    // What is wrong here is nothing to the writer, who is done.
    try {
      entry?.held.told(telling, lookUpOf(workspaceId, telling.clientId));
    } catch (error) {
      log.warn('a write could not be taken into memory', errorFields(error));
      forget(key);
    }
    if (entry?.held.lost) forget(key);
  };

  /** In short transactions: what changes meanwhile is told, or stands in the trail, and is read again. */
  const readClient = async (workspaceId: number, client: ClientRow): Promise<HotClient | null> => {
    const inside = <T>(work: (sql: Sql) => Promise<T>) => db.inWorkspace({ workspaceId }, work);
    const { client_id: clientId } = client;
    const begin = (await stand(workspaceId, clientId))?.memory_version;
    if (begin === undefined) return null;
    const postings = new Postings();
    const held = new HotClient(clientId, client.created_at.getTime(), begin, postings);
    const ids = (await inside((sql) => docIdsOf(sql, clientId))).sort((a, b) => a - b);
    for (let i = 0; i < ids.length && held.bytes <= budget; i += DOCS_A_PAGE) postings.enter(await inside((sql) => docsOf(sql, clientId, ids.slice(i, i + DOCS_A_PAGE))));
    for (let after: string | null = ''; after !== null && held.bytes <= budget;) {
      const from: string = after;
      const page = await inside((sql) => postingsAfter(sql, clientId, from, TERMS_A_PAGE));
      for (const { term, docIds, weights } of page) postings.read(term, docIds, weights);
      after = page.length === TERMS_A_PAGE ? page.at(-1)?.term ?? null : null;
    }
    postings.close();
    const refs = postings.docs.filter((doc) => doc.chunk === 0);
    for (let i = 0; i < refs.length && held.bytes <= budget; i += ROWS_A_PAGE) {
      const rows = await inside((sql) => loadFound(sql, clientId, refs.slice(i, i + ROWS_A_PAGE)));
      held.keep(rows.values(), begin);
    }
    if (held.bytes > budget) {
      quietUntil.set(clientKey(workspaceId, clientId), performance.now() + TOO_LARGE_MS);
      return null;
    }
    const lookUp = lookUpOf(workspaceId, clientId);
    const drain = () => { for (const telling of reading.get(clientKey(workspaceId, clientId))?.splice(0) ?? []) held.told(telling, lookUp); };
    drain();
    const now = await stand(workspaceId, clientId, begin);
    if (!now || now.created_at.getTime() !== held.createdAt || now.memory_version < begin || !(await held.reach(now.memory_version, now.trail, lookUp))) return null;
    drain();
    return held.lost ? null : held;
  };

  const readLater = (workspaceId: number, name: ClientName, client: ClientRow) => {
    const key = clientKey(workspaceId, client.client_id);
    reading.set(key, []);
    queue = queue.then(async () => {
      const from = performance.now();
      try {
        const held = await readClient(workspaceId, client);
        const at = performance.now();
        paidUntil = Math.max(from, paidUntil) + (at - from) / READING_SHARE;
        if (!held) return;
        log.debug('a client was read into memory', { client: client.client_id, documents: held.postings.docs.length, bytes: held.bytes, duration_ms: Math.round(at - from) });
        clients.set(key, { held, at, workspaceId });
        names.set(nameKey(workspaceId, name), key);
        read++;
        trim();
      } catch (error) {
        quietUntil.set(key, performance.now() + 60_000);
        log.debug('a client could not be read into memory', errorFields(error));
      } finally {
        reading.delete(key);
        asks.delete(key);
      }
    });
  };

  return {
    db: {
      ...db,
      inWorkspace: (scope, work) => db.inWorkspace(scope, async (sql) => {
        // Some are told only while the transaction ends.
        db.afterCommit(sql, () => { for (const telling of takeTellings(sql)) told(scope.workspaceId, telling); });
        return work(sql);
      }),
    },
    async look(workspaceId, name) {
      const key = names.get(nameKey(workspaceId, name));
      const known = key === undefined ? undefined : clients.get(key);
      if (key === undefined || !known) return null;
      const before = known.held.version;
      const client = await stand(workspaceId, name);
      const entry = clients.get(key);
      // A name may have passed to another; a client may be gone; a restored backup may have put an older version there.
      if (!entry || client?.client_id !== entry.held.clientId || client.created_at.getTime() !== entry.held.createdAt || (entry === known && client.memory_version < before)) {
        forget(key);
        return null;
      }
      if (!(await entry.held.reach(client.memory_version, client.trail, lookUpOf(workspaceId, client.client_id))) || entry.held.postings.worn) {
        if (entry.held.lost || entry.held.postings.worn) forget(key);
        return null;
      }
      if (clients.get(key) === entry) {
        clients.delete(key);
        clients.set(key, { ...entry, at: performance.now() });
      }
      answered++;
      return { client, held: entry.held };
    },
    asked(workspaceId, name, client) {
      const key = clientKey(workspaceId, client.client_id);
      if (clients.has(key)) { names.set(nameKey(workspaceId, name), key); return; }
      if (reading.has(key) || client.indexed_docs * BYTES_A_DOC > room()) return;
      if (asks.size > MOST_COUNTED) asks.clear();
      const n = (asks.get(key) ?? 0) + 1;
      asks.set(key, n);
      const now = performance.now();
      if (n >= ASKED && paidUntil < now + COUNTED_MS && (quietUntil.get(key) ?? 0) <= now) readLater(workspaceId, name, client);
    },
    async rows(held, sql, refs) {
      const out = new Map<string, FoundRow>();
      const missing = refs.filter((ref) => {
        const row = held.row(ref);
        if (row) out.set(`${row.kind} ${row.id}`, row);
        return !row;
      });
      if (missing.length) {
        const { version } = held;
        const rows = await loadFound(sql, held.clientId, missing);
        held.keep(rows.values(), version);
        for (const [key, row] of rows) out.set(key, row);
      }
      return out;
    },
    forget: (workspaceId, clientId) => forget(clientKey(workspaceId, clientId)),
    async sweep() {
      asks.clear();
      const all = [...clients]; // who is asked meanwhile goes to the end of the map
      for (const [key, { held, at, workspaceId }] of all) {
        if (performance.now() - at > IDLE_MS || (await stand(workspaceId, held.clientId))?.client_id !== held.clientId) forget(key);
      }
      trim();
    },
    settled: () => queue,
    counts: () => ({ clients: clients.size, bytes: [...clients.values()].reduce((sum, { held }) => sum + held.bytes, 0), answered, read }),
  };
}
