// The rule of facts on two clocks, without any IO: the believed versions of one series go in, the versions to close and to write
// come out. Single calls and imports use the same functions.

/** A stretch of valid time in milliseconds, half open. Null is without bound. */
export interface Period { readonly from: number | null; readonly to: number | null }

/** What is believed, as far as the rule looks at it. */
export interface Believed extends Period {
  readonly id: number;
  readonly content: string;
  readonly multi: boolean;
}

/** A version that has to be written: the new fact itself, or the rest of one that was displaced in part. */
export interface Rest<V extends Believed> extends Period { readonly of: V }

export interface AssertPlan<V extends Believed> {
  /** Believed already: nothing changes. */
  readonly same: V | null;
  readonly close: readonly V[];
  readonly rests: readonly Rest<V>[];
}

const lower = (at: number | null): number => at ?? Number.NEGATIVE_INFINITY;
const upper = (at: number | null): number => at ?? Number.POSITIVE_INFINITY;

export const overlaps = (a: Period, b: Period): boolean => lower(a.from) < upper(b.to) && lower(b.from) < upper(a.to);
export const covers = (a: Period, b: Period): boolean => lower(a.from) <= lower(b.from) && upper(a.to) >= upper(b.to);
export const holdsAt = (p: Period, at: number): boolean => lower(p.from) <= at && at < upper(p.to);
export const isPeriod = (p: Period): boolean => lower(p.from) < upper(p.to);

/** What is left of `a` where `b` is taken out of it: nothing, one stretch or two. */
export function without(a: Period, b: Period): Period[] {
  if (!overlaps(a, b)) return [a];
  const left = { from: a.from, to: b.from };
  const right = { from: b.to, to: a.to };
  return [...(b.from !== null && isPeriod(left) ? [left] : []), ...(b.to !== null && isPeriod(right) ? [right] : [])];
}

/**
 * A new fact takes over the time it claims: believed versions that overlap it are closed, and what of them lies outside is
 * written again. In a multi-valued series only an equal content gives way. `again` writes it although it is believed already
 * (something else about it changed).
 */
export function planAssert<V extends Believed>(believed: readonly V[], fact: Period & { content: string; multi: boolean }, { again = false } = {}): AssertPlan<V> {
  const close = believed.filter((v) => overlaps(v, fact) && (!fact.multi || v.content === fact.content));
  const same = again ? undefined : close.find((v) => v.content === fact.content && v.multi === fact.multi && covers(v, fact));
  if (same && close.length === 1) return { same, close: [], rests: [] };
  return { same: null, close, rests: close.flatMap((of) => without(of, fact).map((period) => ({ ...period, of }))) };
}

/** It stopped being true at `to`: the version is closed and what held until then is written again. Null where no time would be left. */
export function planEnd<V extends Believed>(version: V, to: number | null): Rest<V> | null {
  const period = { from: version.from, to };
  return isPeriod(period) ? { ...period, of: version } : null;
}

/** The believed version that an `end` or `retract` of another system means. */
export function matching<V extends Believed>(believed: readonly V[], content: string, from: number | null): V | undefined {
  return believed.find((v) => v.content === content && v.from === from);
}
