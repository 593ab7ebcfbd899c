import type { SopJson, StepJson } from '../work/sop.contract.ts';

export interface Change {
  kind: 'added' | 'removed' | 'changed' | 'moved' | 'plan';
  step_id: string | null;
  field: string | null;
  from: unknown;
  to: unknown;
}

interface Side { plan_title: string; sop: SopJson; deadline: string | null }

const FIELDS: readonly (keyof StepJson)[] = ['title', 'description', 'hours', 'hours_low', 'hours_high', 'billable', 'depends_on', 'tags', 'due', 'not_before'];
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What changed from one version to another, step by step, as data and as sentences. */
export function diffPlans(from: Side, to: Side): { changes: Change[]; text: string[] } {
  const changes: Change[] = [];
  const text: string[] = [];
  const note = (change: Change, sentence: string): void => { changes.push(change); text.push(sentence); };
  const plan = (field: string, a: unknown, b: unknown): void => { if (!same(a, b)) note({ kind: 'plan', step_id: null, field, from: a, to: b }, `The ${field.replaceAll('_', ' ')} ${say(a)} became ${say(b)}.`); };
  plan('title', from.plan_title, to.plan_title);
  plan('summary', from.sop.summary, to.sop.summary);
  plan('deadline', from.deadline, to.deadline);

  const before = new Map(from.sop.steps.map((s) => [s.id, s]));
  const after = new Map(to.sop.steps.map((s) => [s.id, s]));
  // People know steps by their titles.
  const named = (ids: readonly string[]): string => ids.map((id) => `"${after.get(id)?.title ?? before.get(id)?.title ?? id}"`).join(', ');
  const sentence = (old: StepJson, step: StepJson, field: keyof StepJson): string => {
    if (field === 'title') return `${say(old.title)} is called ${say(step.title)} now.`;
    if (field !== 'depends_on') return `"${step.title}": ${field.replaceAll('_', ' ')} from ${say(old[field])} to ${say(step[field])}.`;
    const [more, less] = [step.depends_on.filter((id) => !old.depends_on.includes(id)), old.depends_on.filter((id) => !step.depends_on.includes(id))];
    return `"${step.title}": ${[...(more.length ? [`waits for ${named(more)} now`] : []), ...(less.length ? [`waits no longer for ${named(less)}`] : [])].join(', and ') || 'waits for the same steps, in another order'}.`;
  };
  for (const step of from.sop.steps) if (!after.has(step.id)) note({ kind: 'removed', step_id: step.id, field: null, from: step, to: null }, `"${step.title}" (${step.hours} h) was removed.`);
  for (const step of to.sop.steps) {
    const old = before.get(step.id);
    if (!old) { note({ kind: 'added', step_id: step.id, field: null, from: null, to: step }, `"${step.title}" (${step.hours} h) was added.`); continue; }
    for (const field of FIELDS) if (!same(old[field], step[field])) note({ kind: 'changed', step_id: step.id, field, from: old[field], to: step[field] }, sentence(old, step, field));
  }
  const kept = (steps: readonly StepJson[], other: ReadonlyMap<string, StepJson>): string[] => steps.filter((s) => other.has(s.id)).map((s) => s.id);
  const [was, is] = [kept(from.sop.steps, after), kept(to.sop.steps, before)];
  if (!same(was, is)) note({ kind: 'moved', step_id: null, field: 'order', from: was, to: is }, `The order of the steps changed: ${is.map((id) => `"${after.get(id)?.title}"`).join(', ')}.`);
  if (from.sop.total_hours !== to.sop.total_hours) text.push(`Total hours from ${from.sop.total_hours} to ${to.sop.total_hours}.`);
  return { changes, text };
}

function say(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'string') return `"${value.length > 120 ? `${value.slice(0, 119)}…` : value}"`;
  if (Array.isArray(value)) return value.length ? value.map(String).join(', ') : 'nothing';
  return String(value);
}
