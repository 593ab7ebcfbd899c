import type { StepDraft } from '../sop.contract.ts';

/** A workflow of the library that every workspace starts with. Its steps carry `{{placeholders}}` that a plan fills in. */
export interface StarterWorkflow {
  readonly slug: string;
  readonly name: string;
  readonly capability: string;
  readonly description: string;
  readonly steps: readonly StepDraft[];
}

interface More { readonly after?: readonly string[]; readonly billable?: boolean; readonly tags?: readonly string[] }

/** One step: `[low, likely, high]` hours, and what it waits for. */
export function step(id: string, title: string, description: string, [low, likely, high]: readonly [number, number, number], { after = [], billable = false, tags = [] }: More = {}): StepDraft {
  return { id, title, description, hours: likely, hours_low: low, hours_high: high, billable, depends_on: [...after], tags: [...tags] };
}
