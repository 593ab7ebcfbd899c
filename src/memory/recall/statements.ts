import type { AskedType } from './asked-types.ts';
import { isNoName } from './claim-forms.ts';
import { type Claim, claimsOf, LONGEST_TEXT } from './claims.ts';
import { namesIn } from './names.ts';
import { termsOf } from '../terms.ts';

// What was said, as far as comparing it with what was said later needs it.

export interface Statement {
  readonly id: number;
  readonly content: string;
  /** When it was said; order among equals is the order of writing. */
  readonly at: Date;
  /** Where it was read from. */
  readonly row?: object;
  /** Who said it: statements of two people do not replace each other. */
  readonly speaker: string;
}

/** Texts of no known speaker up to this length are taken for statements; longer ones are documents, whose numbers do not replace each other. */
const LONGEST_NOTE = 400;

/** What an assistant did itself, or a line of a log: its own word, not a restatement of somebody else's. */
const DONE = /^\s*\[|\bI(?:['’]ve| have)? (?:set|moved|rescheduled|booked|changed|updated|scheduled|switched|renamed|deployed|upgraded|increased|reduced|put|created)\b/u;

/** Whose word counts: people's, and a machine's about what it did; no restatement and no document. */
export const isStatement = ({ kind, role, speaker, content }: { kind: string; role: string | null; speaker: string | null; content: string }): boolean =>
  kind === 'event' && (role === 'user' || (role === null && (speaker !== null || content.length <= LONGEST_NOTE)) || (role === 'assistant' && content.length <= LONGEST_NOTE && DONE.test(content)));

export interface Replacement {
  readonly old: number;
  readonly by: number;
  readonly rule: string;
  readonly confidence: number;
  readonly type: AskedType;
  readonly oldValue: string;
  readonly newValue: string;
}

/** From here on the earlier statement is left out; from DOUBTFUL on both stay, the earlier one marked and after the later one. */
export const SURE = 0.7;
export const DOUBTFUL = 0.5;
/** Said by the same one, and later; order among equals is the order of writing. */
export const isLater = (fresh: Statement, old: Statement): boolean => fresh.speaker === old.speaker && (fresh.at > old.at || (fresh.at.getTime() === old.at.getTime() && fresh.id > old.id));

/** A text is looked at so far for what its sentences say. */
export const LONGEST_SAID = 4000;
/** Names in a text, each as its terms. */
const TITLED = /(?<!\p{L})(?:Dr|Mr|Mrs|Ms|Prof|St|Sr|Sra|Mme|Hr|Fr)\.\s+(\p{Lu}[\p{L}’'-]+)/gu;
export const namesOf = (text: string): string[][] => [...namesIn(text), ...[...text.slice(0, LONGEST_SAID).matchAll(TITLED)].map((m) => m[1] as string)].filter((name) => !isNoName(name)).map(termsOf).filter((name) => name.join('').length > 2);

/** How much of the question's weight the best sentence can hold: words that no statement uses (a question's own) must not count against all. */
export const attainable = (told: readonly { readonly matched: ReadonlySet<string> }[], weights: ReadonlyMap<string, number>): number => {
  const all = weightOf(weights.keys(), weights);
  const most = Math.max(0, ...told.map(({ matched }) => weightOf(matched, weights)));
  return Math.max(all * LEAST_OF_ALL, most);
};
export const weightOf = (terms: Iterable<string>, weights: ReadonlyMap<string, number>): number => { let sum = 0; for (const term of terms) sum += weights.get(term) ?? 0; return sum; };

/** The share of the question's weight that a sentence has to hold near the value. */
export const ENOUGH = 0.3;
export const LEAST_OF_ALL = 0.5;

/** Claims are the same for the same text; texts come back with every question. */
const known = new Map<string, readonly Claim[]>();
const MOST_KNOWN = 3000;
const NONE: readonly Claim[] = [];
const keyOf = ({ id, content }: Pick<Statement, 'id' | 'content'>): string => `${id} ${content.length} ${content.slice(0, 64)}${content.slice(-64)}`;
/** Of rows that stay in memory; null until somebody asks. */
const ofRows = new WeakMap<object, readonly Claim[] | null>();
/** What this row's text says is found once, and kept as long as the row itself is. */
export const keepClaims = (row: object): void => { ofRows.set(row, null); };

export function claimsIn(statement: Pick<Statement, 'id' | 'content' | 'row'>): readonly Claim[] {
  const row = statement.row ?? statement;
  const kept = ofRows.get(row);
  if (kept) return kept;
  if (kept === null) {
    const claims = claimsOf(statement.content);
    ofRows.set(row, claims.length ? claims : NONE);
    return claims;
  }
  const key = keyOf(statement);
  const found = known.get(key);
  if (found) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const claims = claimsOf(statement.content);
  known.set(key, claims);
  return claims;
}

const terms = new Map<string, ReadonlySet<string>>();
export function termsIn(statement: Statement): ReadonlySet<string> {
  const key = keyOf(statement);
  const found = terms.get(key);
  if (found) return found;
  if (terms.size >= MOST_KNOWN) terms.clear();
  const made = new Set(termsOf(statement.content.slice(0, LONGEST_TEXT)));
  terms.set(key, made);
  return made;
}
