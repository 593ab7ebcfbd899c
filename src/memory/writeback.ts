import type { Sql } from '../db/database.port.ts';
import { type AnyJobHandler, handle } from '../jobs/index.ts';
import { type AnyOperation, type CallContext, operation } from '../kernel/operation.ts';
import { notFound } from '../kernel/problem.ts';
import type * as z from 'zod';
import { type ClientRow, findClient, resolveClient, type Touched, note, touchClients } from './clients.store.ts';
import { getState, putState, rateEpisode, writeback } from './conversations.contract.ts';
import { episodeJson, type EpisodeRow, findEpisode, findEpisodeByHash, insertEpisode, type Message, rateEpisode as storeRating, setSummary } from './episodes.store.ts';
import { contentHash, indexTextOf, insertEvents, knownHashes, type NewEvent } from './events.store.ts';
import { recordExtracted } from './extract-facts.ts';
import type { MemoryDeps } from './memory-deps.ts';
import { indexTexts, removeFromIndex } from './memory-index.store.ts';
import { ExtractFacts, SummarizeEpisode } from './memory-jobs.ts';
import { plainFacts } from './plain-facts.ts';
import { conversationHash, withoutRecalled } from './recall-guard.ts';
import { WORTH_EXTRACTING } from './remember.ts';
import { salienceOf } from './salience.ts';
import { readState, writeState } from './state.store.ts';
import { queryTerms } from './terms.ts';

const STATE_HOURS = 24;
/** Words that tell something, below which a message is small talk. */
const LEAST_WORDS = 3;
const SUMMARY = 400;

type Input = z.output<typeof writeback.input>;

/** The messages in order; the assistant's answer at the end when it came apart. */
function messagesOf(input: Input): Message[] {
  const messages = input.conversation.flat();
  const answer = input.response ?? '';
  const last = messages.at(-1);
  return answer === '' || (last?.role === 'assistant' && last.content === answer) ? messages : [...messages, { role: 'assistant', content: answer }];
}

/** What of a message states something: questions and pleasantries are left out. */
export function worthKeeping(pieces: readonly string[]): string | null {
  const statements = pieces.filter((piece) => !/[?？]["'”’)\]]*$/u.test(piece) && !piece.endsWith(':'));
  const text = statements.join(' ');
  return queryTerms(text).size >= LEAST_WORDS || plainFacts(text).length > 0 ? text : null;
}

const excerpt = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length).toWellFormed().replace(/\s+\S*$/, '')}…`);

/** Without a model: what was asked and said, shortened. */
function summaryOf(messages: readonly Message[]): string {
  const said = (role: string) => messages.filter((m) => m.role === role && m.content !== '').map((m) => m.content.replace(/\s+/g, ' '));
  const user = excerpt(said('user').join(' '), SUMMARY);
  const answer = excerpt(said('assistant').at(-1) ?? '', SUMMARY / 2);
  return [user, answer && `Answer: ${answer}`].filter(Boolean).join(' ') || 'A conversation without new content.';
}

export function writebackOperations(deps: MemoryDeps): AnyOperation[] {
  const run = async (input: Input, context: CallContext) => {
    const now = deps.clock.now();
    const timestamp = now.toISOString();
    const messages = messagesOf(input);
    if (context.probe) {
      await deps.db.inWorkspace(context, (sql) => findClient(sql, input.client_id));
      return { success: true, episode_id: null, facts_upserted: 0, events_stored: 0, recognised: 0, state_saved: false, created: false, pending: [], timestamp, probe: true };
    }
    return deps.db.inWorkspace(context, async (sql) => {
      const client = await resolveClient(sql, input.client_id);
      const hash = conversationHash(messages);
      const answer = (episode: EpisodeRow, rest: { facts_upserted: number; events_stored: number; recognised: number; created: boolean; pending: string[] }) => ({ success: true, episode_id: episode.id, ...rest, state_saved: true, timestamp });
      const before = await findEpisodeByHash(sql, client.client_id, hash);
      const sessionId = input.session_id ?? `client-${client.client_id}`;
      const keepState = (episodeId: number) => writeState(sql, client.client_id, sessionId, { episode_id: episodeId, messages: messages.length, at: timestamp }, now, new Date(now.getTime() + STATE_HOURS * 3_600_000), 'writeback');
      if (before) {
        await keepState(before.id);
        return answer(before, { facts_upserted: 0, events_stored: 0, recognised: 0, created: false, pending: [] });
      }

      const said = messages.filter((m) => m.role === 'user' || m.role === 'assistant');
      const cleaned = await withoutRecalled(sql, client.client_id, said.map((m) => m.content));
      const kept = said.map((m, i) => ({ role: m.role, content: cleaned[i]?.kept.join(' ') ?? '', pieces: cleaned[i]?.kept ?? [] })).filter((m) => m.content !== '');
      const at = input.timestamp ? new Date(input.timestamp) : now;
      const summary = summaryOf(kept);
      const episode = await insertEpisode(sql, { clientId: client.client_id, hash, sessionId: input.session_id ?? null, summary, messages: kept.map(({ role, content }) => ({ role, content })), at, now });
      if (!episode) { // another call with the same conversation was faster by a moment
        const theirs = await findEpisodeByHash(sql, client.client_id, hash);
        if (!theirs) throw new Error('A conversation that collides must be there.');
        return answer(theirs, { facts_upserted: 0, events_stored: 0, recognised: 0, created: false, pending: [] });
      }
      const touched: Touched = new Map();
      note(touched, client.client_id);
      await indexTexts(sql, touched, [{ clientId: client.client_id, kind: 'episode', refId: episode.id, content: summary, sessionId: episode.session_id, occurredAt: at }]);
      const stored = await storeTurns(sql, touched, client, input, kept.filter((m) => m.role === 'user').flatMap(({ pieces }) => worthKeeping(pieces) ?? []), at, now);
      const { changed } = await recordExtracted(sql, touched, now, context.actor, stored.flatMap((event) => plainFacts(event.content).map((fact) => ({ fact, evidence: { clientId: client.client_id, eventId: event.id, occurredAt: event.occurred_at } }))));
      await keepState(episode.id);
      const pending: string[] = [];
      const deeper = stored.filter((event) => event.salience_score >= WORTH_EXTRACTING).map((event) => event.id);
      if (deps.model?.extract && deeper.length) { await deps.jobs.enqueue(sql, context, ExtractFacts, { event_ids: deeper }); pending.push(ExtractFacts.name); }
      if (deps.model?.summarize) { await deps.jobs.enqueue(sql, context, SummarizeEpisode, { episode_id: episode.id }); pending.push(SummarizeEpisode.name); }
      await touchClients(sql, touched);
      return answer(episode, { facts_upserted: changed, events_stored: stored.length, recognised: cleaned.reduce((n, c) => n + c.recognised, 0), created: true, pending });
    });
  };

  const storeTurns = async (sql: Sql, touched: Touched, client: ClientRow, input: Input, texts: readonly string[], at: Date, now: Date) => {
    const byHash = new Map(texts.map((text) => [contentHash(text), text]));
    const known = await knownHashes(sql, client.client_id, [...byHash.keys()]);
    const fresh = [...byHash].filter(([hash]) => !known.has(hash)).map(([, text], i): NewEvent => ({
      clientId: client.client_id, externalId: null, eventType: 'memory', eventSource: 'conversation', content: text.slice(0, 100_000).toWellFormed(), metadata: {}, sessionId: input.session_id ?? null, role: 'user', speaker: null, scope: 'user',
      trust: 'owner', salience: salienceOf({ content: text, role: 'user', eventType: 'memory' }), occurredAt: new Date(at.getTime() + i).toISOString(), expiresAt: null, // one millisecond apart: their order is kept
    }));
    const rows = [...(await insertEvents(sql, fresh, now)).values()];
    await indexTexts(sql, touched, rows.map(indexTextOf));
    return rows;
  };

  const stateJson = (clientId: number, row: { session_id: string; state_value: unknown; updated_at: Date; expires_at: Date }) => ({ client_id: clientId, session_id: row.session_id, state: row.state_value, updated_at: row.updated_at.toISOString(), expires_at: row.expires_at.toISOString() });

  return [
    operation(writeback, run),
    operation(rateEpisode, ({ episode_id, rating }, context) => deps.db.inWorkspace(context, async (sql) => {
      const row = await storeRating(sql, episode_id, rating, deps.clock.now());
      if (!row) throw notFound('episode', episode_id);
      await touchClients(sql, new Map([[row.client_id, { docs: 0, length: 0 }]]));
      return episodeJson(row);
    })),
    operation(getState, ({ session_id, client_id }, context) => deps.db.inWorkspace(context, async (sql) => {
      const client = await resolveClient(sql, client_id);
      const row = await readState(sql, client.client_id, session_id, deps.clock.now());
      if (!row) throw notFound('state of session', session_id);
      return stateJson(client.client_id, row);
    })),
    operation(putState, ({ session_id, client_id, state }, context) => deps.db.inWorkspace(context, async (sql) => {
      const client = await resolveClient(sql, client_id);
      const now = deps.clock.now();
      return stateJson(client.client_id, await writeState(sql, client.client_id, session_id, state, now, new Date(now.getTime() + STATE_HOURS * 3_600_000)));
    })),
  ];
}

/** Replaces the rule's summary by the model's. */
export function summarizeEpisodeJob(deps: MemoryDeps): AnyJobHandler {
  return handle(SummarizeEpisode, async ({ episode_id }, context) => {
    if (!deps.model?.summarize) return;
    const episode = await deps.db.inWorkspace(context, (sql) => findEpisode(sql, episode_id));
    if (!episode || episode.messages.length === 0) return;
    const summary = (await deps.model.summarize(episode.messages, context)).trim().slice(0, 4000).toWellFormed();
    if (summary === '') return;
    await deps.db.inWorkspace(context, async (sql) => {
      const row = await setSummary(sql, episode_id, summary, deps.clock.now());
      if (!row) return; // erased meanwhile
      const touched: Touched = new Map();
      await removeFromIndex(sql, touched, ['episode'], [episode_id]);
      await indexTexts(sql, touched, [{ clientId: row.client_id, kind: 'episode', refId: row.id, content: summary, sessionId: row.session_id, occurredAt: row.occurred_at }]);
      await touchClients(sql, touched);
    });
  });
}
