import type { PastWork, StepJson } from '../work/index.ts';

type TermsOf = (text: string) => string[];

/** Titles that share this much of their words, the first one included, name the same step: "Kick-off call with Acme" and "Kick-off call with Globex". */
const ALIKE = 0.6;
const MOST = 50;

export function sameTitle(a: string, b: string, termsOf: TermsOf): boolean {
  const [x, y] = [termsOf(a), termsOf(b)];
  if (!x.length || !y.length) return a.trim().toLowerCase() === b.trim().toLowerCase();
  const shared = new Set(y.filter((term) => x.includes(term))).size;
  return x[0] === y[0] && shared / new Set([...x, ...y]).size >= ALIKE;
}

/**
 * The past work that was this step. Steps of the library are known by their id, also when somebody gave the task another title; a model
 * numbers its steps anew each time and an edited blueprint counts others, so theirs are known by what they are called.
 */
export function pastOf(step: Pick<StepJson, 'id' | 'title'>, work: readonly PastWork[], by: 'id' | 'title', termsOf: TermsOf): PastWork[] {
  return work.filter((one) => (by === 'id' && one.estimated_by === 'library' ? one.step_id === step.id : one.title !== null && sameTitle(one.title, step.title, termsOf))).slice(0, MOST);
}
