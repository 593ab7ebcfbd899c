import type { Sql } from '../../db/database.port.ts';
import { type AnyJobHandler, handle } from '../../jobs/index.ts';
import { type AnyOperation, type CallContext, operation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import type * as z from 'zod';
import { findClient, resolveClient, type Touched, note, touchClients } from '../clients/clients.store.ts';
import { excerpt, memoriesIn, messagesIn, skippedIn, summaryOf, type Turn, withinConversation } from './conversation.ts';
import { getState, putState, rateEpisode, writeback } from './conversations.contract.ts';
import { episodeJson, type EpisodeRow, extendEpisode, findEpisode, findEpisodeByHash, findGrown, insertEpisode, type Message, NOTHING_SAID, rateEpisode as storeRating, setSummary } from '../events/episodes.store.ts';
import { contentHash, type EventRow, indexTextOf, insertEvents, type NewEvent, standingByHash } from '../events/events.store.ts';
import { askForFacts, recordPlainFacts, zoneOfTexts } from '../facts/extract-facts.ts';
import type { MemoryDeps } from '../memory-deps.ts';
import { indexTexts, removeFromIndex } from '../memory-index.store.ts';
import { ExtractFacts, SummarizeEpisode } from '../memory-jobs.ts';
import { conversationHashes, judgeTexts } from './recall-guard.ts';
import { worthExtracting } from './remember.ts';
import { salienceOf } from './salience.ts';
import { guardText, maskSecrets, SECRET_KINDS } from '../secrets/secrets.ts';
import { insertSightings, type NewSighting } from './sightings.store.ts';
import { readState, writeState } from './state.store.ts';
import { queryTerms } from '../terms.ts';

const STATE_HOURS = 24;
/** Without a session's name two conversations may begin with the same pleasantries: that much must have been said to know one again. */
const TELLING_WORDS = 8;

type Input = z.output<typeof writeback.input>;
type Place = { clientId: number; sessionId: string | null; at: Date; now: Date };

/** The messages in order, without their secrets; the assistant's answer at the end when it came apart. */
function messagesOf(deps: MemoryDeps, input: Input): { messages: Message[]; masked: string[] } {
  const masked = new Set<string>();
  const safe = (path: string, text: string) => { const { text: clean, kinds } = guardText(deps, path, text); for (const kind of kinds) masked.add(kind); return clean; };
  const messages = input.conversation.flat().map(({ role, content }, i) => ({ role, content: safe(`conversation.${i}.content`, content) }));
  const answer = safe('response', input.response ?? '');
  const last = messages.at(-1);
  return { messages: answer === '' || (last?.role === 'assistant' && last.content === answer) ? messages : [...messages, { role: 'assistant' as const, content: answer }], masked: [...masked] };
}

const isSaid = ({ role }: Message): boolean => role === 'user' || role === 'assistant';

type Told = Pick<NewSighting, 'eventId' | 'kind' | 'content'>;

/** The memories that were met again, each once a kind. */
function sightingsIn(turns: readonly Turn[]): Told[] {
  const out = new Map<string, Told>();
  for (const { text, reason, eventId } of turns.flatMap((turn) => turn.pieces)) {
    if (eventId === null) continue;
    const kind = reason === 'recalled' ? 'recalled' : 'repeated';
    if (!out.has(`${kind} ${eventId}`)) out.set(`${kind} ${eventId}`, { eventId, kind, content: text });
  }
  return [...out.values()];
}

const hiddenKinds = (text: string): string[] => SECRET_KINDS.filter((kind) => text.includes(`[${kind} hidden`));

function withDuplicates(skipped: ReturnType<typeof skippedIn>, again: readonly Told[]): ReturnType<typeof skippedIn> {
  if (again.length === 0) return skipped;
  const before = skipped.find((entry) => entry.reason === 'duplicate');
  const examples = [...(before?.examples ?? []), ...again.map(({ content }) => excerpt(content, 80))].slice(0, 3);
  return [...skipped.filter((entry) => entry !== before), { reason: 'duplicate', count: (before?.count ?? 0) + again.length, examples }];
}

export function writebackOperations(deps: MemoryDeps): AnyOperation[] {
  const run = async (input: Input, context: CallContext) => {
    const now = deps.clock.now();
    const timestamp = now.toISOString();
    const nothing = { facts_upserted: 0, events_stored: 0, recognised: 0, skipped: [] as ReturnType<typeof skippedIn>, created: false, extended: false, pending: [] as string[] };
    if (context.probe) {
      await deps.db.inWorkspace(context, (sql) => findClient(sql, input.client_id));
      return { success: true, episode_id: null, ...nothing, masked: [], state_saved: false, timestamp, probe: true };
    }
    const { messages, masked } = messagesOf(deps, input);
    // Instructions and tools around a conversation change from turn to turn; what was said does not.
    const said = messages.some(isSaid) ? messages.filter(isSaid) : messages;
    const hashes = conversationHashes(said);
    const hash = hashes.at(-1) as string;
    const zone = await zoneOfTexts(deps, context);
    return deps.db.inWorkspace(context, async (sql) => {
      const client = await resolveClient(sql, input.client_id);
      const place: Place = { clientId: client.client_id, sessionId: input.session_id ?? null, at: input.timestamp ? new Date(input.timestamp) : now, now };
      const answer = async (episode: EpisodeRow, rest: typeof nothing) => {
        await writeState(sql, client.client_id, input.session_id ?? `client-${client.client_id}`, { episode_id: episode.id, messages: messages.length, at: timestamp }, now, new Date(now.getTime() + STATE_HOURS * 3_600_000), 'writeback');
        return { success: true, episode_id: episode.id, ...rest, masked, state_saved: true, timestamp };
      };
      const known = await findEpisodeByHash(sql, client.client_id, hash);
      if (known) return answer(known, nothing);

      const before = await grownFrom(sql, place, hashes.slice(0, -1));
      const old = before ? hashes.indexOf(before.conversation_hash) + 1 : 0;
      const turns = await judged(sql, client.client_id, messages, before ? said.slice(old) : null);
      const spoken = turns.filter(isSaidTurn);
      const touched: Touched = new Map();
      note(touched, client.client_id, []);
      const episode = await keepEpisode(sql, touched, place, before, { hash, messages: [...(before?.messages ?? []), ...messagesIn(spoken)], count: said.length });
      if (!episode) { // another call with the same conversation was faster by a moment
        const theirs = await findEpisodeByHash(sql, client.client_id, hash);
        if (!theirs) throw new Error('A conversation that collides must be there.');
        return answer(theirs, nothing);
      }
      const { stored, again } = await storeMemories(sql, touched, place, memoriesIn(spoken));
      const sightings = sightingsIn(spoken);
      await insertSightings(sql, client.client_id, [...sightings, ...again].map((s): NewSighting => ({ ...s, sessionId: place.sessionId, episodeId: episode.id, at: place.at })));
      const { changed } = await recordPlainFacts(sql, touched, now, context.actor, zone, stored);
      const pending: string[] = [];
      const deeper = stored.filter(worthExtracting);
      if (deps.model?.extract && deeper.length) { await askForFacts(sql, deps, context, deeper); pending.push(ExtractFacts.name); }
      if (deps.model?.summarize) { await deps.jobs.enqueue(sql, context, SummarizeEpisode, { episode_id: episode.id }); pending.push(SummarizeEpisode.name); }
      await touchClients(sql, touched);
      const skipped = withDuplicates(skippedIn(turns), again);
      const recognised = spoken.flatMap((turn) => turn.pieces).filter(({ reason }) => reason === 'recalled' || reason === 'duplicate').length + again.length;
      return answer(episode, { facts_upserted: changed, events_stored: stored.length, recognised, skipped, created: !before, extended: before !== undefined, pending });
    });
  };

  const isSaidTurn = ({ role }: Turn): boolean => role === 'user' || role === 'assistant';

  /** The episode of which this conversation is a later state. */
  const grownFrom = async (sql: Sql, { clientId, sessionId }: Place, hashes: readonly string[]): Promise<EpisodeRow | undefined> => {
    const before = await findGrown(sql, clientId, sessionId, hashes);
    const telling = sessionId !== null || (before && before.messages.length > 1 && queryTerms(before.messages.map((message) => message.content).join(' ')).size >= TELLING_WORDS);
    return telling ? before : undefined;
  };

  /** The pieces of every message, or of the new ones of a conversation that has grown. Instructions and tools speak as machines. */
  const judged = async (sql: Sql, clientId: number, messages: readonly Message[], fresh: readonly Message[] | null): Promise<Turn[]> => {
    const around = messages.filter((message) => !isSaid(message) && message.content.trim() !== '');
    const spoken = fresh ?? messages.filter(isSaid);
    const pieces = await judgeTexts(sql, clientId, spoken);
    return [...around.map(({ role, content }) => ({ role, pieces: [{ text: content, reason: role === 'tool' ? 'tool_noise' as const : 'prompt' as const, eventId: null }] })),
      ...withinConversation(spoken.map(({ role }, i) => ({ role, pieces: pieces[i] ?? [] })))];
  };

  const keepEpisode = async (sql: Sql, touched: Touched, { clientId, sessionId, at, now }: Place, before: EpisodeRow | undefined, next: { hash: string; messages: Message[]; count: number }): Promise<EpisodeRow | undefined> => {
    const summary = summaryOf(next.messages);
    const episode = before ? await extendEpisode(sql, before, { ...next, summary, now }) : await insertEpisode(sql, { ...next, clientId, sessionId, summary, at, now });
    if (!episode) return undefined;
    if (before) await removeFromIndex(sql, touched, ['episode'], [before.id]);
    if (summary !== NOTHING_SAID) await indexTexts(sql, touched, [{ clientId, kind: 'episode', refId: episode.id, content: summary, sessionId: episode.session_id, occurredAt: episode.occurred_at }]);
    return episode;
  };

  /** Writes what is new. A message whose text a standing memory has already is a sighting of that. */
  const storeMemories = async (sql: Sql, touched: Touched, { clientId, sessionId, at, now }: Place, texts: readonly string[]): Promise<{ stored: EventRow[]; again: Told[] }> => {
    const byHash = new Map(texts.map((text) => [contentHash(text), text]));
    const known = await standingByHash(sql, clientId, [...byHash.keys()]);
    const fresh = [...byHash].filter(([hash]) => !known.has(hash)).map(([, text], i): NewEvent => ({
      clientId, externalId: null, eventType: 'memory', eventSource: 'conversation', content: text.slice(0, 100_000).toWellFormed(), metadata: {}, sessionId, role: 'user', speaker: null, scope: 'user', trust: 'owner',
      salience: salienceOf({ content: text, role: 'user', eventType: 'memory' }), occurredAt: new Date(at.getTime() + i).toISOString(), expiresAt: null, // one millisecond apart: their order is kept
      masked: hiddenKinds(text),
    }));
    const stored = [...(await insertEvents(sql, fresh, now)).values()];
    await indexTexts(sql, touched, stored.map(indexTextOf));
    return { stored, again: [...byHash].flatMap(([hash, content]): Told[] => { const eventId = known.get(hash); return eventId === undefined ? [] : [{ eventId, kind: 'repeated', content }]; }) };
  };

  const stateJson = (clientId: number, row: { session_id: string; state_value: unknown; updated_at: Date; expires_at: Date }) => ({ client_id: clientId, session_id: row.session_id, state: row.state_value, updated_at: row.updated_at.toISOString(), expires_at: row.expires_at.toISOString() });

  return [
    operation(writeback, run),
    operation(rateEpisode, ({ episode_id, rating }, context) => deps.db.inWorkspace(context, async (sql) => {
      const row = await storeRating(sql, episode_id, rating, deps.clock.now());
      if (!row) throw notFound('episode', episode_id);
      const touched: Touched = new Map();
      note(touched, row.client_id, [{ kind: 'episode', refId: episode_id }]);
      await touchClients(sql, touched);
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
    const said = (await deps.model.summarize(episode.messages, context)).trim().slice(0, 4000).toWellFormed();
    const summary = deps.secrets === 'keep' ? said : maskSecrets(said).text;
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
