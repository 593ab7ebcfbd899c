export interface InTime { readonly top: number; readonly bottom: number }
export interface Lane { /** Which of `of` columns beside each other. */ readonly at: number; readonly of: number; /** How many columns it may fill, its own included. */ readonly wide: number }

/** Things of one day beside each other where they overlap. Things that touch no other have the day's whole width. */
export function lanesOf(things: readonly InTime[]): Lane[] {
  const order = things.map((thing, n) => ({ thing, n })).sort((a, b) => a.thing.top - b.thing.top || b.thing.bottom - a.thing.bottom);
  const lanes: Lane[] = things.map(() => ({ at: 0, of: 1, wide: 1 }));
  let group: { thing: InTime; n: number; at: number }[] = [];
  let until = -Infinity;
  const close = (): void => {
    const of = Math.max(0, ...group.map((one) => one.at)) + 1;
    for (const { thing, n, at } of group) {
      let wide = 1;
      while (at + wide < of && !group.some((other) => other.at === at + wide && other.thing.top < thing.bottom && other.thing.bottom > thing.top)) wide++;
      lanes[n] = { at, of, wide };
    }
  };
  for (const { thing, n } of order) {
    if (thing.top >= until) { close(); group = []; until = -Infinity; }
    const taken = new Set(group.filter((other) => other.thing.bottom > thing.top).map((other) => other.at));
    let at = 0;
    while (taken.has(at)) at++;
    group.push({ thing, n, at });
    until = Math.max(until, thing.bottom);
  }
  close();
  return lanes;
}
