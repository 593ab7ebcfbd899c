import { expect, it } from 'vitest';
import type { FoundRow } from '../recall/found.store.ts';
import { HotClient } from './hot-client.ts';
import { codeOf } from './memory-code.ts';
import { Postings } from './postings.ts';

const rowOf = (kind: 'event' | 'fact', id: number): FoundRow => ({ kind, id, content: `${kind} ${id}`, source: 'postgres', external_id: null, session_id: null, role: null, speaker: null, scope: null, trust: 'owner', occurred_at: new Date(0), created_at: new Date(0), valid_from: null, valid_to: null, superseded_at: null, disputed: false, archived_at: null, expires_at: null, evidence: [], metadata: {} });
const rowsOf = (...rows: FoundRow[]) => new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]));
const never = () => Promise.reject(new Error('nothing to look up'));
const held = () => new HotClient(1, 0, 10, new Postings());
const write = (client: HotClient, kind: 'event' | 'fact', refId: number) => client.told({ clientId: 1, was: client.version, now: client.version + 1, changed: new Map([[codeOf({ kind, refId }), []]]) }, never);

it('keeps what a write left alone while it was being read, and not what it changed', async () => {
  const client = held();
  await client.load(async () => {
    write(client, 'event', 2);
    return rowsOf(rowOf('event', 1), rowOf('event', 2), rowOf('fact', 5));
  });
  expect([client.row({ kind: 'event', refId: 1 }), client.row({ kind: 'event', refId: 2 }), client.row({ kind: 'fact', refId: 5 })].map((row) => row?.id)).toEqual([1, undefined, 5]);
});

it('keeps no fact that was read while another changed: each tells whether others dispute it', async () => {
  const client = held();
  await client.load(async () => {
    write(client, 'fact', 6);
    return rowsOf(rowOf('event', 1), rowOf('fact', 5));
  });
  expect(client.row({ kind: 'event', refId: 1 })?.id).toBe(1);
  expect(client.row({ kind: 'fact', refId: 5 })).toBeUndefined();
});

it('names each memory once for reading in advance, without those that are held or gone', async () => {
  const client = held();
  const doc = (docId: number, refId: number, chunk = 0) => ({ docId, kind: 'event' as const, refId, chunk, length: 3, sessionId: null, at: 0, expires: null, terms: [], weights: [] });
  for (const [docId, refId, chunk] of [[1, 1], [2, 2, 0], [3, 2, 1], [4, 3], [5, 4], [6, 5]] as const) client.postings.put(doc(docId, refId, chunk));
  await client.load(async () => rowsOf(rowOf('event', 3)));
  client.postings.strike(codeOf({ kind: 'event', refId: 4 }));
  expect(client.unfilled).toBe(6);
  expect([client.toFill(2), client.toFill(2), client.toFill(2)].map((refs) => refs.map(({ refId }) => refId))).toEqual([[1, 2], [5], []]);
  expect(client.unfilled).toBe(0);
});

it('waits a moment for a write that the database told of first, and gives up where none comes', async () => {
  const client = held();
  setTimeout(() => { write(client, 'event', 1); }, 5);
  expect(await client.reach(11, null, never)).toBe(true);
  expect(client.version).toBe(11);
  expect(await client.reach(12, null, never)).toBe(false);
  expect(client.lost).toBe(true);
});
