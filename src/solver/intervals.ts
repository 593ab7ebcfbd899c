/** Half-open periods [start, end) in milliseconds, sorted and apart wherever a function returns them. */
export type Interval = readonly [start: number, end: number];

/** One list of periods that do not touch, from any list; empty ones are left out. */
export function union(list: readonly Interval[]): Interval[] {
  const out: [number, number][] = [];
  for (const [s, e] of list.filter((one) => one[1] > one[0]).sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && s <= last[1]) last[1] = Math.max(last[1], e);
    else out.push([s, e]);
  }
  return out;
}

/** What two lists have in common. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const out: Interval[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [as, ae] = a[i] as Interval;
    const [bs, be] = b[j] as Interval;
    const [s, e] = [Math.max(as, bs), Math.min(ae, be)];
    if (s < e) out.push([s, e]);
    if (ae < be) i++;
    else j++;
  }
  return out;
}

/** `list` without `holes`; both sorted and apart. */
export function subtract(list: readonly Interval[], holes: readonly Interval[]): Interval[] {
  const out: Interval[] = [];
  let first = 0;
  for (const [start, end] of list) {
    while (first < holes.length && (holes[first] as Interval)[1] <= start) first++;
    let at = start;
    for (let k = first; k < holes.length; k++) {
      const [hs, he] = holes[k] as Interval;
      if (hs >= end) break;
      if (hs > at) out.push([at, hs]);
      at = Math.max(at, he);
    }
    if (at < end) out.push([at, end]);
  }
  return out;
}

/** Index of the period that holds [start, end) whole, or -1. */
export function holder(list: readonly Interval[], start: number, end: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as Interval)[0] <= start) low = middle + 1;
    else high = middle;
  }
  const found = list[low - 1];
  return found && end <= found[1] ? low - 1 : -1;
}
