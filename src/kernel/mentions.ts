// When a client is erased, what the product wrote about everybody (a day's summary, the reason of somebody else's block) may still
// call the client's things by name. What speaks of them is found by these names and taken out: a line of a text, a sentence of a list.

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const LETTER = /[\p{L}\p{M}\p{N}]/u;
const QUOTE = /["'“”„«»‘’「」『』]/u;
/** A single short word is a word like others, unless it stands where a thing is named: in quotes, or as a point of a list. */
const SPEAKS_FOR_ITSELF = 12;
const BULLET_BEFORE = /(?:^|\n)\s*(?:[-*•]|\d+[.)])\s+$/u;
const NAME_ENDS = /^\s*(?:$|\n|[:(]|[–—-]\s)/u;
/** What is shortened when it is told is told by at least so many letters. */
const SHORTENED = 15;

export interface Mentions {
  /** Whether there is any name at all. */
  readonly any: boolean;
  in(text: string): boolean;
  /** A text without the lines that mention one. */
  without(text: string): string;
  /** JSON without them: sentences of a list go, of other texts the lines. The value itself where nothing was mentioned. */
  withoutIn<T>(value: T): T;
}

/** `names`: how the things are called. */
export function mentionsOf(names: readonly string[]): Mentions {
  const byFirstWord = new Map<string, Set<string>>();
  for (const name of names) {
    const plain = name.trim().toLowerCase();
    const first = plain.match(WORD)?.[0];
    if (first === undefined) continue;
    const known = byFirstWord.get(first) ?? new Set();
    byFirstWord.set(first, known.add(plain.slice(plain.indexOf(first))));
  }

  const named = (text: string, at: number, name: string): boolean => {
    if (!text.startsWith(name, at)) {
      // "A long title that was shor…"
      const shortened = text.indexOf('…', at);
      return shortened - at >= SHORTENED && name.startsWith(text.slice(at, shortened).trimEnd());
    }
    const before = text.slice(0, at), after = text.slice(at + name.length);
    if (after !== '' && LETTER.test(after[0] as string)) return false;
    if (/\s/.test(name) || name.length >= SPEAKS_FOR_ITSELF) return true;
    return (QUOTE.test(before.slice(-1)) && QUOTE.test(after.slice(0, 1))) || (BULLET_BEFORE.test(before) && NAME_ENDS.test(after));
  };
  const inText = (text: string): boolean => {
    if (byFirstWord.size === 0) return false;
    const plain = text.toLowerCase();
    for (const word of plain.matchAll(WORD)) for (const name of byFirstWord.get(word[0]) ?? []) if (named(plain, word.index, name)) return true;
    return false;
  };
  const without = (text: string): string => (inText(text) ? text.split('\n').filter((line) => !inText(line)).join('\n') : text);
  const withoutIn = (value: unknown): unknown => {
    if (typeof value === 'string') return without(value);
    if (Array.isArray(value)) {
      const kept = value.flatMap((one: unknown): unknown[] => (typeof one === 'string' && inText(one) ? [] : [withoutIn(one)]));
      return kept.length === value.length && kept.every((one, i) => one === value[i]) ? value : kept;
    }
    if (value === null || typeof value !== 'object' || value instanceof Date) return value;
    const entries = Object.entries(value), kept = entries.map(([key, one]) => [key, withoutIn(one)] as const);
    return kept.every(([, one], i) => one === entries[i]?.[1]) ? value : Object.fromEntries(kept);
  };
  return { any: byFirstWord.size > 0, in: inText, without, withoutIn: <T>(value: T) => withoutIn(value) as T };
}
