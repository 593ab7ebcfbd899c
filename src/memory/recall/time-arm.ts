import { armOf, type ArmSource } from './arms.ts';
import { duringPeriod } from './arms.store.ts';
import { earlierYears, type Period, periodOf } from './time-words.ts';

const DAY = 86_400_000;
const A_FEW_DAYS = 8 * DAY, A_YEAR = 370 * DAY;
const YEARS_ALONE = 5;

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
    const lengthOf = ({ from, to }: Period): number => to.getTime() - from.getTime();
    const aloneIn = async (within: Period) => (lengthOf(within) <= (hits.length < query.wanted ? A_YEAR : A_FEW_DAYS) ? duringPeriod(sql, query, within) : []);
    let alone = await aloneIn(period);
    // Nothing but the month is named: again the last one of which something is remembered, a few years back.
    if (hits.length === 0 && alone.length === 0) {
      let years = 0;
      for (const earlier of earlierYears(query.text, query.standing, query.zone, named)) {
        alone = await aloneIn(earlier);
        if (alone.length > 0 || ++years === YEARS_ALONE) break;
      }
    }
    const seen = new Set(found.map(({ doc }) => `${doc.kind} ${doc.refId}`));
    return armOf('time', [...found, ...alone.filter((doc) => !seen.has(`${doc.kind} ${doc.refId}`)).map((doc) => ({ doc, score: 0.3 }))]);
  },
};
