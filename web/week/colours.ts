import { type Hue, hueOf } from '../ui/index.ts';
import type { CalendarItem } from './preview.ts';

export type ColourBy = 'billable' | 'project' | 'client';
type Named = ReadonlyMap<number, { readonly name: string; readonly hue: Hue }>;
export interface Names { readonly projects: Named; readonly clients: Named }
/** What a block is coloured by: one line of the legend. No hue: nothing to tell it by. */
export interface Colour { readonly key: string; readonly name: string; readonly hue: Hue | null }
interface Words { readonly billable: string; readonly internal: string; readonly noProject: string; readonly noClient: string }

/** The hue of each name as it is everywhere, and the next free one where an older name has it already: two projects beside each other must not look alike. */
function huesOf(names: ReadonlyMap<number, string>): ReadonlyMap<number, Hue> {
  const taken = new Set<Hue>();
  return new Map([...names].sort(([a], [b]) => a - b).map(([id, name]) => {
    const own = hueOf(name);
    const free = HUES.map((_, at) => HUES[(own - 1 + at) % HUES.length] as Hue).find((hue) => !taken.has(hue)) ?? own;
    taken.add(free);
    return [id, free];
  }));
}
const HUES: readonly Hue[] = [1, 2, 3, 4, 5, 6, 7, 8];
export const namesWithHues = (names: ReadonlyMap<number, string>): Named => { const hues = huesOf(names); return new Map([...names].map(([id, name]) => [id, { name, hue: hues.get(id) ?? 1 }])); };
const named = (id: number | null, names: Named, none: string): Colour => {
  const known = id === null ? undefined : names.get(id);
  return known === undefined ? { key: 'none', name: none, hue: null } : { key: String(id), ...known };
};

export function colourOf(item: Pick<CalendarItem, 'billable' | 'project_id' | 'client_id'>, by: ColourBy, names: Names, words: Words): Colour {
  if (by === 'project') return named(item.project_id, names.projects, words.noProject);
  if (by === 'client') return named(item.client_id, names.clients, words.noClient);
  return item.billable ? { key: 'billable', name: words.billable, hue: 1 } : { key: 'internal', name: words.internal, hue: 2 };
}

/** The lines of a legend for what is shown, the most frequent first. */
export function legendOf(colours: readonly Colour[]): Colour[] {
  const count = new Map<string, { colour: Colour; n: number }>();
  for (const colour of colours) count.set(colour.key, { colour, n: (count.get(colour.key)?.n ?? 0) + 1 });
  return [...count.values()].sort((a, b) => b.n - a.n).map((one) => one.colour);
}
