import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Embedder, EmbedderFailure } from '../../llm/embedder.port.ts';
import type { TestEngine } from '../../../tests/engines.ts';
import { EXAM } from './embedder-exam.ts';
import { similarTo } from './vectors.store.ts';
import { engines, memoryWorld, testContext } from '../world.kit.ts';

const CONCEPTS: readonly (readonly string[])[] = [['dog', 'puppy', 'hund', '狗'], ['car', 'automobile', 'mechanic', 'vehicle'], ['salary', 'pay', 'earn', 'wage'], ['ill', 'sick', 'disease'], ['wedding', 'marry', 'married'], ['house', 'home', 'flat']];

/** An embedder that knows the words above by their meaning, and can fail in every way. */
function conceptEmbedder({ model = 'concepts', size = 32 } = {}) {
  const state = { texts: [] as string[], calls: 0, fault: null as null | 'down' | 'hang' | 'size' | 'nan' | 'few', size, refuses: null as string | null };
  const one = (text: string): Float32Array => {
    const v = new Float32Array(state.size);
    const exam = EXAM.indexOf(text);
    if (exam >= 0) { v[exam % 3 === 2 ? 1 : 0] = 1; return v; } // a model that knows what is asked of it
    for (const word of text.toLowerCase().match(/[\p{L}]+/gu) ?? []) {
      const concept = CONCEPTS.findIndex((words) => words.some((w) => word.startsWith(w) || (w === '狗' && word.includes(w))));
      if (concept >= 0) v[concept] = (v[concept] as number) + 3;
      else v[8 + ([...word].reduce((n, c) => n * 31 + (c.codePointAt(0) as number), 7) >>> 0) % (state.size - 8)] = 0.5;
    }
    return v;
  };
  const embedder: Embedder = {
    model, dimensions: size, where: 'the test',
    async embed(texts, { signal } = {}) {
      state.calls++;
      if (state.fault === 'down') throw new EmbedderFailure('the embedder answered 500', { retryable: true });
      if (state.fault === 'hang') await new Promise((_, reject) => { signal?.addEventListener('abort', () => reject(signal.reason as Error)); });
      if (state.refuses !== null && texts.includes(state.refuses)) throw new EmbedderFailure('the embedder answered 400', { retryable: false, oneOfTheTexts: true });
      if (state.fault === 'size') return texts.map(() => new Float32Array(size + 1).fill(1));
      if (state.fault === 'nan') return texts.map(() => new Float32Array(size).fill(NaN));
      if (state.fault === 'few') return [];
      state.texts.push(...texts);
      return texts.map(one);
    },
    async check() { if (state.fault) throw new EmbedderFailure('the embedder answered 500', { retryable: true }); },
  };
  return { embedder, state };
}

async function open(engine: TestEngine, options: { model?: string; size?: number; monthlyTokens?: number; queryTimeoutMs?: number } = {}) {
  const { embedder, state } = conceptEmbedder(options);
  const world = await memoryWorld(engine, { embedding: { embedder, queryTimeoutMs: options.queryTimeoutMs ?? 2000, monthlyTokens: options.monthlyTokens ?? null } });
  return { ...world, state, embedder };
}
type World = Awaited<ReturnType<typeof open>>;

describe.each(engines)('embeddings on $name', (engine) => {
  let world: World;
  beforeAll(async () => { world = await open(engine); });
  afterAll(() => world.db.close());

  const remember = (content: string, more: Record<string, unknown> = {}) => world.call('memory.remember', { content, salience_score: 0.3, ...more });
  const recall = (query: string, more: Record<string, unknown> = {}) => world.call('memory.recall', { query, ...more });
  const vectors = async (clientId: number): Promise<number> => (await world.db.asOwner((sql) => sql.rows<{ n: number }>('select count(*)::int as n from memory_vectors where client_id = $1', [clientId])))[0]?.n ?? 0;
  const client = async (name: string): Promise<number> => (await world.db.asOwner((sql) => sql.rows<{ client_id: number }>('select client_id from client_profiles where user_id = $1', [name])))[0]?.client_id ?? 0;

  it('finds what is said in other words and languages, and shows which arm did', async () => {
    const c = { client_id: 'paraphrase' };
    await remember('The mechanic wants 400 euros for the repair.', c);
    await remember('Biscuit is a good puppy.', c);
    await remember('The bakery on the corner closes at six.', c);
    await world.jobs.drain();
    const found = await recall('automobile costs', { ...c, explain: true });
    expect(found.results[0]).toMatchObject({ content: 'The mechanic wants 400 euros for the repair.', explain: { vector: { rank: 1 } } });
    expect(found.degraded).toEqual([]);
    expect((await recall('Wie heißt der Hund?', c)).results[0].content).toBe('Biscuit is a good puppy.');
    expect((await recall('狗叫什么名字', c)).results[0].content).toBe('Biscuit is a good puppy.');
    const explained = await world.call('memory.explain', { ...c, query: 'automobile costs', id: found.results[0].id });
    expect(explained).toMatchObject({ found: true, arms: { vector: { rank: 1 } } });
  });

  it('lets a hit by words alone win', async () => {
    const c = { client_id: 'words' };
    await remember('Invoice 4711 was paid by Jonas.', c);
    await remember('The vehicle was sold.', c);
    await remember('Our automobile is in the garage.', c);
    await world.jobs.drain();
    expect((await recall('invoice 4711 car', c)).results.map((r: { content: string }) => r.content)).toHaveLength(3);
    expect((await recall('invoice 4711', c)).results[0].content).toBe('Invoice 4711 was paid by Jonas.');
  });

  it('drops a cached answer when vectors arrive', async () => {
    const c = { client_id: 'arrival' };
    await remember('The mechanic called.', c);
    expect((await recall('automobile', c)).results).toEqual([]);
    await world.jobs.drain();
    expect(await recall('automobile', c)).toMatchObject({ cached: false, results: [{ content: 'The mechanic called.' }] });
    expect((await recall('automobile', c)).cached).toBe(true);
  });

  it('pays once for a text, across edits of other fields, repeats and clients', async () => {
    const c = { client_id: 'once' };
    await remember('A sentence that is dear.', { ...c, external_id: 'x' });
    await world.jobs.drain();
    const paid = () => world.state.texts.filter((text) => text.includes('A sentence that is dear.')).length;
    expect(paid()).toBe(1);
    await remember('A sentence that is dear.', { ...c, external_id: 'x', metadata: { now: 'other' }, occurred_at: '2020-01-01T00:00:00Z' });
    await remember('A sentence that is dear.', { ...c, external_id: 'y' });
    await remember('A sentence that is dear.', { client_id: 'once-2' });
    await world.jobs.drain();
    expect(paid()).toBe(1);
    expect((await recall('dear', { client_id: 'once-2', explain: true })).results[0].explain).toHaveProperty('vector');
  });

  it('embeds one job per write of many, long texts in pieces', async () => {
    const before = world.state.calls;
    await world.call('memory.remember-batch', { items: Array.from({ length: 100 }, (_, i) => ({ content: `Note ${i} of the batch.`, client_id: 'batch', salience_score: 0.3 })) });
    expect(world.jobs.waiting.filter((job) => job.kind === 'memory.embed')).toHaveLength(1);
    await world.jobs.drain();
    expect(world.state.calls - before).toBe(1);
    const id = await client('batch');
    expect(await vectors(id)).toBe(100);
    await remember(`${'Nothing of note happened that day. '.repeat(200)} Then the puppy came. ${'It rained again. '.repeat(200)}`, { client_id: 'batch', external_id: 'long' });
    await world.jobs.drain();
    expect(await vectors(id)).toBeGreaterThan(105);
    expect((await recall('Hund', { client_id: 'batch' })).results[0].external_id).toBe('long');
  });

  it('filters before it chooses', async () => {
    const c = { client_id: 'filters' };
    await remember('My car is red.', { ...c, session_id: 's1', occurred_at: '2025-01-01T00:00:00Z' });
    await remember('My vehicle is blue.', { ...c, session_id: 's2', occurred_at: '2026-01-01T00:00:00Z', memory_scope: 'project' });
    await remember('My mechanic is nice.', { ...c, expires_at: new Date(world.clock.now().getTime() + 1000).toISOString() });
    await world.jobs.drain();
    const contents = async (more: Record<string, unknown>) => (await recall('automobile', { ...c, ...more })).results.map((r: { content: string }) => r.content).sort();
    expect(await contents({})).toEqual(['My car is red.', 'My mechanic is nice.', 'My vehicle is blue.']);
    world.clock.advance(2000);
    expect(await contents({})).toEqual(['My car is red.', 'My vehicle is blue.']);
    expect(await contents({ session_id: 's1' })).toEqual(['My car is red.']);
    expect(await contents({ scope: 'project' })).toEqual(['My vehicle is blue.']);
    expect(await contents({ since: '2025-06-01' })).toEqual(['My vehicle is blue.']);
    expect(await contents({ kind: ['fact'] })).toEqual([]);
  });

  it('removes a vector with the last memory that says so', async () => {
    const c = { client_id: 'gone' };
    const one = await remember('The puppy sleeps.', { ...c, external_id: 'a' });
    const two = await remember('The puppy sleeps.', { ...c, external_id: 'b' });
    await world.jobs.drain();
    const id = await client('gone');
    expect(await vectors(id)).toBe(1);
    await world.call('memory.delete-event', { event_id: one.event_id });
    expect(await vectors(id)).toBe(1);
    await remember('The puppy is awake.', { ...c, external_id: 'b' });
    expect(two.event_id).toBeGreaterThan(0);
    expect(await vectors(id)).toBe(0);
    await world.jobs.drain();
    expect(await vectors(id)).toBe(1);
  });

  it('erases a client whole, and embeds nothing of it afterwards', async () => {
    const c = { client_id: 'erased' };
    await remember('The puppy has a secret.', c);
    await world.jobs.drain();
    await remember('The car has a secret.', c); // its job waits while the client goes
    const id = await client('erased');
    const done = await world.call('clients.erase', { client_id: 'erased' });
    expect(done).toMatchObject({ verified: true, erased: { memory_vectors: 1 }, remaining: { memory_vectors: 0 } });
    await world.jobs.drain();
    expect(await vectors(id)).toBe(0);
    expect(await world.db.asOwner((sql) => sql.rows('select 1 from memory_signatures where client_id = $1', [id]))).toEqual([]);
  });

  it('keeps workspaces and clients apart', async () => {
    await remember('The puppy of one.', { client_id: 'apart-1' });
    await remember('The puppy of two.', { client_id: 'apart-2' });
    await world.jobs.drain();
    expect((await recall('Hund', { client_id: 'apart-1' })).results.map((r: { content: string }) => r.content)).toEqual(['The puppy of one.']);
    const near = await world.db.inWorkspace({ workspaceId: 99 }, (sql) => sql.rows('select 1 from memory_vectors'));
    expect(near).toEqual([]);
  });

  it('tells which memories say nearly the same', async () => {
    const c = { client_id: 'same' };
    const a = await remember('My puppy is ill.', c);
    const b = await remember('My dog is sick.', c);
    await remember('The wedding is in June.', c);
    await world.jobs.drain();
    const found = await world.db.inWorkspace(testContext, (sql) => similarTo(sql, { clientId: a.client_id, kind: 'event', refId: a.event_id, least: 0.9, now: world.clock.now() }));
    expect(found.map((f) => f.refId)).toEqual([b.event_id]);
  });

  it('skips a text that the model refuses, and embeds the others', async () => {
    world.state.refuses = 'Refused text.';
    for (const content of ['Accepted puppy one.', 'Refused text.', 'Accepted puppy two.']) await remember(content, { client_id: 'refused' });
    await world.jobs.drain();
    world.state.refuses = null;
    expect(await vectors(await client('refused'))).toBe(2);
    expect((await recall('refused', { client_id: 'refused' })).results[0].content).toBe('Refused text.');
    await world.memory.resumeEmbedding(testContext);
    await world.jobs.drain();
    expect(await vectors(await client('refused'))).toBe(3);
  });

  it.each(['down', 'hang', 'size', 'nan', 'few'] as const)('never fails a write or a recall when the embedder is broken: %s', async (fault) => {
    const own = await open(engine, { queryTimeoutMs: 40 });
    await own.call('memory.remember', { content: 'The puppy is here.', salience_score: 0.3 });
    await own.jobs.drain();
    own.state.fault = fault;
    expect(await own.call('memory.remember', { content: 'The car is here.', salience_score: 0.3 })).toMatchObject({ stored_in: ['postgres'] });
    const found = await own.call('memory.recall', { query: 'puppy here' });
    expect(found.results[0].content).toBe('The puppy is here.');
    expect(found.degraded).toEqual(['embeddings']);
    expect((await own.memory.embeddingHealth()).status).toBe('down');
    if (fault !== 'hang') await own.jobs.drain();
    own.state.fault = null;
    own.clock.advance(60_000);
    const again = await own.call('memory.recall', { query: 'puppy here' });
    expect(again).toMatchObject({ cached: false, degraded: [] });
    await own.memory.resumeEmbedding(testContext);
    await own.jobs.drain();
    expect((await own.call('memory.recall', { query: 'automobile' })).results[0].content).toBe('The car is here.');
    expect((await own.memory.embeddingHealth()).status).toBe('ok');
    await own.db.close();
  });

  it('embeds anew in the background when the model changes, and never mixes two', async () => {
    const own = await open(engine, { model: 'first', size: 32 });
    await own.call('memory.remember', { content: 'The mechanic called.', salience_score: 0.3 });
    await own.jobs.drain();
    const { embedder, state } = conceptEmbedder({ model: 'second', size: 48 });
    const next = await memoryWorld({ ...engine, open: async () => own.db }, { embedding: { embedder, queryTimeoutMs: 2000, monthlyTokens: null } });
    await next.call('memory.remember', { content: 'A mechanic passed.', salience_score: 0.3 });
    // Before the work is done the words still answer, and the vectors of the first model are not asked.
    expect((await next.call('memory.recall', { query: 'mechanic' })).results).toHaveLength(2);
    expect((await next.call('memory.recall', { query: 'automobile' })).results).toHaveLength(0);
    expect(await next.call('memory.embeddings')).toMatchObject({ on: true, model: 'second', dimensions: 48, memories: 2, embedded: 0, waiting: 2, progress: 0 });
    await next.memory.resumeEmbedding(testContext);
    await next.jobs.drain();
    expect(state.texts).toContain('The mechanic called.');
    expect(await next.call('memory.embeddings')).toMatchObject({ embedded: 2, waiting: 0, progress: 1, stopped: null });
    expect((await next.memory.embeddingHealth()).detail).toContain('2 of 2');
    expect((await next.call('memory.recall', { query: 'automobile' })).results).toHaveLength(2);
    expect(await own.db.asOwner((sql) => sql.rows('select model, dimensions from embedding_models'))).toEqual([{ model: 'second', dimensions: 48 }]);
    expect(await own.db.asOwner((sql) => sql.rows('select distinct octet_length(vector) as size from memory_vectors'))).toEqual([{ size: 96 }]);
    await own.db.close();
  });

  it('stops at the limit of the month, says so, and goes on in the next', async () => {
    const own = await open(engine, { monthlyTokens: 600 });
    await own.call('memory.remember', { content: 'The puppy is here.', salience_score: 0.3 });
    await own.jobs.drain();
    await own.call('memory.remember', { content: 'A very long story about a car. '.repeat(200), salience_score: 0.3 });
    await own.jobs.drain();
    await own.call('memory.remember', { content: 'The mechanic called.', salience_score: 0.3 });
    await own.jobs.drain();
    const state = await own.call('memory.embeddings');
    expect(state).toMatchObject({ embedded: 2, waiting: 1, month_limit: 600 });
    expect(state.stopped).toContain('EMBEDDINGS_MONTHLY_TOKENS');
    expect(await own.memory.embeddingHealth()).toMatchObject({ status: 'down' });
    expect((await own.call('memory.recall', { query: 'a new question about a puppy' }))).toMatchObject({ degraded: ['embeddings'] });
    own.clock.advance(15 * 86_400_000);
    await own.memory.resumeEmbedding(testContext);
    await own.jobs.drain();
    expect(await own.call('memory.embeddings')).toMatchObject({ embedded: 3, waiting: 0, stopped: null });
    await own.db.close();
  });

  it('asks once for a question that many ask at the same time, and not at all in a probe', async () => {
    await remember('Something to find.', { client_id: 'flight' });
    await world.jobs.drain();
    const before = world.state.calls;
    await Promise.all(Array.from({ length: 8 }, (_, i) => recall('something quite new', { client_id: 'flight', k: i + 1 })));
    expect(world.state.calls - before).toBe(1);
    await world.memory.recall({ query: 'another new thing', client_id: 'flight' } as never, { ...testContext, probe: true });
    expect(world.state.calls - before).toBe(1);
  });

  it('works on a database that has no pgvector', async () => {
    const own = await open(engine);
    await own.db.asOwner((sql) => sql.script('drop extension if exists vector cascade'));
    await own.call('memory.remember', { content: 'The mechanic called.', salience_score: 0.3 });
    await own.jobs.drain();
    expect((await own.call('memory.recall', { query: 'automobile' })).results[0].content).toBe('The mechanic called.');
    await own.db.close();
  });
});
