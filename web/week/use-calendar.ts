import { useEffect, useMemo } from 'react';
import { useApi, useApiPages } from '../api/index.ts';
import { useWords } from '../words/index.ts';
import { type Colour, type ColourBy, colourOf, type Names, namesWithHues } from './colours.ts';
import type { DayColumn } from './days.ts';
import type { CalendarItem } from './preview.ts';
import { weekWords } from './week.words.ts';

const rangeOf = (columns: readonly DayColumn[]) => ({ start_date: columns[0]?.date ?? '', end_date: columns.at(-1)?.date ?? '' });

/** Everything in the calendar of these days, however much it is. */
export function useItems(columns: readonly DayColumn[]) {
  const pages = useApiPages('scheduler.calendar', { ...rangeOf(columns), limit: 500 }, { keep: true });
  const { hasMore, isFetching, more } = pages;
  useEffect(() => { if (hasMore && !isFetching) more(); }, [hasMore, isFetching, more]);
  const items = pages.items as readonly CalendarItem[];
  const from = columns[0]?.from ?? 0, to = columns.at(-1)?.to ?? 0;
  // The array is a new one at each drawing; what is in it is not.
  const key = items.length === 0 ? '' : items.map((item) => `${item.event_id} ${item.start} ${item.end} ${item.pinned} ${item.title} ${item.task_status} ${item.billable} ${item.project_id}`).join();
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const shown = useMemo(() => items.filter((item) => Date.parse(item.start) < to && Date.parse(item.end) > from), [key, from, to]);
  return { ...pages, items: shown };
}

export function useOpenHours(columns: readonly DayColumn[]) {
  const hours = useApi('scheduler.open_hours', rangeOf(columns), { keep: true }).data;
  return useMemo(() => ({
    open: (hours?.open ?? []).map((one) => ({ start: Date.parse(one.start), end: Date.parse(one.end) })),
    off: (hours?.off ?? []).map((one) => ({ start: Date.parse(one.start), end: Date.parse(one.end), title: one.title })),
    known: hours !== undefined,
  }), [hours]);
}

export const useConflicts = (columns: readonly DayColumn[]) => useApi('scheduler.conflicts', { ...rangeOf(columns), limit: 500 }, { keep: true });

/** The colour of each block by what was chosen; names are read only where they are needed. */
export function useColours(by: ColourBy): (item: Pick<CalendarItem, 'billable' | 'project_id' | 'client_id'>) => Colour {
  const t = useWords(weekWords);
  const projects = useApi('projects.list', { limit: 500 }, { enabled: by === 'project' }).data;
  const clients = useApi('clients.list', { limit: 500 }, { enabled: by === 'client' }).data;
  return useMemo(() => {
    const names: Names = { projects: namesWithHues(new Map(projects?.items.map((one) => [one.project_id, one.name]))), clients: namesWithHues(new Map(clients?.items.filter((one) => !one.is_own).map((one) => [one.client_id, one.full_name ?? one.user_id]))) };
    // The same colour is the same object: blocks are drawn again only when theirs is another.
    const known = new Map<string, Colour>();
    return (item) => { const colour = colourOf(item, by, names, t); const same = known.get(colour.key); if (same) return same; known.set(colour.key, colour); return colour; };
  }, [by, projects, clients, t]);
}
