import type { Id, IdSpace } from './client-data.ts';

/** Which record a value names, and how the value is written with another id. Null: none. */
export interface Named { readonly space: IdSpace; readonly id: unknown; readonly write?: (id: Id) => unknown }

/** Where a value points: to one store always, or as the value and what holds it say. */
export type Target = IdSpace | ((value: unknown, holder: Record<string, unknown>) => Named | null);

/** Places of references in a record: `plan_id`, `depends_on[]`, `context.memories[].id`, `not_before{}` (the keys of an object). */
export type References = Readonly<Record<string, Target>>;

type Lookup = (space: IdSpace, old: unknown) => Id | undefined;

const GONE = Symbol('gone');

/** A record with its references rewritten. One that names nothing known becomes null, or leaves its list; its columns are in `waiting`. */
export function rewrite(record: Record<string, unknown>, references: References, lookup: Lookup): { record: Record<string, unknown>; waiting: string[] } {
  const waiting = new Set<string>();
  let out = record;
  for (const [path, target] of Object.entries(references)) {
    const steps = path.match(/[^.[\]{}]+|\[\]|\{\}/g) ?? [];
    const column = steps[0] as string;
    const one = (value: unknown, holder: Record<string, unknown>): unknown => {
      if (value === null || value === undefined) return value;
      const named = typeof target === 'string' ? { space: target, id: value } : target(value, holder);
      if (!named) return value;
      const now = lookup(named.space, named.id);
      if (now === undefined) { waiting.add(column); return GONE; }
      if ('write' in named && named.write) return named.write(now);
      return typeof value === 'string' ? String(now) : now;
    };
    out = walk(out, steps, one, record) as Record<string, unknown>;
  }
  return { record: out, waiting: [...waiting] };
}

function walk(value: unknown, steps: readonly string[], one: (value: unknown, holder: Record<string, unknown>) => unknown, holder: Record<string, unknown>): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return one(value, holder);
  if (step === '[]') return Array.isArray(value) ? value.map((item) => walk(item, rest, one, isObject(item) ? item : holder)).filter((item) => item !== GONE) : value;
  if (!isObject(value)) return value;
  if (step === '{}') return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => { const now = one(key, value); return now === GONE ? [] : [[String(now), item]]; }));
  if (!(step in value)) return value;
  const changed = walk(value[step], rest, one, value);
  return changed === value[step] ? value : { ...value, [step]: changed === GONE ? null : changed };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
