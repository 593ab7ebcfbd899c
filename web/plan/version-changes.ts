import type { Output } from '../api/index.ts';
import type { Step } from './edits.ts';

type Diff = Output<'planner.diff'>;
export type Field = 'title' | 'summary' | 'deadline' | 'description' | 'hours' | 'hours_low' | 'hours_high' | 'billable' | 'depends_on' | 'tags' | 'due';
export interface FieldChange { readonly field: Field; readonly from: unknown; readonly to: unknown }
export interface StepChanges { readonly id: string; readonly title: string; readonly kind: 'added' | 'removed' | 'changed'; readonly hours: number | null; readonly fields: readonly FieldChange[] }
export interface Changes { readonly plan: readonly FieldChange[]; readonly steps: readonly StepChanges[]; readonly order: readonly string[] | null; readonly none: boolean }

const RANGE: readonly Field[] = ['hours_low', 'hours_high'];

/** The changes of a diff, gathered by step in the order of the newer version, with names for what is called by its id. */
export function gather({ changes }: Pick<Diff, 'changes'>, titles: ReadonlyMap<string, string>): Changes {
  const named = (field: string, value: unknown): unknown => (field === 'depends_on' && Array.isArray(value) ? value.map((id) => titles.get(String(id)) ?? String(id)) : value);
  const steps = new Map<string, { title: string; kind: StepChanges['kind']; hours: number | null; fields: FieldChange[] }>();
  const plan: FieldChange[] = [];
  let order: string[] | null = null;
  for (const { kind, step_id: id, field, from, to } of changes) {
    if (kind === 'plan' && field) plan.push({ field: field as Field, from, to });
    else if (kind === 'moved') order = (to as string[]).map((one) => titles.get(one) ?? one);
    else if (id !== null) {
      const whole = (kind === 'added' ? to : kind === 'removed' ? from : null) as Step | null;
      const one = steps.get(id) ?? { title: whole?.title ?? titles.get(id) ?? id, kind: kind === 'added' || kind === 'removed' ? kind : 'changed' as const, hours: whole?.hours ?? null, fields: [] };
      if (field) one.fields.push({ field: field as Field, from: named(field, from), to: named(field, to) });
      steps.set(id, one);
    }
  }
  // A range that only went along with its hours is no news of its own.
  const told = [...steps].map(([id, one]) => ({ id, ...one, fields: one.fields.some((f) => f.field === 'hours') ? one.fields.filter((f) => !RANGE.includes(f.field)) : one.fields }));
  return { plan, steps: told, order, none: changes.length === 0 };
}
