import { describe, expect, it } from 'vitest';
import { checkVectors, type Embedder, type EmbedderFailure } from '../../llm/embedder.port.ts';
import { breather } from './embedding-pace.ts';
import { EXAM } from './embedder-exam.ts';
import { engines, memoryWorld, type MemoryWorld, testContext } from '../world.kit.ts';

/** Letters counted; `spoiled` texts get a vector that says nothing. */
function letters({ spoiled = () => null }: { spoiled?: (text: string) => number | null } = {}): Embedder {
  return {
    model: 'letters', dimensions: 32, where: 'the test',
    async embed(texts) {
      const vectors = texts.map((text) => {
        const fill = EXAM.includes(text) ? null : spoiled(text);
        const v = new Float32Array(32).fill(fill ?? 0.01);
        if (fill === null) for (const c of text.toLowerCase()) { const at = (c.codePointAt(0) as number) % 32; v[at] = (v[at] as number) + 1; }
        return v;
      });
      checkVectors(vectors, { texts: texts.length, dimensions: 32 });
      return vectors;
    },
    check: async () => {},
  };
}
const settings = (embedder: Embedder) => ({ embedding: { embedder, queryTimeoutMs: 2000, monthlyTokens: null } });
const embedded = (world: MemoryWorld) => world.call('memory.embeddings');

describe.each(engines)('embeddings that come and go on $name', (engine) => {
  it('lets waiting texts go when they are turned off, and takes them up when they are on again', async () => {
    const on = await memoryWorld(engine, settings(letters()));
    const same = { ...engine, open: async () => on.db };
    const off = await memoryWorld(same);
    await on.call('memory.remember', { content: 'Waiting for its vector.', salience_score: 0.3 });
    for (const job of on.jobs.waiting) await off.db.inWorkspace(testContext, (sql) => off.jobs.enqueue(sql, testContext, { name: job.kind, payload: { parse: (x: unknown) => x } } as never, job.payload as never));
    expect(await off.jobs.drain()).toBeGreaterThan(0);
    expect(await off.jobs.deadLetters(1, 10)).toEqual([]);
    expect((await off.call('memory.recall', { query: 'waiting vector' })).results).toHaveLength(1);
    const again = await memoryWorld(same, settings(letters()));
    expect(await embedded(again)).toMatchObject({ embedded: 0, waiting: 1 });
    await again.memory.resumeEmbedding(testContext);
    await again.jobs.drain();
    expect(await embedded(again)).toMatchObject({ embedded: 1, waiting: 0, progress: 1 });
    await on.db.close();
  });

  it('leaves waiting texts to a process that has the embedder, as long as it is there', async () => {
    const on = await memoryWorld(engine, settings(letters()));
    const off = await memoryWorld({ ...engine, open: async () => on.db });
    await on.memory.embeddingPresent();
    await on.call('memory.remember', { content: 'Waiting for its vector.', salience_score: 0.3 });
    const [job] = on.jobs.waiting;
    const hand = () => off.db.inWorkspace(testContext, (sql) => off.jobs.enqueue(sql, testContext, { name: job?.kind, payload: { parse: (x: unknown) => x } } as never, job?.payload as never));
    await hand();
    await off.jobs.drain();
    expect(await off.jobs.deadLetters(1, 10)).toMatchObject([{ kind: 'memory.embed', error: expect.stringContaining('left to it') }]);
    await on.db.asOwner((sql) => sql.script(`update embedder_presence set seen_at = seen_at - interval '4 minutes'`));
    await hand();
    await off.jobs.drain();
    expect(await off.jobs.deadLetters(1, 10)).toHaveLength(1);
    await on.db.close();
  });

  it.each([['zeros', 0], ['no numbers', NaN]])('leaves a text without a vector that comes back as %s, and takes the others', async (_what, value) => {
    const world = await memoryWorld(engine, settings(letters({ spoiled: (text) => (text.includes('spoiled') ? value : null) })));
    await world.call('memory.remember-batch', { items: ['Good one.', 'A spoiled one.', 'Good two.', 'Another spoiled one.', 'Good three.'].map((content) => ({ content, salience_score: 0.3 })) });
    await world.jobs.drain();
    expect(await world.jobs.deadLetters(1, 10)).toEqual([]);
    expect(await embedded(world)).toMatchObject({ memories: 5, embedded: 3 });
    const answer = await world.call('memory.recall', { query: 'a spoiled question' });
    expect(answer).toMatchObject({ degraded: ['embeddings'] });
    expect(answer.results[0].content).toContain('spoiled');
    expect((await world.call('memory.recall', { query: 'good one' })).degraded).toEqual([]);
    await world.db.close();
  });

  it('shows an embedder that answers nothing but zeros, and fails nothing', async () => {
    const world = await memoryWorld(engine, settings(letters({ spoiled: () => 0 })));
    await world.call('memory.remember', { content: 'Good one.', salience_score: 0.3 });
    await world.jobs.drain();
    expect((await world.call('memory.recall', { query: 'good one' }))).toMatchObject({ degraded: ['embeddings'], results: [{ content: 'Good one.' }] });
    expect(await embedded(world)).toMatchObject({ embedded: 0, stopped: expect.stringContaining('zeros') });
    await world.db.close();
  });
});

describe('the pace of a backlog', () => {
  it('rests as long as it worked while questions are asked, and not at all otherwise', async () => {
    let at = 0;
    const pace = breather(() => at);
    const rested = async () => { const from = performance.now(); await pace.breathe(); return performance.now() - from; };
    at += 60;
    expect(await rested()).toBeLessThan(30);
    pace.asked();
    at += 60;
    expect(await rested()).toBeGreaterThan(55);
    pace.asked();
    at += 900; // a slow endpoint: nobody needs so long a rest
    expect(await rested()).toBeLessThan(300);
    at += 1100;
    expect(await rested()).toBeLessThan(30);
  });
});

describe('a check of vectors', () => {
  it('tells a spoiled text from a spoiled model', () => {
    const good = new Float32Array([1, 0]), zeros = new Float32Array(2);
    const failure = (vectors: Float32Array[]) => { try { checkVectors(vectors, { texts: vectors.length, dimensions: 2 }); return null; } catch (error) { return error as EmbedderFailure; } };
    expect(failure([good, zeros])).toMatchObject({ oneOfTheTexts: true, retryable: false });
    expect(failure([zeros, zeros])).toMatchObject({ oneOfTheTexts: false });
    expect(failure([good, good])).toBeNull();
  });
});
