// Seeded scheduling problems for the benches: a calendar of office hours with meetings, and tasks that fill a share of it.
import { seeded } from './product.mjs';

const DAY = 86_400_000;
const MIN = 60_000;
const iso = (ms) => new Date(ms).toISOString();

/** `weeks` from Monday 11 January 2027 in Berlin, a zone without a change of the clock in the first ten weeks. */
export function calendarProblem({ tasks: count, weeks, load, seed, split = true, chains = true, limitMs = 1000 }) {
  const random = seeded(seed * 104_729 + count);
  for (let i = 0; i < 10; i++) random();
  const int = (a, b) => a + Math.floor(random() * (b - a + 1));
  const pick = (list) => list[int(0, list.length - 1)];
  const start = Date.parse('2027-01-11T00:00:00+01:00');
  const end = start + weeks * 7 * DAY;
  const busy = [];
  for (let day = 0; day < weeks * 7; day++) {
    if (day % 7 > 4) continue;
    for (let n = int(0, 2); n > 0; n--) {
      const at = start + day * DAY + int(36, 64) * 15 * MIN;
      busy.push({ start: iso(at), end: iso(at + pick([30, 60, 90]) * MIN), id: `meeting ${busy.length + 1}` });
    }
  }
  const minutesFree = weeks * 5 * 420;
  const raw = Array.from({ length: count }, () => pick([30, 45, 60, 60, 90, 120, 180, 240]));
  const scale = (load * minutesFree) / raw.reduce((a, b) => a + b, 0);
  const tasks = raw.map((size, i) => {
    const minutes = Math.max(15, Math.round((size * scale) / 15) * 15);
    return {
      id: `t${i}`, minutes, weight: pick([1, 1, 2, 4]), due: iso(start + Math.round((random() * weeks * 7 * DAY) / (15 * MIN)) * 15 * MIN),
      ...(split && minutes > 120 && { min_chunk: 30, max_chunk: 180 }), ...(chains && i && random() < 0.25 && { depends_on: [`t${i - int(1, Math.min(i, 5))}`] }),
    };
  });
  return {
    time_zone: 'Europe/Berlin', granularity_minutes: 15, horizon: { start: iso(start), end: iso(end) }, working_hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '12:30'], ['13:15', '17:30']]])),
    busy, limits: {}, tasks, seed, time_limit_ms: limitMs,
  };
}
