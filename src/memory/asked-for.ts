import type { FoundRow } from './found.store.ts';
import type { Ranked } from './ranking.ts';
import type { Recipe } from './recipes.ts';
import { bestFit, isStatement } from './supersession.ts';
import { type Wording, wordingOf } from './wording.ts';

// A second look at the memories that could be shown, by what their rows tell beside their words: whose answer is asked for,
// whether a value of the kind that is asked for stands beside the question's words, and how the question is worded.

/** What did you recommend? In English, German, French and Spanish. */
const ASKS_THE_ASSISTANT = /\byou(?:r)?\s+(?:\w+ly\s+)?(?:recommend|suggest|advi[sc]e|propos|explain|help|say|said|tell|told|mention|giv|gave|describ|provid|list|outlin|answer|respon)\w*|\b(?:du|sie)\b.*\b(?:empfohlen|vorgeschlagen|geraten|erklärt|gesagt|erwähnt|genannt)\b|\b(?:tu m['’]as|vous m['’]avez|as-tu|avez-vous)\b.*\b(?:recommandé|suggéré|conseillé|proposé|expliqué|dit|donné)\w*|\bme\s+(?:recomend|sugeri|aconsej|propu|explic|dij|di)(?:aste|iste|ste)\w*/iu;

const WORDING_PARTS = ['speaker', 'phrase', 'opening'] as const satisfies readonly (keyof Wording)[];

export const asksTheAssistant = (question: string): boolean => ASKS_THE_ASSISTANT.test(question);

export interface Candidate { readonly entry: Ranked; readonly row: FoundRow }

/** Of the candidates in the order of their scores, so many are read. */
const READ = 30;

/** The candidates in the order that their rows suggest; what was added stands among their arms. */
export function secondLook<C extends Candidate>(recipe: Recipe, question: string, weights: ReadonlyMap<string, number>, candidates: readonly C[]): C[] {
  const best = candidates[0]?.entry.score ?? 0;
  if (best <= 0) return [...candidates];
  const asked = asksTheAssistant(question);
  const worded = Object.keys(recipe.wording).length > 0 ? wordingOf(question, weights, candidates.slice(0, READ).map(({ row }) => row), asked) : [];
  return candidates.map((candidate, i) => {
    const { entry, row } = candidate;
    const added: Record<string, number> = {};
    if (asked && recipe.askedOfAssistant !== 1 && row.role === 'assistant') added['role'] = entry.score * (recipe.askedOfAssistant - 1);
    if (recipe.answers > 0 && isStatement(row)) added['answer'] = recipe.answers * best * bestFit(question, row, weights);
    const wording = worded[i];
    if (wording) for (const part of WORDING_PARTS) added[part] = (recipe.wording[part] ?? 0) * best * wording[part];
    const more = Object.entries(added).filter(([, value]) => value > 0);
    if (more.length === 0) return candidate;
    return { ...candidate, entry: { ...entry, score: more.reduce((sum, [, value]) => sum + value, entry.score), arms: { ...entry.arms, ...Object.fromEntries(more) } } };
  }).sort((a, b) => b.entry.score - a.entry.score || b.entry.refId - a.entry.refId);
}
