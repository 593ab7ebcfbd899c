// What is written into a field of a day or a time means the workspace's zone, wherever the browser is.

/** How far a zone's clock is ahead of UTC at a moment, in milliseconds. */
function aheadAt(moment: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).formatToParts(new Date(moment));
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? 0);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(moment / 1000) * 1000;
}

/** `2026-11-21T09:30` on the clocks of a zone, as a moment. A time that a change of clocks skips is that of the change. */
export function momentIn(local: string, zone: string): string {
  const as = Date.parse(`${local.length === 10 ? `${local}T00:00` : local}Z`);
  const first = as - aheadAt(as, zone);
  return new Date(as - aheadAt(first, zone)).toISOString();
}
export const startOfDayIn = (day: string, zone: string): string => momentIn(day, zone);
