import { createRequire } from 'node:module';

// The table behind a tokenizer takes tens of megabytes: it is read when the first text is counted, not at start.
const require = createRequire(import.meta.url);
let encode: ((text: string) => number) | undefined;

/** Tokens of a text as current models count them (o200k), to within a few percent for others. */
export function countTokens(text: string): number {
  encode ??= (require('gpt-tokenizer/encoding/o200k_base') as { countTokens: (text: string) => number }).countTokens;
  return encode(text);
}
