import { armOf, type ArmSource } from './arms.ts';
import { duringPeriod } from './arms.store.ts';
import { earlierYears, type Period, periodOf } from './time-words.ts';

const DAY = 86_400_000;
const A_FEW_DAYS = 8 * DAY, A_YEAR = 370 * DAY;

/** Finding by the period that the question names: what happened then, the better its words fit the more. A short period names its memories by itself; a longer one where its words find few. */
export const timeArm: ArmSource = {
  name: 'time',
  async search(sql, query, _prepared, known) {
    const named = periodOf(query.text, query.standing, query.zone);
    if (!named) return null;
    const words = known.find((arm) => arm.name === 'lexical')?.hits ?? [];
    const best = words[0]?.score ?? 1;
    const during = ({ from, to }: Period) => words.filter(({ doc: { at } }) => at !== undefined && at * 1000 >= from.getTime() && at * 1000 < to.getTime());
    let period = named, hits = during(named);
    // "In June" is the last one of which something is remembered.
    if (hits.length === 0) for (const earlier of earlierYears(query.text, query.standing, query.zone, named)) {
      hits = during(earlier);
      if (hits.length > 0) { period = earlier; break; }
    }
    const found = hits.map(({ doc, score }) => ({ doc, score: 0.3 + 0.7 * (score / best) }));
    const length = period.to.getTime() - period.from.getTime();
    const alone = length <= (hits.length < query.wanted ? A_YEAR : A_FEW_DAYS) ? await duringPeriod(sql, query, period) : [];
    const seen = new Set(found.map(({ doc }) => `${doc.kind} ${doc.refId}`));
    return armOf('time', [...found, ...alone.filter((doc) => !seen.has(`${doc.kind} ${doc.refId}`)).map((doc) => ({ doc, score: 0.3 }))]);
  },
};
