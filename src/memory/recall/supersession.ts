import { ASKING, asksForTheCurrent, askedTypes, isQuestion, joiningWords } from './asked-types.ts';
import { byName } from './replaced-names.ts';
import { byValue, share } from './replaced-values.ts';
import { claimsIn, type Replacement, type Statement, weightOf } from './statements.ts';
import { queryTerms } from '../terms.ts';

// Now against then, among the memories that answer one question. Two statements of one speaker about what the question asks for,
// with different values of one type: the later one counts, the earlier one is left out. The question is what makes this safe: it
// names the subject, so a message loses its place only where the changed thing is asked for, and stays found for all else it says.

/** How well a value of a type that the question asks for stands beside the question's words in a text, 0 to 1. */
export function bestFit(question: string, text: Pick<Statement, 'id' | 'content'>, weights: ReadonlyMap<string, number>): number {
  const types = askedTypes(question);
  if (types.length === 0) return 0;
  const all = weightOf(weights.keys(), weights);
  return all > 0 ? Math.min(1, Math.max(0, ...claimsIn(text).map((claim) => (types.includes(claim.type) ? share(claim, weights).fit : 0))) / all) : 0;
}

/** Whether a text repeats the value that was replaced, as if it held, and does not know the new one. */
export function repeatsFormer(text: Pick<Statement, 'id' | 'content' | 'row'>, { type, oldValue, newValue }: Pick<Replacement, 'type' | 'oldValue' | 'newValue'>): boolean {
  const values = claimsIn(text).filter((claim) => claim.type === type && !claim.former).map(({ value }) => value);
  return values.includes(oldValue) && !values.includes(newValue);
}

/** Which statements newer ones replace, as far as this question is concerned. `weights`: the question's terms with their rarity. */
export function replacements(question: string, statements: readonly Statement[], weights: ReadonlyMap<string, number>): Replacement[] {
  if (statements.length < 2 || !asksForTheCurrent(question)) return [];
  const types = askedTypes(question);
  if (types.length === 0 && isQuestion(question)) return [];
  const subject = subjectOf(question, weights, statements);
  const made = byValue(question, types, statements, subject);
  const done = new Set(made.map((r) => r.old));
  if (types.includes('name') && !/\bdid\b/i.test(question)) for (const one of byName(question, statements, subject)) if (!done.has(one.old)) made.push(one);
  return made;
}

/** What the question is about. A word that asks (which day, how much) is no part of it where at most one statement says it. */
function subjectOf(question: string, weights: ReadonlyMap<string, number>, statements: readonly Statement[]): ReadonlyMap<string, number> {
  const joining = joiningWords(question);
  let texts: readonly string[] | null = null;
  const isSaid = (term: string): boolean => (texts ??= statements.map(({ content }) => content.toLowerCase())).filter((text) => text.includes(term)).length > 1;
  const about = new Map([...weights].filter(([term]) => !joining.has(term) && (!ASKING.has(term) || isSaid(term))));
  return about.size > 0 ? about : weights;
}

/** The weight of each term of the question, for `replacements`. */
export const questionWeights = (question: string, uses: readonly { term: string; idf: number }[]): Map<string, number> => {
  const idf = new Map(uses.map((use) => [use.term, use.idf]));
  return new Map([...queryTerms(question).keys()].map((term) => [term, idf.get(term) ?? 0] as const).filter(([, weight]) => weight > 0));
};
