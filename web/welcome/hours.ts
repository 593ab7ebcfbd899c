export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export const BREAKS = { none: null, h: ['12:00', '13:00'], half: ['12:30', '13:00'], late: ['13:00', '14:00'] } as const;
export type Break = keyof typeof BREAKS;
export interface Week { readonly days: readonly Weekday[]; readonly from: string; readonly to: string; readonly rest: Break }

/** The ranges of one working day; a break that does not lie inside it is none. */
export function rangesOf({ from, to, rest }: Pick<Week, 'from' | 'to' | 'rest'>): [string, string][] {
  const pause = BREAKS[rest];
  return pause && from < pause[0] && pause[1] < to ? [[from, pause[0]], [pause[1], to]] : [[from, to]];
}
export const hoursOf = (week: Week): Partial<Record<Weekday, [string, string][]>> => Object.fromEntries(WEEKDAYS.filter((day) => week.days.includes(day)).map((day) => [day, rangesOf(week)]));
const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
export const weeklyHours = (week: Week): number => (week.days.length * rangesOf(week).reduce((sum, [from, to]) => sum + minutes(to) - minutes(from), 0)) / 60;
