import { describe, expect, it } from 'vitest';
import { placeNodes } from './force-layout.ts';
import { guessFormat, NOTHING, partsOf, tally } from './import-parts.ts';
import { clientRef, filtersSet, findSearch, recallOf, refOf, writeRef } from './memory-search.ts';
import { reasonsFor, scoresOf } from './reasons.ts';
import { momentIn, startOfDayIn } from './zone-time.ts';
import { believedAt, shareOn, twoClocks, type Version } from './two-clocks.ts';

describe('the address', () => {
  it('keeps what can be read and forgets the rest', () => {
    expect(findSearch({ q: 'boat', kind: ['fact', 'nonsense'], scope: 'galaxy', from: '2026-13-40', to: '2026-11-01', open: 'event-12', missed: 'event-x' })).toEqual({ q: 'boat', kind: ['fact'], to: '2026-11-01', open: 'event-12' });
    expect(filtersSet(findSearch({ q: 'boat', kind: 'fact', from: '2026-01-01', to: '2026-02-01' }))).toBe(2);
  });
  it('reads clients and memories as they are written', () => {
    expect([clientRef('12'), clientRef('acme'), clientRef('007'), clientRef(undefined)]).toEqual([12, 'acme', '007', undefined]);
    expect(refOf(writeRef({ kind: 'episode', id: 4 }))).toEqual({ kind: 'episode', id: 4 });
    expect(refOf('secret-4')).toBeUndefined();
  });
  it('asks recall what it shows', () => {
    expect(recallOf(findSearch({ q: 'boat', client: '7', from: '2026-01-01', known_at: '2026-02-02' }))).toMatchObject({ query: 'boat', client_id: 7, since: '2026-01-01', known_at: '2026-02-02', explain: true });
  });
});

describe('reasons', () => {
  const scores = scoresOf([{ explain: { lexical: { rank: 2, score: 4 }, vector: { rank: 2, score: 0.4 } } }, { explain: { vector: { rank: 1, score: 0.8 } } }, {}]);
  it('are shares of the best of each arm and places among the shown, the best place first', () => {
    expect(reasonsFor({ vector: { rank: 2, score: 0.4 }, lexical: { rank: 2, score: 4 } }, scores)).toEqual([{ arm: 'lexical', rank: 1, share: 1 }, { arm: 'vector', rank: 2, share: 0.5 }]);
    expect(reasonsFor(undefined, scores)).toEqual([]);
  });
  it('keep the place among all where two far apart are compared', () => {
    expect(reasonsFor({ lexical: { rank: 70, score: 1 } }, scores, true)).toEqual([{ arm: 'lexical', rank: 70, share: 0.25 }]);
  });
});

const version = (fact_id: number, content: string, valid: [string | null, string | null], known: [string, string | null]): Version => ({ fact_id, content, valid_from: valid[0], valid_to: valid[1], recorded_at: known[0], superseded_at: known[1], status: 'current' });
describe('two clocks', () => {
  const versions = [version(1, 'Lisbon', ['2024-01-01T00:00:00Z', null], ['2024-02-01T00:00:00Z', '2025-06-01T00:00:00Z']), version(2, 'Lisbon', ['2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z'], ['2025-06-01T00:00:00Z', null]), version(3, 'Porto', ['2025-01-01T00:00:00Z', null], ['2025-06-01T00:00:00Z', null])];
  const at = (time: string): number => Date.parse(time);
  it('says what was believed when about when', () => {
    const say = (valid: string, known: string): string[] => believedAt(versions, at(valid), at(known)).map((one) => one.content);
    expect(say('2025-03-01T00:00:00Z', '2025-03-01T00:00:00Z')).toEqual(['Lisbon']);
    expect(say('2025-03-01T00:00:00Z', '2025-07-01T00:00:00Z')).toEqual(['Porto']);
    expect(say('2025-03-01T00:00:00Z', '2024-01-15T00:00:00Z')).toEqual([]);
  });
  it('draws each version where it holds, and none over another that was believed at the same time', () => {
    const { boxes, valid } = twoClocks(versions, at('2026-01-01T00:00:00Z'));
    const [first, second, third] = boxes;
    expect(first).toMatchObject({ openRight: true, right: 1, believed: false });
    expect(second?.right).toBeCloseTo(third?.left ?? Number.NaN, 9);
    expect(first?.high).toBeCloseTo(second?.low ?? Number.NaN, 9);
    expect(shareOn(valid, at('1990-01-01T00:00:00Z'))).toBe(0);
  });
  it('stands on its feet with one version, and with none', () => {
    expect(twoClocks([version(1, 'x', [null, null], ['2026-01-01T00:00:00Z', null])], at('2026-01-01T00:00:00Z')).boxes).toMatchObject([{ left: 0, right: 1, openLeft: true }]);
    expect(twoClocks([], 0).boxes).toEqual([]);
  });
});

describe('the picture of a graph', () => {
  it('puts what is joined nearer than what is not, and looks the same each time', () => {
    const nodes = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, n) => ({ id, distance: n === 0 ? 0 : 1 }));
    const edges = [{ from: 'a', to: 'b' }, { from: 'a', to: 'c' }, { from: 'a', to: 'd' }, { from: 'd', to: 'e' }, { from: 'd', to: 'f' }];
    const placed = placeNodes(nodes, edges);
    const away = (p: string, q: string): number => { const [a, b] = [p, q].map((id) => placed.find((one) => one.id === id)); return Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0)); };
    expect(away('d', 'e')).toBeLessThan(away('b', 'e'));
    expect(placed.every(({ x, y }) => Math.abs(x) <= 1 && Math.abs(y) <= 1)).toBe(true);
    expect(placeNodes(nodes, edges)).toEqual(placed);
    expect(placeNodes([], [])).toEqual([]);
  });
  it('takes a full picture in less than a frame or two', () => {
    const nodes = Array.from({ length: 150 }, (_, n) => ({ id: `${n}`, distance: n === 0 ? 0 : 1 }));
    const started = performance.now();
    placeNodes(nodes, nodes.slice(1).map(({ id }) => ({ from: '0', to: id })));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('a file to import', () => {
  it('is known by its name and its beginning', () => {
    expect(guessFormat('notes.md', '# Boat')).toBe('markdown');
    expect(guessFormat('export.ndjson', '{"store":"profile","client_id":1}\n')).toBe('almanac');
    expect(guessFormat('conversations.json', '[{"title":"x","mapping":{}}]')).toBe('chatgpt');
    expect(guessFormat('conversations.json', '[{"uuid":"x","chat_messages":[]}]')).toBe('claude');
    expect(guessFormat('mem0.json', '{"results":[{"id":"1","memory":"x"}]}')).toBe('mem0');
    expect(guessFormat('my.jsonl', '{"content":"x"}\n')).toBe('jsonl');
  });
  it('is cut where it can be cut, and nothing is lost', () => {
    const lines = Array.from({ length: 50 }, (_, n) => JSON.stringify({ content: `line ${n}` }));
    const parts = partsOf('jsonl', lines.join('\n'), 200);
    expect(parts.length).toBeGreaterThan(4);
    expect(parts.flatMap((part) => part.trim().split('\n'))).toEqual(lines);
    const list = Array.from({ length: 20 }, (_, n) => ({ mapping: {}, title: `${n}` }));
    expect(partsOf('chatgpt', JSON.stringify(list), 120).flatMap((part) => JSON.parse(part) as unknown[])).toEqual(list);
    expect(partsOf('mem0', JSON.stringify({ results: list }), 120).flatMap((part) => JSON.parse(part) as unknown[])).toEqual(list);
    expect(partsOf('markdown', '# one long note', 4)).toEqual(['# one long note']);
    expect(partsOf('jsonl', ' \n')).toEqual([]);
  });
  it('is counted over its parts', () => {
    const part = { imported: { events: 2, facts: 0 }, changed: {}, unchanged: { events: 1 }, skipped: { jobs: 1 }, skipped_why: { jobs: 'made anew' }, refused: 1, waiting: 3, errors: [{ line: 4, detail: 'no JSON' }] };
    expect(tally(tally(NOTHING, part, 1), { ...part, waiting: 0 }, 2)).toMatchObject({ imported: 4, unchanged: 2, skipped: 2, refused: 2, waiting: 0, stores: { events: 4 }, errors: [{ part: 1, line: 4 }, { part: 2, line: 4 }] });
  });
});

describe('a day and a time as they are written', () => {
  it('mean the zone of the workspace, over changes of its clocks too', () => {
    expect(momentIn('2026-11-21T09:30', 'America/Los_Angeles')).toBe('2026-11-21T17:30:00.000Z');
    expect(startOfDayIn('2026-07-01', 'Europe/Berlin')).toBe('2026-06-30T22:00:00.000Z');
    expect(momentIn('2026-03-29T12:00', 'Europe/Berlin')).toBe('2026-03-29T10:00:00.000Z');
    expect(momentIn('2026-10-25T00:00', 'Europe/Berlin')).toBe('2026-10-24T22:00:00.000Z');
  });
});
