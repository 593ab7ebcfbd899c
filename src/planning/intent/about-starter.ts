import { BRINGING_ABOUT, INTENTS, type Intents } from '../../work/index.ts';
import { keyOf, type ReadIntent, type Word } from './read-intent.ts';

/** How sure it is that an intent asks for a workflow of the starter library, and the words that say so. */
export interface About { readonly score: number; readonly because: string }

interface Phrase { readonly keys: readonly string[]; readonly said: string }
interface Compiled { readonly things: readonly Phrase[]; readonly says: readonly (readonly string[])[]; readonly not: ReadonlySet<string>; readonly intents: Intents }

const listOf = (text: string): string[] => text.split(',').map((one) => one.trim()).filter(Boolean);
const compiled = new Map<string, Compiled>();

function compile(slug: string): Compiled | null {
  const intents = INTENTS[slug];
  if (!intents) return null;
  const known = compiled.get(slug);
  if (known) return known;
  const made: Compiled = {
    intents, says: (intents.says ?? []).map((pattern) => pattern.split(' ')), not: new Set(listOf(intents.not ?? '').map(keyOf)),
    things: listOf(intents.things).map((said) => ({ said, keys: said.split(' ').map(keyOf) })),
  };
  compiled.set(slug, made);
  return made;
}

export const hasIntents = (slug: string): boolean => compile(slug) !== null;

const SAID = 0.94, THING = 0.96, ALONE = 0.9, ALWAYS = 0.86;
/** What an unknown word beside the thing takes away, and the most that all of them do. */
const UNKNOWN = 0.07, MOST_UNKNOWN = 0.28;

const fits = (item: string, word: Word): boolean => item.split('|').some((one) => one === word.word || one === word.key);

/** Whether the words begin with the pattern; answers the words it took. */
function begins(pattern: readonly string[], words: readonly Word[], at = 0, taken: readonly string[] = []): readonly string[] | null {
  const [item, ...rest] = pattern;
  if (item === undefined) return taken;
  if (item === '*') {
    for (let skipped = 0; skipped <= 4 && at + skipped <= words.length; skipped++) {
      const found = begins(rest, words, at + skipped, taken);
      if (found) return found;
    }
    return null;
  }
  const word = words[at];
  return word && fits(item, word) ? begins(rest, words, at + 1, [...taken, word.raw]) : null;
}

/** Where a phrase stands so that it holds the head; the longest wins. */
function thingIn(read: ReadIntent, things: readonly Phrase[]): Phrase | null {
  const row = [...read.core, ...read.around];
  const head = read.language === 'fr' || read.language === 'es' ? 0 : read.core.length - 1;
  let best: Phrase | null = null;
  if (!read.core.length) return null;
  for (const phrase of things) {
    const length = phrase.keys.length;
    if (best && best.keys.length >= length) continue;
    for (let from = Math.max(0, head - length + 1); from <= head && from + length <= row.length; from++) {
      if (phrase.keys.every((key, i) => { const word = row[from + i] as string; return key.startsWith('~') ? word.endsWith(key.slice(1)) && word.length > key.length : word === key; })) best = phrase;
    }
  }
  return best;
}

/** `vocabulary`: words of the workflow itself, which are no strangers to it. */
export function aboutStarter(slug: string, read: ReadIntent, vocabulary: ReadonlySet<string>): About | null {
  const made = compile(slug);
  if (!made) return null;
  const { intents, things, says, not } = made;
  const everything = [...read.words.map((w) => w.key), ...read.words.map((w) => w.word)];
  if (everything.some((word) => not.has(word))) return null;
  for (const pattern of says) {
    // The first word of a pattern may be an action, however it was said.
    const acted = read.action !== null && (pattern[0] as string).split('|').includes(read.action);
    const taken = begins(pattern, read.words) ?? (acted ? begins(pattern.slice(1), read.words, read.verbWords, read.words.slice(0, read.verbWords).map((w) => w.raw)) : null);
    // A pattern of one word says it only where little else is said.
    if (taken && (pattern.length > 1 || taken.length === read.words.length || read.core.length <= 1)) return { score: SAID, because: taken.join(' ') };
  }
  const thing = thingIn(read, things);
  const allowed = intents.actions ?? BRINGING_ABOUT;
  if (thing && (read.action === null || allowed.includes(read.action))) {
    const strangers = read.core.filter((word) => !thing.keys.includes(word) && !thing.keys.some((key) => key.startsWith('~') && word.endsWith(key.slice(1))) && !vocabulary.has(word));
    const score = THING - Math.min(MOST_UNKNOWN, UNKNOWN * strangers.length) - (read.action === null ? 0.04 : 0);
    return { score, because: thing.said.replaceAll('~', '') };
  }
  if (read.action !== null && intents.always?.includes(read.action)) return { score: ALWAYS, because: read.words[0]?.raw ?? read.action };
  if (read.action !== null && intents.alone?.includes(read.action) && !read.core.length && read.words.length > 1) return { score: ALONE, because: read.words[0]?.raw ?? read.action };
  return null;
}
