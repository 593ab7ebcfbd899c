import { junkReason } from '../junk/junk.ts';
import { plainFacts } from '../facts/plain-facts.ts';
import { termsOf } from '../terms.ts';

// How much a memory matters when its author did not say. A rule of thumb that anyone can predict: what states a durable thing
// about people, preferences, decisions or dates matters; small talk, questions and machine noise do not.

const DURABLE = /\b(?:remember that|don't forget|never|always|prefer|favou?rite|birthday|anniversary|allergic|my name is|call me|i live in|i moved to|i work (?:at|for|as)|married|deadline|decided|decision|agreed|promise|password policy|must|goal|plan to|important|preference)\b/i;
const PERSONAL = /\b(?:i|my|we|our)\b/i;
const DATED = /\b\d{4}-\d\d-\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|[$€£]\s?\d/i;
/** What a fact that is said plainly, in whatever language, matters at least: from here on it is drawn. */
const OF_A_FACT = 0.7;
/** Terms of a statement that says something; a long text need not be read to its end to know. */
const ENOUGH = 8, BEGINNING = 200;
/** The most that junk can matter. */
const OF_JUNK = 0.15;

export function salienceOf({ content, role, eventType }: { content: string; role?: string | null | undefined; eventType: string }): number {
  if (eventType === 'reflection') return 0.8;
  const begun = termsOf(content.slice(0, BEGINNING)).length, terms = begun >= ENOUGH || content.length <= BEGINNING ? begun : termsOf(content.slice(0, 2000)).length;
  let score = 0.4;
  if (DURABLE.test(content)) score += 0.35;
  if (PERSONAL.test(content)) score += 0.05;
  if (DATED.test(content)) score += 0.1;
  if (terms >= ENOUGH) score += 0.05;
  if (terms < 4) score -= 0.1;
  if (/\?\s*$/.test(content)) score -= 0.15;
  if (role === 'assistant') score -= 0.15;
  if (role === 'system' || role === 'tool') score -= 0.25;
  if (score < OF_A_FACT && (!role || role === 'user') && plainFacts(content.slice(0, 2000)).length > 0) score = OF_A_FACT;
  if (junkReason(content) !== null) score = Math.min(score, OF_JUNK);
  return Math.min(1, Math.max(0, Math.round(score * 1000) / 1000));
}
