import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { relatedTerms } from './related-words.ts';
import { termsOf } from '../terms.ts';
import { engines, memoryWorld, type MemoryWorld } from '../world.kit.ts';

const related = (text: string, thesaurus: 1 | 2 = 2) => relatedTerms(termsOf(text), text, thesaurus).map((r) => r.term);

describe('related words', () => {
  it('are other words for what was asked, in its other languages too', () => {
    expect(related('shop')).toEqual(expect.arrayContaining(termsOf('store laden tienda')));
    expect(related('shop')).not.toContain('shop');
  });
  it('say what they stand for, and none is asked itself', () => {
    const found = relatedTerms(termsOf('shop store'), 'shop store', 2);
    expect(found.map((r) => r.term)).not.toContain('store');
    expect(found.every((r) => r.for === 'shop' || r.for === 'store')).toBe(true);
  });
  it('are those of the language that the question is in', () => {
    expect(related('where is the pain')).not.toEqual(expect.arrayContaining(termsOf('baguette')));
    expect(related('où est le pain')).toEqual(expect.arrayContaining(termsOf('baguette')));
    expect(related('mein Arzt')).toEqual(expect.arrayContaining(termsOf('doktor')));
  });
  it('are other forms of a word too, where endings are not taken off', () => {
    expect(related('Wo ist die Rechnung?')).toEqual(expect.arrayContaining(['rechnungen']));
    expect(related('Wann haben wir zuletzt im Garten gearbeitet?')).toEqual(expect.arrayContaining(['arbeiten']));
    expect(related('¿Cuándo pagué el alquiler?')).toEqual(expect.arrayContaining(termsOf('pago')));
    expect(related('Quand est-ce que nous avons payé le loyer ?')).toEqual(expect.arrayContaining(termsOf('payer')));
    expect(related('where is the bill')).not.toEqual(expect.arrayContaining(['billen']));
  });
  it('know what is said in several words', () => {
    expect(related('what food do I say I can’t stand')).toEqual(expect.arrayContaining(termsOf('hate detest')));
    expect(related('who vouched for me')).toEqual(expect.arrayContaining(termsOf('guarantor')));
  });
  it('give every word of a question its turn', () => {
    const found = relatedTerms(termsOf('doctor car money friend trip plan house job meeting'), 'doctor car money friend trip plan house job meeting', 2);
    expect(found.length).toBeLessThanOrEqual(80); // an English question has no other forms
    expect(new Set(found.map((r) => r.for)).size).toBeGreaterThanOrEqual(8);
  });
  it('were fewer in the first edition', () => {
    expect(related('who vouched for me', 1)).toEqual([]);
    expect(related('shop', 1)).toEqual(expect.arrayContaining(termsOf('store laden tienda')));
  });
  it('are none for what is no everyday word', () => { expect(related('quillonberg zephyrine')).toEqual([]); });
});

describe.each(engines)('recall by related words on $name', (engine) => {
  let world: MemoryWorld;
  beforeAll(async () => { world = await memoryWorld(engine); });
  afterAll(() => world.db.close());
  const remember = async (client_id: string, content: string, more: Record<string, unknown> = {}) => (await world.call('memory.remember', { client_id, content, ...more })).event_id as number;
  const recall = async (client_id: string, query: string, more: Record<string, unknown> = {}): Promise<number[]> => (await world.call('memory.recall', { client_id, query, ...more })).results.map((r: { id: number }) => r.id);

  it('finds what was told in another word or language, after what holds the word itself', async () => {
    const c = 'shops';
    const store = await remember(c, 'The blue lamp came from the store on Elm Street.');
    const laden = await remember(c, 'Der Laden am Markt hat samstags offen.');
    const shop = await remember(c, 'The shop sells lamps.');
    await remember(c, 'Rain all day, stayed in bed.');
    const [first, ...others] = await recall(c, 'shop');
    expect(first).toBe(shop);
    expect(new Set(others)).toEqual(new Set([laden, store]));
    expect(await recall(c, 'shop', { recipe: 'words' })).toEqual([shop]);
  });

  it('finds by related words where no memory holds an asked one', async () => {
    const c = 'missing';
    const id = await remember(c, 'I work as a physician in Tromsø.');
    await remember(c, 'The tomatoes are ripe.');
    expect(await recall(c, 'doctor')).toEqual([id]);
  });

  it('keeps to the filters', async () => {
    const c = 'filters';
    const old = await remember(c, 'Bought a bicycle at the store.', { occurred_at: '2026-01-05T10:00:00Z', session_id: 'january' });
    const late = await remember(c, 'The store was closed.', { occurred_at: '2026-06-05T10:00:00Z', session_id: 'june' });
    expect(await recall(c, 'shop', { until: '2026-03-01' })).toEqual([old]);
    expect(await recall(c, 'shop', { session_id: 'june' })).toEqual([late]);
    expect(await recall(c, 'shop', { kind: ['fact'] })).toEqual([]);
  });

  it('counts one thing said in several words once', async () => {
    const c = 'once';
    const asked = await remember(c, 'The trip to Lofoten begins on Friday.');
    await remember(c, 'Travel, journey, vacation, voyage, holiday: words for being away.');
    expect((await recall(c, 'trip'))[0]).toBe(asked);
  });
});
