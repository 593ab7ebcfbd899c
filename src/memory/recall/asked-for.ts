import type { FoundRow } from './found.store.ts';
import type { Ranked } from './ranking.ts';
import type { Recipe } from './recipes.ts';
import { isStatement } from './statements.ts';
import { bestFit } from './supersession.ts';
import type { speaksOf } from './time-words.ts';
import { wordingOf } from './wording.ts';

// A second look at the memories that could be shown, by what their rows tell beside their words: whose answer is asked for,
// whether a value of the kind that is asked for stands beside the question's words, whether it speaks of the days that are asked for,
// and how the question is worded.

/** What did you recommend? In English, German, French and Spanish. */
const ASKS_THE_ASSISTANT = /\byou(?:r)?\s+(?:\w+ly\s+)?(?:recommend|suggest|advi[sc]e|propos|explain|help|say|said|tell|told|mention|giv|gave|describ|provid|list|outlin|answer|respon)\w*|\b(?:du|sie)\b.*\b(?:empfohlen|vorgeschlagen|geraten|erklärt|gesagt|erwähnt|genannt)\b|\b(?:tu m['’]as|vous m['’]avez|as-tu|avez-vous)\b.*\b(?:recommandé|suggéré|conseillé|proposé|expliqué|dit|donné)\w*|\bme\s+(?:recomend|sugeri|aconsej|propu|explic|dij|di)(?:aste|iste|ste)\w*/iu;

export const asksTheAssistant = (question: string): boolean => ASKS_THE_ASSISTANT.test(question);

export interface Candidate { readonly entry: Ranked; readonly row: FoundRow }

/** Of the candidates in the order of their scores, so many are read. */
const READ = 30;
/** So many are read for the days they speak of. */
const SPEAKING = 20;

/** The candidates in the order that their rows suggest; what was added stands among their arms. */
export function secondLook(recipe: Recipe, question: string, weights: ReadonlyMap<string, number>, candidates: readonly Candidate[], speaks: ReturnType<typeof speaksOf> = null): Candidate[] {
  const best = candidates[0]?.entry.score ?? 0;
  if (best <= 0) return [...candidates];
  const asked = asksTheAssistant(question);
  const { wording: shares } = recipe;
  const worded = shares ? wordingOf(question, weights, candidates.slice(0, READ).map(({ row }) => row), asked) : [];
  return candidates.map((candidate, i): Candidate => {
    const { entry, row } = candidate;
    const wording = worded[i];
    const role = asked && recipe.askedOfAssistant !== 1 && row.role === 'assistant' ? entry.score * (recipe.askedOfAssistant - 1) : 0;
    const answer = recipe.answers > 0 && isStatement(row) ? recipe.answers * best * bestFit(question, row, weights) : 0;
    const speaker = wording && shares ? shares.speaker * best * wording.speaker : 0, phrase = wording && shares ? shares.phrase * best * wording.phrase : 0, opening = wording && shares ? shares.opening * best * wording.opening : 0;
    const when = speaks && i < SPEAKING && speaks(row.content, row.occurred_at) ? recipe.when * best : 0;
    const more = role + answer + speaker + phrase + opening + when;
    return more === 0 ? candidate : { entry: { kind: entry.kind, refId: entry.refId, score: entry.score + more, arms: entry.arms, added: { role, answer, speaker, phrase, opening, when } }, row };
  }).sort((a, b) => b.entry.score - a.entry.score || b.entry.refId - a.entry.refId);
}
