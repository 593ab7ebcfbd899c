import type { Kind } from './memory-fields.contract.ts';
import { termsOf } from './terms.ts';

// What of a memory goes into recall's index, and how strongly each term counts there.

/** A text to be found by recall. */
export interface IndexText {
  readonly clientId: number;
  readonly kind: Kind;
  /** Its id in the table of its kind. */
  readonly refId: number;
  readonly content: string;
  /** Who said it: questions name people. */
  readonly speaker?: string | null | undefined;
  readonly role?: string | null | undefined;
  readonly sessionId?: string | null | undefined;
  readonly scope?: string | null | undefined;
  readonly occurredAt: Date;
  readonly expiresAt?: Date | null | undefined;
  /** Further words to be found by, such as a fact's subject and type. */
  readonly words?: string | undefined;
  readonly retired?: boolean;
}

export interface IndexDoc {
  readonly chunk: number;
  readonly length: number;
  readonly terms: string[];
  readonly weights: number[];
}

// Measured on conversations, messages of thousands of words and abstracts alike: k1 and b as BM25 wants them for short texts;
// the length counts by its root, against a fixed pivot, so that a weight never changes when other texts come.
const K1 = 0.9;
const B = 0.4;
const PIVOT = 25;
/** Terms of one indexed piece: a long message is several documents, so that one passage of it can win. */
const CHUNK = 200;
/** A text of more than LONG_TEXT terms names its subject at its beginning: its first terms count this much more. */
const LONG_TEXT = 60;
const OPENING = 20;
const IN_OPENING = 0.5;
/** Long answers of an assistant restate what others said; short ones are conversation. */
const LONG_ANSWER = 40;
const ROLE_WEIGHT = { longAnswer: 0.4, answer: 0.9, machine: 0.5 };
/** A conversation's summary repeats its turns, which are indexed by themselves. */
const EPISODE_WEIGHT = 0.6;
const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** The words of a date as people say them: 2023, may, 8. */
const dateWords = (at: Date): string => `${at.getUTCFullYear()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCDate()}`;

function speakerWeight({ kind, role }: Pick<IndexText, 'kind' | 'role'>, terms: number): number {
  if (kind === 'episode') return EPISODE_WEIGHT;
  if (role === 'assistant') return terms > LONG_ANSWER ? ROLE_WEIGHT.longAnswer : ROLE_WEIGHT.answer;
  return role === 'system' || role === 'tool' ? ROLE_WEIGHT.machine : 1;
}

/** The documents of one text: its terms with speaker and date before each piece. */
export function documentsOf(text: IndexText): IndexDoc[] {
  const own = termsOf(text.content);
  const before = termsOf(`${text.speaker ?? ''} ${text.words ?? ''} ${text.kind === 'fact' ? '' : dateWords(text.occurredAt)}`);
  const factor = speakerWeight(text, own.length);
  const pieces = own.length <= CHUNK * 1.5 ? [own] : Array.from({ length: Math.ceil(own.length / CHUNK) }, (_, i) => own.slice(i * CHUNK, (i + 1) * CHUNK));
  return pieces.map((piece, chunk) => {
    const counts = new Map<string, number>();
    for (const term of piece) counts.set(term, (counts.get(term) ?? 0) + 1);
    if (chunk === 0 && own.length > LONG_TEXT) for (const term of new Set(piece.slice(0, OPENING))) counts.set(term, (counts.get(term) ?? 0) + IN_OPENING);
    for (const term of before) counts.set(term, (counts.get(term) ?? 0) + 1);
    const length = piece.length + before.length;
    const norm = K1 * (1 - B + B * Math.sqrt(length / PIVOT));
    return { chunk, length, terms: [...counts.keys()], weights: [...counts.values()].map((f) => Math.round(factor * f * (K1 + 1) / (f + norm) * 10_000) / 10_000) };
  });
}

/** The most that one term can add to a score, before its rarity. */
export const MOST_WEIGHT = K1 + 1;
