import { describe, expect, it } from 'vitest';
import { dot, normalized, packed, signature, similarity, unpacked } from './vector-math.ts';

let seed = 3;
const chance = () => { seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0; return seed / 2 ** 32 - 0.5; };
const vector = (size: number) => normalized(Float32Array.from({ length: size }, () => chance() + chance() + chance()));
const bits = (text: string) => [...Buffer.from(text.slice(1), 'hex')].flatMap((byte) => Array.from({ length: 8 }, (_, i) => (byte >> (7 - i)) & 1));
const apart = (a: string, b: string) => { const y = bits(b); return bits(a).filter((bit, i) => bit !== y[i]).length; };

describe('stored vectors', () => {
  it.each([3, 64, 384, 1536])('keep their likeness in half the size, of %i numbers', (size) => {
    for (let i = 0; i < 20; i++) {
      const [a, b] = [vector(size), vector(size)];
      const stored = Buffer.from(packed(a), 'base64');
      expect(stored).toHaveLength(size * 2);
      expect(similarity(stored, b)).toBeCloseTo(dot(a, b), 2);
      expect(dot(unpacked(stored), a)).toBeCloseTo(1, 2);
    }
  });

  it('keep very small, negative and exact numbers', () => {
    expect([...unpacked(Buffer.from(packed(Float32Array.of(0, 1, -1, 0.5, 2 ** -20, -(2 ** -15), 1e-9)), 'base64'))]).toEqual([0, 1, -1, 0.5, 2 ** -20, -(2 ** -15), 0]);
  });

  it('of another size resemble nothing', () => {
    expect(similarity(Buffer.from(packed(vector(8)), 'base64'), vector(16))).toBe(0);
  });

  it('of zeros stay what they are', () => {
    expect([...normalized(Float32Array.of(0, 0))]).toEqual([0, 0]);
  });
});

describe('signatures', () => {
  it('differ in as many places as the vectors point apart', () => {
    for (const size of [64, 384, 1536]) {
      const a = vector(size);
      const near = normalized(a.map((x, i) => x + 0.3 * (vector(size)[i] as number)));
      expect(apart(signature(a), signature(a))).toBe(0);
      expect(apart(signature(a), signature(near))).toBeLessThan(200);
      expect(Math.abs(apart(signature(a), signature(vector(size))) - 512)).toBeLessThan(200);
      expect(apart(signature(a), signature(a.map((x) => -x)))).toBeGreaterThan(1000);
    }
  });

  it('tell sparse vectors apart, and never change', () => {
    const sparse = (...at: number[]) => { const v = new Float32Array(512); for (const i of at) v[i] = 1; return normalized(v); };
    const distance = (a: Float32Array, b: Float32Array) => apart(signature(a), signature(b));
    expect(distance(sparse(1, 50, 300), sparse(1, 50, 301))).toBeLessThan(distance(sparse(1, 50, 300), sparse(7, 8, 9)));
    expect(signature(sparse(1, 50, 300)).slice(0, 33)).toMatchInlineSnapshot(`"x8f17b7cbca144beda9a8309b44fff151"`);
  });
});
