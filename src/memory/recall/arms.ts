import type { Sql } from '../../db/database.port.ts';
import type { CallContext } from '../../kernel/operation.ts';
import type { Kind } from '../memory-fields.contract.ts';
import type { IndexQuery } from './index-query.ts';

// One shape for every way of finding (by words, by time, by names, by meaning): what it found, best first. Recall asks the arms
// and fuses their answers; it knows none of them by more than its name and the weight that the recipe gives it.

/** A memory as an arm tells of it. */
export interface DocRef { readonly kind: Kind; readonly refId: number; readonly sessionId: string | null; readonly length: number; /** Seconds since 1970, where the arm knows. */ readonly at?: number }
export interface ArmHit { readonly doc: DocRef; readonly rank: number; readonly score: number }

export interface Arm {
  readonly name: string;
  readonly hits: readonly ArmHit[];
  /** How far this arm is to be believed for this question (absent: 1). It scales the recipe's weight, beyond it where the words say nothing. */
  readonly trust?: number;
}

/** What an arm is asked, inside the transaction of the recall. */
export interface ArmQuery extends Omit<IndexQuery, 'terms'> {
  readonly text: string;
  /** How many results are asked for. */
  readonly wanted: number;
  readonly zone: string;
  /** The moment the question stands in: now, or `as_of`. */
  readonly standing: Date;
  /** How much of the question the best hit by words holds, 0 to 1, its words weighed by their rarity. Known once the words were asked. */
  readonly coverage?: number;
}

/** A memory that only another home has. */
export interface Elsewhere { readonly source: string; readonly id: string | null; readonly text: string; readonly score: number; readonly at: Date | null }

export interface ArmSource {
  readonly name: string;
  /** Before the transaction: whatever waits for another server (an embedding). Its answer is handed to `search`. */
  prepare?(text: string, context: CallContext, clientId?: number): Promise<unknown>;
  /** Null: this arm has nothing to say about this question. `known` is what the arms before it found. */
  /** The name under which a failed preparation is told in `degraded`; null when it did not fail. */
  failed?(prepared: unknown): string | null;
  search(sql: Sql, query: ArmQuery, prepared: unknown, known: readonly Arm[]): Promise<Arm | null>;
  /** What it found that is not in Postgres, best first, as far as the question's filters can be answered for it. */
  elsewhere?(prepared: unknown, query: Pick<ArmQuery, 'kinds' | 'scope' | 'sessionId' | 'since' | 'until' | 'retired'>): readonly Elsewhere[];
}

export const armOf = (name: string, found: readonly { doc: DocRef; score: number }[], trust?: number): Arm => ({
  name, hits: [...found].sort((a, b) => b.score - a.score || b.doc.refId - a.doc.refId).map((hit, i) => ({ ...hit, rank: i + 1 })), ...(trust !== undefined && { trust }),
});

/** Of hits that stand in their order already. */
export const sortedArm = (name: string, hits: readonly (DocRef & { score: number })[]): Arm => ({ name, hits: hits.map((doc, i) => ({ doc, score: doc.score, rank: i + 1 })) });
