/** Fields whose moment changes what an answer means when it passes: beginnings, ends, dues. Not when something was made or changed. */
const MOMENTS = /^(?:start|end|starts_at|ends_at|due_date|defer_until|scheduled_start(?:_date)?|scheduled_end|planned_(?:start|end)|next_try_at)$/;
/** Answers are shallow; what is deeper is nobody's calendar. */
const DEEPEST = 7;

/** Does an answer hold a moment that lies after `from` and not after `to`? */
export function passes(answer: unknown, from: number, to: number, depth = 0): boolean {
  if (typeof answer !== 'object' || answer === null || depth > DEEPEST) return false;
  if (Array.isArray(answer)) return answer.some((one) => passes(one, from, to, depth + 1));
  return Object.entries(answer).some(([name, value]) => {
    if (typeof value === 'object') return passes(value, from, to, depth + 1);
    if (typeof value !== 'string' || value.length < 16 || !MOMENTS.test(name)) return false;
    const moment = Date.parse(value);
    return moment > from && moment <= to;
  });
}
