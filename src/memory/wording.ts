import type { FoundRow } from './found.store.ts';
import { fold, queryTerms, termsOf } from './terms.ts';

// How a question is worded, beside which words it holds: whom it names, which of its words follow each other, and whether a memory
// opens with them. Each is between 0 and 1 for each memory, so a recipe can weigh them. A text is read once, by plain search.

/** Words with their apostrophes, as they are written. */
const WORDS = /[\p{L}\p{M}\p{N}'’]+/gu;
const LETTER = /[\p{L}\p{M}\p{N}]/u;
const CAPITAL = /\p{Lu}/u;
/** Of a long text, and of a long question, this much is read. */
const READ = 2000, MOST_PHRASES = 40;
const SENTENCE_END = /[.!?。！？؟]\s|\n|[。！？]/u;
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

const plain = (text: string): string => (/[^\u0000-\u007f]/.test(text) ? fold(text) : text.toLowerCase());

/** Words that may be meant as names: written large inside the question, or telling words where nothing there is written large. */
function namesIn(question: string): ReadonlySet<string> {
  const words = question.match(WORDS) ?? [];
  const inside = words.slice(1).filter((word) => CAPITAL.test(word[0] as string));
  // What opens the question is large anyway; who types everything small still means people, and many scripts have no large letters.
  const others = inside.length > 0 ? words.filter((word, i) => i === 0 || word.toLowerCase() === word.toUpperCase()) : words;
  const telling = queryTerms(question);
  return new Set([...inside.flatMap(termsOf), ...others.flatMap(termsOf).filter((term) => telling.has(term))].filter((term) => term.length > 1));
}

const isNamed = (names: ReadonlySet<string>, who: string): boolean => termsOf(who).some((term) => names.has(term));

function holds(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const before = text[at - 1], after = text[at + phrase.length];
    if ((before === undefined || !LETTER.test(before)) && (after === undefined || !LETTER.test(after))) return true;
  }
  return false;
}

/** For each phrase the rows that hold it, and for each row how much that says. */
function phraseShares(question: string, texts: readonly string[]): number[] {
  const words = (question.toLowerCase().match(WORDS) ?? []).slice(0, MOST_PHRASES + 1);
  const shares = texts.map(() => 0);
  for (const phrase of new Set(words.slice(1).map((word, i) => `${words[i] as string} ${word}`))) {
    const holders = texts.flatMap((text, i) => (holds(text, phrase) ? [i] : []));
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
  const told = new Map<string, boolean>();
  const byNamed = (who: string): boolean => {
    let known = told.get(who);
    if (known === undefined) told.set(who, known = isNamed(names, who));
    return known;
  };
  const phrases = phraseShares(question, rows.map(({ content }) => content.slice(0, READ).toLowerCase()));
  const terms = [...weights].map(([term, weight]) => ({ word: written(term), weight }));
  const whole = terms.reduce((sum, { weight }) => sum + weight, 0);
  const teller = ({ kind, speaker, role }: Row, opening: string): number => {
    if (speaker !== null ? byNamed(speaker) : kind === 'fact' && isNamed(names, opening)) return 1;
    return ofAsker && role === 'user' ? ASKER : 0;
  };
  return rows.map((row, i) => {
    const { content } = row;
    const start = content.slice(0, LONGEST_OPENING);
    const end = SENTENCE_END.exec(start)?.index ?? start.length;
    const opening = plain(start.slice(0, end));
    return {
      speaker: teller(row, opening),
      phrase: phrases[i] as number,
      opening: whole > 0 ? terms.reduce((sum, { word, weight }) => sum + (opening.includes(word) ? weight : 0), 0) / whole : 0,
    };
  });
}
