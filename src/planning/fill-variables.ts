import type { StepJson } from '../work/sop.contract.ts';

/** Verbs after which an intent names the customer or thing: "onboard Acme", "proposal for Beta GmbH". */
const NAME_AFTER = /(?:^|\s)(?:[Oo]nboard(?:ing)?|[Ff]or|[Ww]ith|[Tt]o|[Ii]nvoice|[Hh]ire|[Rr]elease|[Ss]hip|[Bb]ill|[Aa]bout|[Oo]n)\s+((?:(?:the|our|a|an)\s+)?(?:\p{Lu}[\p{L}\p{N}&.'-]*)(?:\s+(?:\p{Lu}[\p{L}\p{N}&.'-]*|&|of|und|de))*)/u;

/** The customer that an intent names, when it names one. */
export function nameIn(intent: string): string | null {
  const name = NAME_AFTER.exec(intent)?.[1]?.replace(/^(?:the|our|a|an)\s+/, '').replace(/\s+(?:of|und|de|&)$/, '').replace(/[.,;:]+$/, '');
  return name && !/^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)$/.test(name) ? name : null;
}

/** What stands where nothing is known: words that read on. */
const PLAIN: Readonly<Record<string, string>> = { client: 'the client', customer: 'the client', company: 'the client', project: 'the project', offer: 'the offer', product: 'the product', topic: 'the topic', role: 'the role', month: 'the month', period: 'the period' };

/** Fills `{{client}}` and its like in a workflow's steps; a variable nobody knows becomes plain words. */
export function fillVariables(steps: readonly StepJson[], values: Readonly<Record<string, string | null | undefined>>): StepJson[] {
  const fill = (text: string): string => text.replace(/\{\{\s*(\w{1,50})\s*\}\}/g, (_, name: string) => values[name] ?? PLAIN[name] ?? `the ${name.replaceAll('_', ' ')}`).replace(/^\p{Ll}/u, (c) => (text.startsWith('{{') ? c.toUpperCase() : c));
  return steps.map((step) => ({ ...step, title: fill(step.title), description: fill(step.description) }));
}
