import { completeStep, type StepJson } from '../work/index.ts';

type Loose = Readonly<Record<string, unknown>>;

/** Hours of a step that the blueprint names without any: something to edit. */
const UNSAID_HOURS = 2;

/**
 * The steps of a service blueprint, whose structure is its owner's own: a list, or an object with steps, or phases, stages or
 * milestones that hold steps. Null when there are none. A phase begins when the one before it is done.
 */
export function blueprintSteps(structure: unknown): StepJson[] | null {
  const groups = groupsOf(structure);
  const out: StepJson[] = [];
  let before: string[] = [];
  for (const group of groups) {
    const here: string[] = [];
    for (const item of group.items) {
      const title = titleOf(item);
      if (title === null) continue;
      const own = typeof item === 'object' && item !== null ? (item as Loose) : {};
      const given = typeof own['id'] === 'string' && own['id'] !== '' && !out.some((s) => s.id === own['id']) ? own['id'].slice(0, 100) : null;
      const id = given ?? freeId(out);
      const hours = positive(own['hours'] ?? own['estimated_hours']) ?? UNSAID_HOURS;
      const named = Array.isArray(own['depends_on']) ? own['depends_on'].map(String).filter((d) => out.some((s) => s.id === d)) : null;
      out.push(completeStep({
        id, title: title.slice(0, 500), description: typeof own['description'] === 'string' ? own['description'].slice(0, 20_000) : '', hours, billable: own['billable'] === true,
        depends_on: named ?? before, tags: group.name === null ? [] : [group.name.toLowerCase().slice(0, 100)],
      }));
      here.push(id);
    }
    if (here.length) before = here;
  }
  return out.length ? out.slice(0, 200) : null;
}

interface Group { readonly name: string | null; readonly items: readonly unknown[] }

function groupsOf(structure: unknown): Group[] {
  if (Array.isArray(structure)) return structure.some((item) => nested(item) !== null) ? structure.map(phaseOf) : structure.map((item) => ({ name: null, items: [item] }));
  if (typeof structure !== 'object' || structure === null) return [];
  const named = structure as Loose;
  for (const key of ['phases', 'stages', 'milestones', 'steps', 'tasks', 'checklist']) if (Array.isArray(named[key])) return groupsOf(named[key]);
  return [];
}

const phaseOf = (phase: unknown): Group => ({ name: titleOf(phase), items: nested(phase) ?? [phase] });

function nested(item: unknown): readonly unknown[] | null {
  if (typeof item !== 'object' || item === null) return null;
  for (const key of ['steps', 'tasks', 'checklist', 'items']) if (Array.isArray((item as Loose)[key])) return (item as Loose)[key] as unknown[];
  return null;
}

function titleOf(item: unknown): string | null {
  const text = typeof item === 'string' ? item : typeof item === 'object' && item !== null ? ((item as Loose)['title'] ?? (item as Loose)['name']) : null;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
}

const positive = (value: unknown): number | null => (typeof value === 'number' && value > 0 && value <= 1000 ? value : null);

function freeId(taken: readonly StepJson[]): string {
  let n = taken.length + 1;
  while (taken.some((s) => s.id === `s${n}`)) n++;
  return `s${n}`;
}
