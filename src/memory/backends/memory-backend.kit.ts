import { expect, it } from 'vitest';
import { BackendFailure, type BackendFact, type BackendHit, type BackendItem, type MemoryBackend } from './memory-backend.port.ts';

const at = new Date('2026-03-01T09:00:00Z');
const item = (ref: string, text: string, client = 'a'): BackendItem => ({ client, ref, text, speaker: null, role: 'user', occurredAt: at });
const fact: BackendFact = { client: 'a', ref: 'fact:7', text: 'Ann lives in Lisbon.', entityType: 'person', entityId: 'Ann', relation: 'residence', validFrom: at, validTo: null, recordedAt: at };

/** What every backend does. `open` gives an empty one; `broken` one whose other side fails in that way. */
export function backendKit(open: () => Promise<MemoryBackend>, broken: (how: 'refuses' | 'down' | 'garbage' | 'strange' | 'silent' | 'key') => Promise<MemoryBackend>): void {
  it('keeps what it is given, finds it for its client only, best first, by ids that it answered', async () => {
    const backend = await open();
    const ids = await backend.add(item('event:1', 'Ann keeps bees in Lisbon.'));
    await backend.add(item('event:2', 'Invoices are paid on Fridays.'));
    await backend.add(item('event:3', 'Bob keeps bees in Porto.', 'b'));
    expect(ids.length).toBeGreaterThan(0);
    const hits = await backend.search('a', 'bees in Lisbon', 5);
    expect(hits[0]?.text).toContain('Ann keeps bees in Lisbon.');
    expect(hits[0]?.ids.some((id) => ids.includes(id))).toBe(true);
    expect(hits.every((h) => !h.text.includes('Bob') && h.score >= 0 && h.score <= 1)).toBe(true);
    expect(hits.map((h) => h.score)).toEqual(hits.map((h) => h.score).sort((x, y) => y - x));
    expect((await backend.search('a', 'bees in Lisbon', 1)).length).toBe(1);
  });

  it('removes by id, also what is gone already', async () => {
    const backend = await open();
    const ids = await backend.add(item('event:1', 'Ann keeps bees.'));
    await backend.add(item('event:2', 'Ann keeps goats.'));
    await backend.remove('a', ids);
    await backend.remove('a', ids);
    expect((await backend.search('a', 'Ann keeps', 5)).map((h) => h.text).join()).toMatch(/^[^b]*goats[^b]*$/);
  });

  it('keeps facts and removes them', async () => {
    const backend = await open();
    const ids = await backend.createFact(fact);
    const found = (hits: BackendHit[]) => hits.some((h) => h.text.includes('Lisbon') && h.ids.some((id) => ids.includes(id)));
    expect(found(await backend.search('a', 'Ann lives in Lisbon', 5))).toBe(true);
    await backend.remove('a', ids);
    expect(found(await backend.search('a', 'Ann lives in Lisbon', 5))).toBe(false);
  });

  it('erases a client and nobody else, and knows nothing of a stranger', async () => {
    const backend = await open();
    await backend.eraseClient('nobody');
    expect(await backend.search('nobody', 'bees', 5)).toEqual([]);
    await backend.add(item('event:1', 'Ann keeps bees.'));
    await backend.add(item('event:3', 'Bob keeps bees.', 'b'));
    await backend.eraseClient('a');
    await backend.eraseClient('a');
    expect(await backend.search('a', 'keeps bees', 5)).toEqual([]);
    expect((await backend.search('b', 'keeps bees', 5)).length).toBe(1);
  });

  it('keeps long texts and any writing', async () => {
    const backend = await open();
    const long = `${'word '.repeat(5_000)}👩‍👩‍👧 漢字 עברית`;
    expect((await backend.add(item('event:9', long))).length).toBeGreaterThan(0);
    await backend.search('a', `${long} "quoted" \\ %`, 3);
  });

  it('says that it is well', async () => { await (await open()).health(); });

  it.each([['refuses', false], ['down', true], ['garbage', true], ['strange', true], ['silent', true], ['key', true]] as const)('says why it failed when the other side is like this: %s', async (how, retryable) => {
    const backend = await broken(how);
    for (const call of [() => backend.add(item('event:1', 'x')), () => backend.search('a', 'x', 3), () => backend.createFact(fact)]) {
      const error = await call().then(() => null, (e: unknown) => e);
      expect(error).toBeInstanceOf(BackendFailure);
      expect((error as BackendFailure).retryable).toBe(retryable);
      expect(String((error as BackendFailure).message)).not.toMatch(/secret|Lisbon/);
    }
  });
}

/** A backend in memory, for tests; `trouble` makes its calls fail. */
export function fakeBackend(name = 'zep', { metered = true }: { metered?: boolean } = {}) {
  const kept = new Map<string, { client: string; ref: string | null; text: string; at: Date }>();
  const calls: string[] = [];
  let next = 0;
  const state = { trouble: null as null | (() => Promise<void> | void) };
  const called = async (what: string) => { calls.push(what); await state.trouble?.(); };
  const put = (client: string, ref: string | null, text: string, when: Date): string => { const id = `${name}-${++next}`; kept.set(id, { client, ref, text, at: when }); return id; };
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const backend: MemoryBackend = {
    name, metered,
    async add({ client, ref, text, occurredAt }) { await called('add'); return [put(client, ref, text, occurredAt)]; },
    async createFact({ client, ref, text, recordedAt }) { await called('fact'); return [put(client, ref, text, recordedAt)]; },
    async search(client, query, limit) {
      await called('search');
      const asked = words(query);
      return [...kept].filter(([, m]) => m.client === client).map(([id, m]) => ({ id, m, score: [...words(m.text)].filter((w) => asked.has(w)).length / Math.max(1, asked.size) })).filter((h) => h.score > 0)
        .sort((x, y) => y.score - x.score).slice(0, limit).map(({ id, m, score }) => ({ text: m.text, score, ids: [id], ref: null, at: m.at }));
    },
    async remove(_client, ids) { await called('remove'); for (const id of ids) kept.delete(id); },
    async eraseClient(client) { await called('erase'); for (const [id, m] of kept) if (m.client === client) kept.delete(id); },
    async health() { await called('health'); },
  };
  return { backend, kept, calls, state, put };
}
