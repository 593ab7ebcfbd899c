import type { FoundRow } from './found.store.ts';
import { fold, queryTerms, termsOf, termsOfWord } from '../terms.ts';

// How a question is worded, beside which words it holds: whom it names, which of its words follow each other, and whether a memory
// opens with them. Each is between 0 and 1 for each memory, so a recipe can weigh them. A text is read once, by plain search.

/** Words with their apostrophes, as they are written. */
const WORDS = /[\p{L}\p{M}\p{N}'’]+/gu;
const LETTER = /[\p{L}\p{M}\p{N}]/u;
const CAPITAL = /\p{Lu}/u;
/** Of a long text, and of a long question, this much is read. */
const READ = 2000, MOST_PHRASES = 40;
const SENTENCE_END = /[.!?؟]\s|[\n。！？]/;
const LONGEST_OPENING = 400;

/** Who asks about himself asks for his own words, as a rule: those of others repeat them. In English, German, French, Spanish, Italian and Russian. */
const OF_THE_ASKER = /(?<![\p{L}\p{N}])(?:I|my|me|mine|we|our|us|ich|mein(?:e[nmrs]?)?|mich|mir|wir|unser(?:e[nmrs]?)?|je|j['’]|mon|ma|mes|moi|nous|nos|notre|yo|mis?|nosotros|nuestr[oa]s?|io|mi[oae]|miei|noi|nostr[oaie]|я|мо[йяеи]|моего|моей|меня|мне|мы|наш[аеи]?)(?![\p{L}\p{N}])/iu;
/** What that counts beside a turn of somebody who is named. */
const ASKER = 0.25;

type Row = Pick<FoundRow, 'kind' | 'content' | 'speaker' | 'role'>;
export interface Wording {
  /** The memory is told by (a fact: is about) somebody whom the question names; less, where the question is about who asks and a user tells it. */
  readonly speaker: number;
  /** How many of the question's words stand side by side here too, rare pairs counting more; the best memory has 1. */
  readonly phrase: number;
  /** The share of the question that the first sentence holds. */
  readonly opening: number;
}

const FOREIGN = /[^\u0000-\u007f]/;

/** Words that may be meant as names: written large inside the question, or telling words where nothing there is written large. */
function namesIn(question: string): ReadonlySet<string> {
  const words = question.match(WORDS) ?? [];
  const inside = words.slice(1).filter((word) => CAPITAL.test(word[0] as string));
  // What opens the question is large anyway; who types everything small still means people, and many scripts have no large letters.
  const others = inside.length > 0 ? words.filter((word, i) => i === 0 || word.toLowerCase() === word.toUpperCase()) : words;
  const telling = queryTerms(question);
  return new Set([...inside.flatMap(termsOf), ...others.flatMap(termsOf).filter((term) => telling.has(term))].filter((term) => term.length > 1));
}

/** Whether a letter or a figure stands there; of lower case, as all that is read here. */
function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? (code >= 97 && code <= 122) || (code >= 48 && code <= 57) : code >= 128 && LETTER.test(text[at] as string);
}

function holds(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) if (!isLetter(text, at - 1) && !isLetter(text, at + phrase.length)) return true;
  return false;
}

/** For each phrase the rows that hold it, and for each row how much that says. */
function phraseShares(question: string, texts: readonly string[]): number[] {
  const words = (question.toLowerCase().match(WORDS) ?? []).slice(0, MOST_PHRASES + 1);
  const shares = texts.map(() => 0);
  for (const phrase of new Set(words.slice(1).map((word, i) => `${words[i] as string} ${word}`))) {
    const holders: number[] = [];
    for (let i = 0; i < texts.length; i++) if (holds(texts[i] as string, phrase)) holders.push(i);
    if (holders.length === 0) continue;
    const rarity = Math.log(1 + (texts.length - holders.length + 0.5) / (holders.length + 0.5));
    for (const i of holders) shares[i] = (shares[i] as number) + rarity;
  }
  const most = Math.max(...shares);
  return most > 0 ? shares.map((share) => share / most) : shares;
}

/** A stem as it stands in a text: its last letter is often the stemmer's (`studi`, `receiv`). */
const written = (term: string): string => (term.length > 3 ? term.replace(/[ie]$/, '') : term);

/** In the order of the rows. `weights`: the question's terms with their rarity; `ofAssistant`: the question asks for what the assistant said. */
export function wordingOf(question: string, weights: ReadonlyMap<string, number>, rows: readonly Row[], ofAssistant = false): Wording[] {
  const names = namesIn(question);
  const ofAsker = !ofAssistant && OF_THE_ASKER.test(question);
  const named = (terms: readonly string[]): boolean => names.size > 0 && terms.some((term) => names.has(term));
  const texts = rows.map(({ content }) => (content.length > READ ? content.slice(0, READ) : content).toLowerCase());
  const phrases = phraseShares(question, texts);
  const terms = [...weights].map(([term, weight]) => ({ word: written(term), weight }));
  const whole = terms.reduce((sum, { weight }) => sum + weight, 0);
  const teller = ({ kind, speaker, role }: Row, opening: string): number => {
    if (speaker !== null ? named(termsOfWord(speaker)) : kind === 'fact' && named(termsOf(opening))) return 1;
    return ofAsker && role === 'user' ? ASKER : 0;
  };
  return rows.map((row, i) => {
    const start = (texts[i] as string).slice(0, LONGEST_OPENING);
    const end = start.search(SENTENCE_END);
    const first = end < 0 ? start : start.slice(0, end);
    const opening = FOREIGN.test(first) ? fold(first) : first;
    let held = 0;
    for (const { word, weight } of terms) if (opening.includes(word)) held += weight;
    return { speaker: teller(row, opening), phrase: phrases[i] as number, opening: whole > 0 ? held / whole : 0 };
  });
}
