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

interface Measures {
  /** Saturation and length normalisation as in BM25. */
  readonly k1: number;
  readonly b: number;
  /** How long a piece of `terms` is beside a middling one. */
  readonly relative: (terms: number) => number;
  /** Terms of one indexed piece: a long text is several documents, so that one passage of it can win. */
  readonly piece: number;
  /** A long text names its subject at its beginning: so many first terms count so much more. */
  readonly opening: number;
  readonly inOpening: number;
}

// Against a fixed pivot, so that a weight never changes when other texts come. Measured on conversations and messages of
// thousands of words (said in a conversation: the length counts by its root), and on abstracts and paragraphs (standing alone).
const SAID: Measures = { k1: 0.9, b: 0.4, relative: (terms) => Math.sqrt(terms / 25), piece: 200, opening: 20, inOpening: 0.5 };
const ALONE: Measures = { k1: 1.1, b: 0.6, relative: (terms) => terms / 120, piece: 300, opening: 12, inOpening: 1.2 };
/** Texts of more terms are long. */
const LONG_TEXT = 60;
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

/** A note or a document: no turn of a conversation. */
const standsAlone = ({ kind, role, speaker, sessionId }: IndexText): boolean => kind !== 'fact' && kind !== 'episode' && !role && !speaker && !sessionId;

/** The documents of one text: its terms with speaker and date before each piece. */
export function documentsOf(text: IndexText): IndexDoc[] {
  const { k1, b, relative, piece: size, opening, inOpening } = standsAlone(text) ? ALONE : SAID;
  const own = termsOf(text.content);
  const before = termsOf(`${text.speaker ?? ''} ${text.words ?? ''} ${text.kind === 'fact' ? '' : dateWords(text.occurredAt)}`);
  const factor = speakerWeight(text, own.length);
  const pieces = own.length <= size * 1.5 ? [own] : Array.from({ length: Math.ceil(own.length / size) }, (_, i) => own.slice(i * size, (i + 1) * size));
  return pieces.map((piece, chunk) => {
    const counts = new Map<string, number>();
    for (const term of piece) counts.set(term, (counts.get(term) ?? 0) + 1);
    if (chunk === 0 && own.length > LONG_TEXT) for (const term of new Set(piece.slice(0, opening))) counts.set(term, (counts.get(term) ?? 0) + inOpening);
    for (const term of before) counts.set(term, (counts.get(term) ?? 0) + 1);
    const length = piece.length + before.length;
    const norm = k1 * (1 - b + b * relative(length));
    return { chunk, length, terms: [...counts.keys()], weights: [...counts.values()].map((f) => Math.round(factor * f * (k1 + 1) / (f + norm) * 10_000) / 10_000) };
  });
}

/** The most that one term can add to a score, before its rarity. */
export const MOST_WEIGHT = ALONE.k1 + 1;
