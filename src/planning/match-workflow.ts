import type { LibraryWorkflow } from '../work/index.ts';

export interface Match {
  readonly workflow: LibraryWorkflow;
  /** Share of the intent's meaning that the workflow covers, 0 to 1, plus what its earlier use adds. */
  readonly score: number;
}

/** A workflow that covers less of the intent than this is no match. */
export const LEAST_SCORE = 0.18;

const WEIGHTS = { name: 3, capability: 1.5, past: 1.5, steps: 0.9, description: 1.6 };

/**
 * Workflows that fit an intent, best first. Rare words count more than common ones (inverse document frequency over the library),
 * words of the name more than words of a step. A person's own workflow beats a starter one of the same fit.
 */
export function matchWorkflows(intent: string, library: readonly LibraryWorkflow[], past: ReadonlyMap<number, readonly string[]>, termsOf: (text: string) => string[]): Match[] {
  const wanted = new Set(termsOf(intent));
  if (!wanted.size || !library.length) return [];
  const documents = library.map((workflow) => {
    const terms = new Map<string, number>();
    const add = (text: string | null, weight: number): void => { for (const term of termsOf(text ?? '')) terms.set(term, Math.max(terms.get(term) ?? 0, weight)); };
    add(`${workflow.name} ${workflow.slug.replaceAll('-', ' ')}`, WEIGHTS.name);
    add(workflow.capability, WEIGHTS.capability);
    for (const earlier of past.get(workflow.id) ?? []) add(earlier, WEIGHTS.past);
    for (const step of workflow.steps as { title?: string; description?: string }[]) add(`${step.title ?? ''} ${step.description ?? ''}`, WEIGHTS.steps);
    add(workflow.description, WEIGHTS.description);
    return { workflow, terms };
  });
  const frequency = (term: string): number => documents.filter((d) => d.terms.has(term)).length;
  const idf = new Map([...wanted].map((term) => [term, Math.log(1 + (documents.length + 0.5) / (frequency(term) + 0.5))]));
  // Words that no workflow knows (the customer's name, mostly) say nothing for or against any of them.
  const total = [...idf].filter(([term]) => frequency(term) > 0).reduce((sum, [, weight]) => sum + weight, 0);
  if (total === 0) return [];
  return documents.map(({ workflow, terms }) => {
    let score = 0;
    for (const [term, weight] of idf) score += weight * Math.min(1, (terms.get(term) ?? 0) / WEIGHTS.name);
    const named = termsOf(workflow.name).filter((term) => wanted.has(term)).length / Math.max(1, new Set(termsOf(workflow.name)).size);
    return { workflow, score: (score / total) * (0.7 + 0.3 * named) * (workflow.origin === 'own' ? 1.05 : 1) };
  }).filter((m) => m.score >= LEAST_SCORE).sort((a, b) => b.score - a.score || b.workflow.id - a.workflow.id);
}
