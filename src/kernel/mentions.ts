// When a client is erased, what the product wrote about everybody (a day's summary, the reason of somebody else's block) may still
// call the client's things by name. What speaks of them is found by these names and taken out: a line of a text, a sentence of a list.

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const QUOTE = /["'“”„«»‘’「」『』]/u;
/** A single short word is a word like others, unless it stands where a thing is named: in quotes, or as a point of a list. */
const SPEAKS_FOR_ITSELF = 12;
const BULLET_BEFORE = /(?:^|\n)\s*(?:[-*•]|\d+[.)])\s+$/u;
const NAME_ENDS = /^\s*(?:$|\n|[:(]|[–—-]\s)/u;
/** What is shortened when it is told is told by at least so many letters. */
const SHORTENED = 15, LONGEST_SHORTENED = 200;

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
  /** By how many words they have, from the first letter to the last. */
  const bySize = new Map<number, Set<string>>();
  for (const name of names) {
    const plain = name.toLowerCase(), words = [...plain.matchAll(WORD)];
    const first = words[0], last = words.at(-1);
    if (first === undefined || last === undefined) continue;
    const known = bySize.get(words.length) ?? new Set();
    bySize.set(words.length, known.add(plain.slice(first.index, last.index + last[0].length)));
  }
  const long = [...bySize.values()].flatMap((known) => [...known]).filter((name) => name.length > SHORTENED);

  /** Whether a name is meant where it stands in a text. */
  const meant = (text: string, from: number, to: number): boolean => {
    const name = text.slice(from, to);
    if (/\s/.test(name) || name.length >= SPEAKS_FOR_ITSELF) return true;
    const before = text.slice(0, from), after = text.slice(to);
    return (QUOTE.test(before.slice(-1)) && QUOTE.test(after.slice(0, 1))) || (BULLET_BEFORE.test(before) && NAME_ENDS.test(after));
  };
  const inText = (text: string): boolean => {
    if (bySize.size === 0) return false;
    const plain = text.toLowerCase(), words = [...plain.matchAll(WORD)].map((word) => ({ from: word.index, to: word.index + word[0].length }));
    for (const [size, known] of bySize) {
      for (let i = 0; i + size <= words.length; i++) {
        const from = words[i]?.from as number, to = words[i + size - 1]?.to as number;
        if (known.has(plain.slice(from, to)) && meant(plain, from, to)) return true;
      }
    }
    // "A long title that was shor…"
    for (let cut = plain.indexOf('…'); cut >= 0; cut = plain.indexOf('…', cut + 1)) {
      for (const { from } of words.filter((word) => cut - word.from >= SHORTENED && cut - word.from < LONGEST_SHORTENED)) {
        const start = plain.slice(from, cut).trimEnd();
        if (long.some((name) => name.startsWith(start))) return true;
      }
    }
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
  return { any: bySize.size > 0, in: inText, without, withoutIn: <T>(value: T) => withoutIn(value) as T };
}
