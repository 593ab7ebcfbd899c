/** Sets of grid slots as bits, 32 to a word. A reader may look past the last slot only as far as the limit it passes. */

/** First slot in [from, limit) that is in neither set; `limit` when there is none. */
export function nextClear(a: Int32Array, b: Int32Array, from: number, limit: number): number {
  if (from >= limit) return limit;
  let word = from >> 5;
  let free = ~((a[word] as number) | (b[word] as number)) & (-1 << (from & 31));
  const last = (limit - 1) >> 5;
  while (free === 0) {
    if (++word > last) return limit;
    free = ~((a[word] as number) | (b[word] as number));
  }
  const slot = (word << 5) + 31 - Math.clz32(free & -free);
  return slot < limit ? slot : limit;
}

/** First slot in [from, limit) that is in one of the sets; `limit` when there is none. */
export function nextSet(a: Int32Array, b: Int32Array, from: number, limit: number): number {
  if (from >= limit) return limit;
  let word = from >> 5;
  let taken = ((a[word] as number) | (b[word] as number)) & (-1 << (from & 31));
  const last = (limit - 1) >> 5;
  while (taken === 0) {
    if (++word > last) return limit;
    taken = (a[word] as number) | (b[word] as number);
  }
  const slot = (word << 5) + 31 - Math.clz32(taken & -taken);
  return slot < limit ? slot : limit;
}

/** Puts the slots [from, to) in or takes them out. */
export function setRange(bits: Int32Array, from: number, to: number, on: boolean): void {
  for (let at = from; at < to; ) {
    const word = at >> 5;
    const stop = Math.min(to, (word + 1) << 5);
    const count = stop - at;
    const mask = (count === 32 ? -1 : ((1 << count) - 1)) << (at & 31);
    bits[word] = on ? (bits[word] as number) | mask : (bits[word] as number) & ~mask;
    at = stop;
  }
}
