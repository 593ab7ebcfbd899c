import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import type { Sql } from '../../db/database.port.ts';
import type { ArmSource } from '../recall/arms.ts';
import { find, type Question, type Room } from '../recall/finding.ts';
import type { FoundRow } from '../recall/found.store.ts';
import { documentsOf } from '../memory-index.ts';
import { RecallInput } from '../recall/recall.contract.ts';
import { type Recipe, recipeOf } from '../recall/recipes.ts';
import { mayNameTime } from '../recall/time-words.ts';
import { findIn } from './find.ts';
import { HotClient } from './hot-client.ts';
import { Postings } from './postings.ts';

// A process that has just begun answers its first few hundred questions at half its speed, both cores busy: the engine compiles what
// it meets often while it is asked. So it asks itself made-up questions about made-up memories first, a little at a time. Nothing of
// it is stored, counted or seen by anybody.

const MEMORIES = 400, TURNS_A_SESSION = 20;
const QUESTIONS = 300;
/** After so many questions, or memories made up, others get so long (milliseconds). */
const IN_ONE_GO = 4, MADE_IN_ONE_GO = 20, REST_MS = 10;
/** Those who wait for the start come first. */
const BEFORE_MS = 1000;

const PEOPLE = ['Anna', 'Boris', 'Carla', 'Dmitri', 'Elena', 'Farid'];
const THINGS = 'budget invoice garden bicycle violin kitchen report window harbour engine letter bridge candle market teacher meeting contract poster recipe ticket camera bottle basket ladder mirror pillow saddle lantern'.split(' ');
const DOINGS = 'repaired painted ordered cancelled measured borrowed finished reviewed delivered cleaned'.split(' ');
const DAYS = ['Monday', 'Tuesday', 'Friday', 'March 3', '12 May', 'tomorrow'];

const WHEN = ['last week', 'on 12 May', 'in March', 'yesterday', 'two days ago', 'since Monday'];

const TELLINGS: readonly ((n: number, of: (list: readonly string[], by?: number) => string) => string)[] = [
  (n, of) => `${of(PEOPLE)} ${of(DOINGS)} the ${of(THINGS)} and the ${of(THINGS, 3)} on ${of(DAYS)}, and it cost ${n * 7} dollars.`,
  (n, of) => `The ${of(THINGS)} for the ${of(THINGS, 5)} is now due at ${1 + (n % 11)}:30 pm. Did you tell ${of(PEOPLE)}?`,
  (_n, of) => `I ${of(DOINGS)} my ${of(THINGS)} with ${of(PEOPLE)}; we moved it behind the ${of(THINGS, 2)} because of the ${of(THINGS, 7)}.`,
  (n, of) => `We have ${2 + (n % 9)} more ${of(THINGS)}s than last year. The ${of(THINGS, 4)} took ${n % 50} minutes, not ${n % 40}.`,
  (_n, of) => `My favourite ${of(THINGS)} is the one that ${of(PEOPLE)} ${of(DOINGS)}.`,
];
const ASKINGS: typeof TELLINGS = [
  (_n, of) => `When did ${of(PEOPLE)} have the ${of(THINGS)} ${of(DOINGS)}?`,
  (_n, of) => `${of(THINGS)} ${of(THINGS, 2)} ${of(THINGS, 5)} ${of(DOINGS)}`,
  (_n, of) => `How much did the ${of(THINGS)} and the ${of(THINGS, 3)} cost?`,
  (_n, of) => `What did I say about my ${of(THINGS)} behind the ${of(THINGS, 2)}?`,
  (_n, of) => `how many ${of(THINGS)}s do we have now`,
  (_n, of) => `What did ${of(PEOPLE)} say about the ${of(THINGS)} ${of(WHEN)}?`,
  (_n, of) => `What did you recommend for the ${of(THINGS)} of ${of(PEOPLE)}?`,
];
const told = (kinds: typeof TELLINGS, n: number): string => (kinds[n % kinds.length] as typeof TELLINGS[number])(n, (list, by = 0) => list[(n * 31 + by * 17 + (n % 13) * by) % list.length] as string);

async function madeUp(rest: () => Promise<void>): Promise<HotClient> {
  const client = new HotClient(0, 0, 0, new Postings());
  const rows = new Map<string, FoundRow>();
  for (let id = 1; id <= MEMORIES; id++) {
    if (id % MADE_IN_ONE_GO === 0) await rest();
    const at = new Date(Date.UTC(2020, 0, 1, 0, id)), session = id % 5 === 0 ? null : `session ${Math.floor(id / TURNS_A_SESSION)}`;
    const row: FoundRow = {
      kind: 'event', id, content: told(TELLINGS, id), source: 'postgres', external_id: `memory ${id}`, session_id: session, role: id % 2 ? 'user' : 'assistant', speaker: id % 3 ? null : PEOPLE[id % PEOPLE.length] as string, scope: null, trust: 'owner',
      occurred_at: at, created_at: at, valid_from: null, valid_to: null, superseded_at: null, disputed: false, archived_at: null, expires_at: null, evidence: [id], metadata: {},
    };
    rows.set(`event ${id}`, row);
    for (const { chunk, length, terms, weights } of documentsOf({ clientId: 0, refId: id, kind: 'event', content: row.content, role: row.role, speaker: row.speaker, sessionId: session, occurredAt: at })) client.postings.put({ docId: id * 10 + chunk, kind: 'event', refId: id, chunk, length, sessionId: session, at: at.getTime() * 1000, expires: null, terms, weights });
  }
  await client.load(async () => rows);
  return client;
}

/** Asks itself. `sources`: the arms beside the one by words; those that wait for another server are left out. Answers how many memories were found. */
export async function rehearse(sources: readonly ArmSource[], signal?: AbortSignal, restMs = REST_MS, beforeMs = BEFORE_MS): Promise<number> {
  const rest = async (ms = restMs): Promise<void> => { await pause(ms, undefined, { ref: false }); };
  await rest(beforeMs);
  if (signal?.aborted) return 0;
  const held = await madeUp(rest);
  const nothing: Sql = { rows: async () => [], run: async () => 0, script: async () => {} };
  const room: Room = {
    documents: async (query, shape) => findIn(held.postings, query, shape) ?? { uses: [], hits: [], near: [] },
    rows: async (_clientId, refs) => refs.map((ref) => held.row(ref)),
  };
  const here = sources.filter((source) => !source.prepare);
  const now = new Date(), recipe = recipeOf(undefined) as Recipe;
  let found = 0;
  for (let i = 0; i < QUESTIONS && signal?.aborted !== true; i++) {
    const input = RecallInput.parse({ query: told(ASKINGS, i) });
    mayNameTime(input.query);
    const question: Question = { input, client: { client_id: 0, indexed_docs: MEMORIES }, recipe, moments: { zone: 'UTC', from: () => undefined, until: () => undefined }, standpoint: { now, includeSuperseded: false } };
    const { answer } = await find(nothing, room, here, question, new Map());
    found += (JSON.parse(JSON.stringify(answer)) as typeof answer).results.length;
    if (i % IN_ONE_GO === 0) await rest(); else await turn();
  }
  return found;
}
