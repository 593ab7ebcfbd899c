import { type Hue, hueOf } from '../ui/index.ts';
import type { CalendarItem } from './preview.ts';

export type ColourBy = 'billable' | 'project' | 'client';
export interface Names { readonly projects: ReadonlyMap<number, string>; readonly clients: ReadonlyMap<number, string> }
/** What a block is coloured by: one line of the legend. No hue: nothing to tell it by. */
export interface Colour { readonly key: string; readonly name: string; readonly hue: Hue | null }
interface Words { readonly billable: string; readonly internal: string; readonly noProject: string; readonly noClient: string }

const named = (id: number | null, names: ReadonlyMap<number, string>, none: string): Colour => {
  const name = id === null ? undefined : names.get(id);
  return name === undefined ? { key: 'none', name: none, hue: null } : { key: String(id), name, hue: hueOf(name) };
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
