import { expect, it } from 'vitest';
import type { Embedder } from './embedder.port.ts';

/** What every embedder does. `open` gives one that works. */
export function embedderKit(open: () => Promise<Embedder>): void {
  const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0) / (Math.hypot(...a) * Math.hypot(...b));

  it('gives one vector a text, in order, all of the size that it tells', async () => {
    const embedder = await open();
    const texts = ['The dog sleeps in the garden.', 'Invoices are paid on Fridays.', 'The dog sleeps in the garden.', 'Ω ☃ 漢字 👩‍👩‍👧'];
    const vectors = await embedder.embed(texts);
    expect(vectors).toHaveLength(4);
    for (const vector of vectors) {
      expect(vector).toBeInstanceOf(Float32Array);
      expect(vector).toHaveLength(embedder.dimensions as number);
      expect(vector.every(Number.isFinite)).toBe(true);
    }
    const [a, b, again] = vectors as [Float32Array, Float32Array, Float32Array];
    expect(cosine(a, again)).toBeGreaterThan(0.999);
    expect(cosine(a, b)).toBeLessThan(0.999);
  });

  it('gives nothing for nothing, and the same alone or among many', async () => {
    const embedder = await open();
    expect(await embedder.embed([])).toEqual([]);
    const many = await embedder.embed(Array.from({ length: 300 }, (_, i) => `text number ${i}`));
    expect(many).toHaveLength(300);
    const [alone] = await embedder.embed(['text number 211']) as [Float32Array];
    expect(cosine(alone, many[211] as Float32Array)).toBeGreaterThan(0.999);
  });

  it('stops when it is told to', async () => {
    const embedder = await open();
    await expect(embedder.embed(['a'], { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });

  it('says that it is well', async () => {
    await (await open()).check(AbortSignal.timeout(5000));
  });
}
