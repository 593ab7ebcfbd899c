import type { Output } from '../api/index.ts';

export type Plan = Output<'planner.read'>;
export type Sop = Plan['sop'];
export type Step = Sop['steps'][number];
/** What of a plan can be edited. */
export type Draft = Pick<Plan, 'plan_title' | 'deadline' | 'sop'>;
export type StepChange = Partial<Pick<Step, 'title' | 'description' | 'hours' | 'hours_low' | 'hours_high' | 'billable' | 'depends_on' | 'tags' | 'due' | 'not_before'>>;

/** One thing that somebody did to a plan. It says what was meant, not what came out, so that it can be done again on a newer version. */
export type Edit =
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'deadline'; readonly deadline: string | null }
  | { readonly kind: 'set'; readonly step: string; readonly change: StepChange }
  | { readonly kind: 'move'; readonly step: string; /** The step that comes after it then; null: none. */ readonly before: string | null }
  | { readonly kind: 'add'; readonly step: Step; readonly before: string | null }
  | { readonly kind: 'remove'; readonly step: string };

const round = (hours: number): number => Math.round(hours * 100) / 100;
const totalOf = (steps: readonly Step[]): number => round(steps.reduce((sum, step) => sum + step.hours, 0));

/** Hours with the range in order: a new likely value takes its range along, an end that was set pushes the others. */
export function withHours(step: Step, change: StepChange): Step {
  const next = { ...step, ...change };
  if (change.hours !== undefined && change.hours_low === undefined && change.hours_high === undefined) {
    const factor = step.hours > 0 ? change.hours / step.hours : 1;
    return { ...next, hours_low: Math.min(change.hours, round(step.hours > 0 ? step.hours_low * factor : change.hours * 0.8)), hours_high: Math.max(change.hours, round(step.hours > 0 ? step.hours_high * factor : change.hours * 1.5)) };
  }
  if (change.hours_low !== undefined) return { ...next, hours: Math.max(next.hours, change.hours_low), hours_high: Math.max(next.hours_high, change.hours_low) };
  if (change.hours_high !== undefined) return { ...next, hours: Math.min(next.hours, change.hours_high), hours_low: Math.min(next.hours_low, change.hours_high) };
  return next;
}

function placed(steps: readonly Step[], step: Step, before: string | null): Step[] {
  const rest = steps.filter((one) => one.id !== step.id);
  const at = before === null ? -1 : rest.findIndex((one) => one.id === before);
  return at < 0 ? [...rest, step] : [...rest.slice(0, at), step, ...rest.slice(at)];
}

function stepsAfter(steps: readonly Step[], edit: Extract<Edit, { kind: 'set' | 'move' | 'add' | 'remove' }>): readonly Step[] {
  if (edit.kind === 'add') return placed(steps, edit.step, edit.before);
  const step = steps.find((one) => one.id === edit.step);
  if (!step) return steps; // somebody else removed it
  if (edit.kind === 'move') return edit.before === step.id ? steps : placed(steps, step, edit.before);
  if (edit.kind === 'set') return steps.map((one) => (one === step ? withHours(step, edit.change) : one));
  // What waited for it waits for what it waited for.
  return steps.filter((one) => one !== step).map((one) => (one.depends_on.includes(step.id) ? { ...one, depends_on: [...new Set(one.depends_on.flatMap((id) => (id === step.id ? step.depends_on : [id])))] } : one));
}

export function applyEdit<D extends Draft>(draft: D, edit: Edit): D {
  if (edit.kind === 'title') return { ...draft, plan_title: edit.title };
  if (edit.kind === 'deadline') return { ...draft, deadline: edit.deadline };
  const steps = stepsAfter(draft.sop.steps, edit);
  return steps === draft.sop.steps ? draft : { ...draft, sop: { ...draft.sop, steps: [...steps], total_hours: totalOf(steps) } };
}
export const applyEdits = <D extends Draft>(draft: D, edits: readonly Edit[]): D => edits.reduce<D>(applyEdit, draft);

/** The newer plan with the very steps of the older one where they say the same: rows of what did not change need not be drawn again. */
export function sharing(before: Plan, after: Plan): Plan {
  if (before === after) return after;
  const kept = new Map(before.sop.steps.map((step) => [step.id, step]));
  return { ...after, sop: { ...after.sop, steps: after.sop.steps.map((step) => { const old = kept.get(step.id); return old && JSON.stringify(old) === JSON.stringify(step) ? old : step; }) } };
}

/** Steps that wait for this one, near or far: none of them can be waited for in turn. */
export function waitersOf(steps: readonly Step[], id: string): Set<string> {
  const found = new Set<string>();
  const next = [id];
  for (let one = next.pop(); one !== undefined; one = next.pop()) for (const step of steps) if (step.depends_on.includes(one) && !found.has(step.id)) { found.add(step.id); next.push(step.id); }
  return found;
}

/** An empty step with a number that is free. */
export function newStep(steps: readonly Step[], title: string): Step {
  let n = steps.length + 1;
  while (steps.some((one) => one.id === `s${n}`)) n++;
  return { id: `s${n}`, title, description: '', hours: 1, hours_low: 0.8, hours_high: 1.5, billable: false, depends_on: [], tags: [], due: null };
}

/** `1.5`, `1,5`, `1h30`, `90m`, `1:30` as hours; null for anything else. */
export function hoursIn(text: string): number | null {
  const said = text.trim().toLowerCase().replace(',', '.');
  const [, h, m] = /^(?:(\d+(?:\.\d+)?)\s*(?:h|std|hours?)?)?\s*(?::?\s*(\d{1,3})\s*(?:m|min|minutes?)?)?$/.exec(said.replace(/^(\d+)\s*(m|min|minutes?)$/, '0h$1m')) ?? [];
  if (h === undefined && m === undefined) return null;
  const hours = Number(h ?? 0) + Number(m ?? 0) / 60;
  return hours <= 10_000 ? round(hours) : null;
}
