// What is held for long is held once. The driver gives each row copies of its own of `event`, `user` and the name of a session.

const known = new Map<string, string>();
const MOST_KNOWN = 100_000;
const LONGEST = 200;

/** The one copy of a short text that comes again and again. */
export function same<T extends string | null>(text: T): T {
  if (text === null || text.length > LONGEST) return text;
  const first = known.get(text);
  if (first !== undefined) return first as T;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, text);
  return text;
}
