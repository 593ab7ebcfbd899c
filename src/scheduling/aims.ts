const DAY = 86_400_000;
/**
 * What a minute past each of these times costs beside lateness itself, as shares of the task's weight: from now on, from half way to
 * the due date, from a day before it. Work then lies early enough that what nobody knows yet (a meeting, work that runs over) seldom
 * makes it late, and time that becomes free is used. Measured over simulated quarters.
 */
const SHARES = { now: 0.3, halfWay: 0.3, dayBefore: 1 };

/** The times that a task with a due date aims at; none when it is due already. */
export function aimsOf(now: number, due: number, weight: number): { at: string; weight: number }[] {
  if (due <= now || weight <= 0) return [];
  const at = (ms: number, share: number) => ({ at: new Date(Math.max(now, ms)).toISOString(), weight: share * weight });
  return [at(now, SHARES.now), at((now + due) / 2, SHARES.halfWay), at(due - DAY, SHARES.dayBefore)];
}
