import type { Database, Sql } from '../../db/database.port.ts';
import { errorFields, type Log } from '../../kernel/log.ts';
import type { ClientName, ClientRow } from '../clients/clients.store.ts';
import { EVENT_KINDS } from '../events/events.store.ts';
import { type FoundRow, loadFound } from '../recall/found.store.ts';
import { takeTellings, type Telling } from './changes.ts';
import { type MemoryRef, refOf } from './memory-code.ts';
import { HotClient, type LookUp } from './hot-client.ts';
import { indexedOf, type Standing } from './hot-index.store.ts';
import { readPostings } from './read-postings.ts';
import { standings } from './standings.ts';

// Clients that are asked or filled a lot are answered from the memory of this process: their postings and rows are kept here, at a
// version of their memory. Each question asks the database for one thing, where the client stands now; what changed since is read before the
// answer. So no write that was acknowledged is missed, whichever process made it, and where anything is in doubt SQL answers.

/** A client is read after so many questions in a minute, or so many new memories: whoever is filled is asked next. */
const ASKED = 3, WRITTEN = 300;
/** Rows that are read in advance, at once. Fewer are read with the question that needs them. */
const ROWS_A_PAGE = 250, FEW_ROWS = 50;
/** What a document takes, about: enough to know beforehand that a client is too large. */
const BYTES_A_DOC = 1700;
/** Who was asked so lately does not make room for others: they would push each other out by turns. */
const BUSY_MS = 60_000;
/** Reading takes at most this share of the time, when that of the last minutes is counted: a crowd of clients must not keep a process reading. */
const READING_SHARE = 0.1, COUNTED_MS = 120_000;
const IDLE_MS = 15 * 60_000;
/** Whoever did not fit is not tried again before: by itself, or beside those who are busy. */
const TOO_LARGE_MS = 3_600_000, NO_ROOM_MS = 15_000;
const MOST_COUNTED = 10_000;

export interface HotStanding { readonly client: Standing; readonly held: HotClient }

export interface HotIndex {
  /** The database, listened to: what a transaction wrote is taken in after its commit. */
  readonly db: Database;
  /** Where the client stands, and what is held of it, which is as new as that; null: SQL knows. */
  look(workspaceId: number, name: ClientName): Promise<HotStanding | null>;
  /** SQL was asked about this client. Asked often, it is read, behind everybody's back. */
  asked(workspaceId: number, name: ClientName, client: ClientRow): void;
  /** The rows of some memories, in their order; those that are not held are read. */
  rows(held: HotClient, sql: Sql, refs: readonly MemoryRef[]): Promise<(FoundRow | undefined)[]>;
  /** Lets go of a client at once. */
  forget(workspaceId: number, clientId: number): void;
  /** Lets go of clients that are gone, have not been asked for long, or were changed so much that reading them anew pays. */
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
  /** Clients that are being read, with what is told of them until they can hear it themselves. */
  const reading = new Map<string, { held: HotClient | null; waiting: Telling[] }>();
  /** Whose rows are being read in advance. */
  const filling = new Set<string>();
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

  const versions = (workspaceId: number, asked: Iterable<ClientName>): Map<number, number> => new Map([...asked].flatMap((name) => {
    const held = clients.get(names.get(nameKey(workspaceId, name)) ?? '')?.held;
    return held ? [[held.clientId, held.version] as const] : [];
  }));
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

  const inside = (workspaceId: number) => <T>(work: (sql: Sql) => Promise<T>): Promise<T> => db.inWorkspace({ workspaceId }, work);
  /** One thing after another behind everybody's back. */
  const later = (work: () => Promise<void>) => { queue = queue.then(work); };

  /** Reads rows of a client that is held, until none is missing. */
  const fill = (key: string) => {
    if (filling.has(key)) return;
    filling.add(key);
    later(async () => {
      try {
        for (let entry = clients.get(key); entry && entry.held.unfilled > 0; entry = clients.get(key)) {
          const { held, workspaceId } = entry;
          const refs = held.toFill(ROWS_A_PAGE);
          if (refs.length) await held.load(() => inside(workspaceId)((sql) => loadFound(sql, held.clientId, refs)));
          if (held.bytes > budget) {
            quietUntil.set(key, performance.now() + TOO_LARGE_MS);
            forget(key);
          }
        }
        trim();
      } catch (error) {
        log.debug('rows could not be read into memory', errorFields(error)); // they are read where they are needed
      } finally {
        filling.delete(key);
      }
    });
  };

  const told = (workspaceId: number, telling: Telling) => {
    const key = clientKey(workspaceId, telling.clientId);
    const beingRead = reading.get(key), entry = clients.get(key);
    const hears = entry?.held ?? beingRead?.held;
    if (!hears) beingRead?.waiting.push(telling);
    // What is wrong here is nothing to the writer, who is done.
    try {
      hears?.told(telling, lookUpOf(workspaceId, telling.clientId));
    } catch (error) {
      log.warn('a write could not be taken into memory', errorFields(error));
      forget(key);
    }
    if (entry?.held.lost) forget(key);
    else if (entry && entry.held.unfilled >= ROWS_A_PAGE) fill(key);
    else if (!entry && !beingRead) wanted(workspaceId, telling.clientId, (telling.changed?.size ?? 0) / WRITTEN);
  };

  const readClient = async (workspaceId: number, clientId: number): Promise<{ held: HotClient; known: readonly ClientName[] } | null> => {
    const begin = await stand(workspaceId, clientId);
    if (!begin) return null;
    if (begin.indexed_docs * BYTES_A_DOC > room()) {
      quietUntil.set(clientKey(workspaceId, clientId), performance.now() + NO_ROOM_MS);
      return null;
    }
    const postings = await readPostings(inside(workspaceId), clientId, ({ bytes }) => bytes <= budget);
    const held = new HotClient(clientId, begin.created_at.getTime(), begin.memory_version, postings);
    if (held.bytes > budget) {
      quietUntil.set(clientKey(workspaceId, clientId), performance.now() + TOO_LARGE_MS);
      return null;
    }
    const lookUp = lookUpOf(workspaceId, clientId), beingRead = reading.get(clientKey(workspaceId, clientId));
    if (beingRead) {
      beingRead.held = held;
      for (const telling of beingRead.waiting) held.told(telling, lookUp);
    }
    const now = await stand(workspaceId, clientId, begin.memory_version);
    if (!now || now.created_at.getTime() !== held.createdAt || now.memory_version < begin.memory_version || !(await held.reach(now.memory_version, now.trail, lookUp))) return null;
    return held.lost ? null : { held, known: [clientId, now.user_id, ...(now.is_own ? [undefined] : [])] };
  };

  const readLater = (workspaceId: number, clientId: number) => {
    const key = clientKey(workspaceId, clientId);
    reading.set(key, { held: null, waiting: [] });
    later(async () => {
      const from = performance.now();
      try {
        const found = await readClient(workspaceId, clientId);
        const at = performance.now();
        paidUntil = Math.max(from, paidUntil) + (at - from) / READING_SHARE;
        if (!found) return;
        const { held, known } = found;
        log.debug('a client was read into memory', { client: clientId, documents: held.postings.docs.length, bytes: held.bytes, duration_ms: Math.round(at - from) });
        clients.set(key, { held, at, workspaceId });
        for (const name of known) names.set(nameKey(workspaceId, name), key);
        read++;
        trim();
        fill(key);
      } catch (error) {
        quietUntil.set(key, performance.now() + 60_000);
        log.debug('a client could not be read into memory', errorFields(error));
      } finally {
        reading.delete(key);
        asks.delete(key);
      }
    });
  };

  /** Counts how much a client is used, in shares of what has it read. */
  const wanted = (workspaceId: number, clientId: number, share: number) => {
    const key = clientKey(workspaceId, clientId);
    if (asks.size > MOST_COUNTED) asks.clear();
    const n = (asks.get(key) ?? 0) + share;
    asks.set(key, n);
    const now = performance.now();
    if (n > 1 - 1e-9 && paidUntil < now + COUNTED_MS && (quietUntil.get(key) ?? 0) <= now) readLater(workspaceId, clientId);
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
      if (entry.held.unfilled >= FEW_ROWS) fill(key);
      answered++;
      return { client, held: entry.held };
    },
    asked(workspaceId, name, client) {
      const key = clientKey(workspaceId, client.client_id);
      if (clients.has(key)) names.set(nameKey(workspaceId, name), key);
      else if (!reading.has(key)) wanted(workspaceId, client.client_id, 1 / ASKED);
    },
    async rows(held, sql, refs) {
      const rows = refs.map((ref) => held.row(ref));
      const missing = refs.filter((_ref, i) => !rows[i]);
      if (missing.length === 0) return rows;
      const loaded = await held.load(() => loadFound(sql, held.clientId, missing));
      return rows.map((row, i) => { const { kind, refId } = refs[i] as MemoryRef; return row ?? loaded.get(`${kind} ${refId}`); });
    },
    forget: (workspaceId, clientId) => forget(clientKey(workspaceId, clientId)),
    async sweep() {
      asks.clear();
      const all = [...clients]; // who is asked meanwhile goes to the end of the map
      for (const [key, { held, at, workspaceId }] of all) {
        if (performance.now() - at > IDLE_MS || held.postings.worn || (await stand(workspaceId, held.clientId))?.client_id !== held.clientId) forget(key);
      }
      trim();
    },
    settled: () => queue,
    counts: () => ({ clients: clients.size, bytes: [...clients.values()].reduce((sum, { held }) => sum + held.bytes, 0), answered, read }),
  };
}
