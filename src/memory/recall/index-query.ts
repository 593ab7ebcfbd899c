import type { Kind } from '../memory-fields.contract.ts';

/** What recall looks for, and where. */
export interface IndexQuery {
  readonly clientId: number;
  readonly docs: number;
  readonly terms: readonly string[];
  readonly now: Date;
  readonly kinds?: readonly Kind[] | undefined;
  readonly scope?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  /** Retired documents too. */
  readonly retired?: boolean | undefined;
}
