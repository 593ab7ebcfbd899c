import { PRIORITY_WEIGHT } from '../work/index.ts';
import { estimateOf } from './ranges.ts';
import type { Built } from './build-problem.ts';
import { freePeriods } from './freeze.ts';
import { forecastAside } from './forecast-aside.ts';
import { nameFor } from './naming.ts';
import type { KeptBlock, KeptLateness } from './runs.store.ts';
import { slackOf, slackText } from './slack.ts';
import type { State } from './state.ts';

const MINUTE = 60_000;
/** Chances of being late that are worth a line. */
const WORTH_SAYING = 0.05;
const MOST_LATE = 500;

type Place = { task_id: number; start: number; end: number };
const placeOf = (block: KeptBlock): Place => ({ task_id: block.task_id, start: Date.parse(block.start), end: Date.parse(block.end) });
const OPEN = (status: string | undefined): boolean => status !== 'done' && status !== 'cancelled';

/** All blocks to come of open tasks when a run is carried out: its own and those that stay. */
export function placesWith(state: State, built: Pick<Built, 'replaces'>, blocks: readonly KeptBlock[]): Place[] {
  const gone = new Set(built.replaces.map((event) => event.event_id));
  const staying = [...state.blocksOf.values()].flat().filter((event) => !gone.has(event.event_id) && event.ends_at.getTime() > state.now && OPEN(state.known.get(event.task_id ?? 0)?.status));
  return [...blocks.map(placeOf), ...staying.map((event) => ({ task_id: event.task_id as number, start: event.starts_at.getTime(), end: event.ends_at.getTime() }))];
}

/** Adds to each block how far it may slip, in words and minutes. */
export function withSlack(state: State, built: Pick<Built, 'replaces'>, blocks: readonly KeptBlock[]): KeptBlock[] {
  const everything = [...new Map([...state.known.values(), ...state.tasks].map((task) => [task.id, task])).values()];
  const byId = new Map(everything.map((task) => [task.id, task]));
  const places = placesWith(state, built, blocks).map((place) => ({ task: place.task_id, start: place.start, end: place.end }));
  const slack = slackOf(everything.map((task) => ({ id: task.id, due: task.due_date?.getTime() ?? null, needs: task.depends_on })), places);
  return blocks.map((block, i) => {
    const room = slack.get(places[i] as (typeof places)[number]) ?? null;
    if (!room) return { ...block, slack_minutes: null };
    const text = slackText(room, room.by === block.task_id ? null : nameFor(byId.get(block.task_id), byId.get(room.by)));
    return { ...block, slack_minutes: Math.max(0, Math.floor(room.ms / MINUTE)), reasons: [...block.reasons, text] };
  });
}

/** What of some tasks will be late, by how much and how likely, from the ranges of the estimates. */
export async function latenessOf(state: State, places: readonly Place[], about: (task: number) => boolean, seed = 1): Promise<KeptLateness[]> {
  const placed = new Set(places.map((place) => place.task_id));
  const involved = [...new Map([...state.known.values(), ...state.tasks].map((task) => [task.id, task])).values()].filter((task) => placed.has(task.id));
  if (!involved.some((task) => task.due_date !== null && about(task.id))) return [];
  const busy = state.events.filter((event) => event.kind === 'busy').map((event) => ({ start: event.starts_at.getTime(), end: event.ends_at.getTime() }));
  const maps = [null, ...new Set(involved.flatMap((task) => task.time_map ?? []))];
  const answer = await forecastAside({
    tasks: involved.map((task) => ({ id: task.id, estimate: estimateOf(task), due: task.due_date?.getTime() ?? null, needs: task.depends_on, ground: Math.max(0, maps.indexOf(task.time_map)), weight: task.weight ?? PRIORITY_WEIGHT[task.priority] })),
    blocks: places.map((place) => ({ task: place.task_id, start: place.start, end: place.end })), grounds: maps.map((map) => freePeriods(state, map, busy)), seed, now: state.now,
  });
  const due = new Map(involved.map((task) => [task.id, task.due_date?.getTime() ?? 0]));
  return answer.filter((one) => about(one.id) && one.probability_late !== null && (one.probability_late >= WORTH_SAYING || one.expected_end > (due.get(one.id) as number))).slice(0, MOST_LATE).map((one) => ({
    task_id: one.id, due: new Date(due.get(one.id) as number).toISOString(), planned_end: new Date(one.planned_end).toISOString(), expected_end: new Date(one.expected_end).toISOString(),
    late_minutes: Math.max(0, Math.round((one.expected_end - (due.get(one.id) as number)) / MINUTE)), probability_late: Math.round((one.probability_late as number) * 1000) / 1000, p80_end: new Date(one.p80_end).toISOString(),
  })).sort((a, b) => b.probability_late - a.probability_late || b.late_minutes - a.late_minutes);
}
