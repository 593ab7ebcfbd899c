// The days of a simulated quarter: tasks as they arrive, meetings as they become known, hours that are lost, and how long the work
// really takes. All of it is drawn before anybody plans, so that every way of planning meets the same days.
import { seeded } from './product.mjs';

export const MIN = 60_000;
export const HOUR = 60 * MIN;
export const DAY = 24 * HOUR;
export const ZONE = 'Europe/Berlin';
export const HOURS = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '12:30'], ['13:15', '17:30']]]));
/** A Monday, and thirteen weeks that hold a change of the clock. */
export const FROM = Date.parse('2027-01-04T00:00:00+01:00');
export const TO = Date.parse('2027-04-05T00:00:00+02:00');
const P90 = 1.2816;
const SIZES = [1, 1, 1.5, 2, 2, 3, 3, 4, 5, 6, 8];
/** Shares of the week: low, normal, high, urgent, with the weights that the product gives to these words. */
const PRIORITIES = [[0.5, 0.2], [1, 0.45], [2, 0.25], [4, 0.1]];

/** `open`: free periods of the working hours, by `openPeriods` of the product. `truth`: how much wider the truth spreads than the stated ranges. */
export function makeDays(seed, { open, load, truth }) {
  const random = seeded(seed * 7919 + 17);
  for (let i = 0; i < 20; i++) random();
  const between = (a, b) => a + random() * (b - a);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const weeks = Math.round((TO - FROM) / (7 * DAY));
  const weekOf = (k) => open.filter(([s]) => s >= FROM + k * 7 * DAY && s < FROM + (k + 1) * 7 * DAY);
  const onGrid = (ms) => Math.floor(ms / (15 * MIN)) * 15 * MIN;
  const inWeek = (k, length) => {
    for (;;) {
      const [s, e] = pick(weekOf(k));
      if (e - s >= length) return onGrid(between(s, e - length + 1));
    }
  };
  const clash = (list, start, end) => list.some((m) => m.start < end && m.end > start);

  // Meetings: two known from the start in every week, and others that turn up one to six days before.
  const meetings = [];
  const lost = [];
  for (let k = 0; k < weeks; k++) {
    const [monday] = weekOf(k);
    meetings.push({ start: monday[0] + 30 * MIN, end: monday[0] + 60 * MIN, known: FROM });
    for (let n = 0, standing = 1, more = 2 + Math.floor(random() * 3); n < standing + more; n++) {
      const length = pick([30, 60, 60, 90, 120]) * MIN;
      const start = inWeek(k, length);
      if (clash(meetings, start, start + length)) continue;
      meetings.push({ start, end: start + length, known: n < standing ? FROM : Math.max(FROM, onGrid(start - between(6 * HOUR, 6 * DAY))) });
    }
    // Hours in which nothing of the plan gets done, though nobody knew before.
    for (let n = Math.floor(random() * 3); n > 0; n--) {
      const length = pick([60, 120, 120, 240]) * MIN;
      const start = inWeek(k, Math.min(length, 3 * HOUR));
      lost.push({ start, end: start + length });
    }
  }
  const hoursOf = (list) => list.reduce((sum, one) => sum + (one.end - one.start) / HOUR, 0);
  const capacity = (open.filter(([s]) => s < TO).reduce((sum, [s, e]) => sum + (e - s), 0) / HOUR - hoursOf(meetings)) / weeks;

  // Projects of one to five tasks in a row; the first week brings twice as much as the others, the last one nothing.
  const tasks = [];
  let hours = 0;
  for (let k = 0; k < weeks - 1; k++) {
    hours += load * capacity * (k === 0 ? 2 : 1) * between(0.7, 1.3);
    while (hours > 0) {
      const arrives = k === 0 ? FROM : onGrid(inWeek(k, 15 * MIN));
      const chain = 1 + Math.floor(random() * random() * 5);
      const shared = normal();
      let u = random();
      const [weight] = PRIORITIES.find(([, share]) => (u -= share) < 0) ?? PRIORITIES[1];
      let due = arrives;
      for (let i = 0; i < chain; i++) {
        const size = pick(SIZES);
        const low = Math.round(size * between(0.6, 0.9) * 100) / 100;
        const high = Math.round(size * between(1.2, 2) * 100) / 100;
        const spread = (truth * (Math.log(size / low) + Math.log(high / size))) / 2 / P90;
        due += between(1.5, 7) * DAY * (weight >= 2 ? 0.8 : 1.2) + size * 4 * HOUR;
        tasks.push({
          id: `t${tasks.length}`, arrives, hours: size, low, high, weight, needs: i ? [`t${tasks.length - 1}`] : [],
          due: endOfDay(open, due), minutes: Math.max(10, Math.round(size * 60 * Math.exp(spread * (Math.sqrt(0.3) * shared + Math.sqrt(0.7) * normal())))),
        });
        hours -= size;
      }
    }
  }
  return { meetings: meetings.sort((a, b) => a.start - b.start), lost, tasks, capacity };
}

/** Due at the end of the last working hours that begin before an instant. */
function endOfDay(open, ms) {
  let found = open[0];
  for (const period of open) if (period[0] < ms) found = period;
  return found[1];
}
