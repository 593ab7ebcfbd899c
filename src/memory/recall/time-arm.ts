import { armOf, type ArmSource } from './arms.ts';
import { duringPeriod } from './arms.store.ts';
import { periodOf } from './time-words.ts';

const A_FEW_DAYS = 8 * 86_400_000;

/** Finding by the period that the question names: what happened then, the better its words fit the more. A short period names its memories by itself. */
export const timeArm: ArmSource = {
  name: 'time',
  async search(sql, query, _prepared, known) {
    const period = periodOf(query.text, query.standing, query.zone);
    if (!period) return null;
    const words = known.find((arm) => arm.name === 'lexical')?.hits ?? [];
    const best = words[0]?.score ?? 1;
    const within = (at: number | undefined) => at !== undefined && at * 1000 >= period.from.getTime() && at * 1000 < period.to.getTime();
    const found = words.filter(({ doc }) => within(doc.at)).map(({ doc, score }) => ({ doc, score: 0.3 + 0.7 * (score / best) }));
    const seen = new Set(found.map(({ doc }) => `${doc.kind} ${doc.refId}`));
    const alone = period.to.getTime() - period.from.getTime() <= A_FEW_DAYS ? await duringPeriod(sql, query, period) : [];
    return armOf('time', [...found, ...alone.filter((doc) => !seen.has(`${doc.kind} ${doc.refId}`)).map((doc) => ({ doc, score: 0.3 }))]);
  },
};
