import type { EngagementContext } from '../work/index.ts';

/** What is wanted, with what is known of it before anything is looked up. */
export interface Wish {
  readonly intent: string;
  readonly clientId: number;
  readonly clientName: string | null;
  readonly engagement: EngagementContext | null;
  readonly deadline: Date | null;
  readonly zone: string;
  readonly now: Date;
  readonly options: boolean;
  readonly template: string;
  readonly model: string | undefined;
  /** The workflow that somebody chose; null: none of them; absent: whichever fits. */
  readonly workflow?: number | null | undefined;
}
