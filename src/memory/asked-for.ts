import type { FoundRow } from './found.store.ts';
import type { Ranked } from './ranking.ts';
import type { Recipe } from './recipes.ts';
import { bestFit, isStatement } from './supersession.ts';

// A second look at the memories that could be shown, by what their rows tell beside their words: whose answer is asked for, and
// whether a value of the kind that is asked for stands beside the question's words.

/** What did you recommend? In English, German, French and Spanish. */
const ASKS_THE_ASSISTANT = /\byou(?:r)?\s+(?:\w+ly\s+)?(?:recommend|suggest|advi[sc]e|propos|explain|help|say|said|tell|told|mention|giv|gave|describ|provid|list|outlin|answer|respon)\w*|\b(?:du|sie)\b.*\b(?:empfohlen|vorgeschlagen|geraten|erklärt|gesagt|erwähnt|genannt)\b|\b(?:tu m['’]as|vous m['’]avez|as-tu|avez-vous)\b.*\b(?:recommandé|suggéré|conseillé|proposé|expliqué|dit|donné)\w*|\bme\s+(?:recomend|sugeri|aconsej|propu|explic|dij|di)(?:aste|iste|ste)\w*/iu;

export const asksTheAssistant = (question: string): boolean => ASKS_THE_ASSISTANT.test(question);

export interface Candidate { readonly entry: Ranked; readonly row: FoundRow }

/** The candidates in the order that their rows suggest; what was added stands among their arms. */
export function secondLook<C extends Candidate>(recipe: Recipe, question: string, weights: ReadonlyMap<string, number>, candidates: readonly C[]): C[] {
  const best = candidates[0]?.entry.score ?? 0;
  const asked = recipe.askedOfAssistant !== 1 && asksTheAssistant(question);
  if (best <= 0 || (!asked && recipe.answers === 0)) return [...candidates];
  return candidates.map((candidate) => {
    const { entry, row } = candidate;
    const role = asked && row.role === 'assistant' ? entry.score * (recipe.askedOfAssistant - 1) : 0;
    const answer = recipe.answers > 0 && isStatement(row) ? recipe.answers * best * bestFit(question, row, weights) : 0;
    return role + answer === 0 ? candidate : { ...candidate, entry: { ...entry, score: entry.score + role + answer, arms: { ...entry.arms, ...(role > 0 && { role }), ...(answer > 0 && { answer }) } } };
  }).sort((a, b) => b.entry.score - a.entry.score || b.entry.refId - a.entry.refId);
}
