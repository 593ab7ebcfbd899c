import { useQueries } from '@tanstack/react-query';
import { call, keyOf, type Name } from '../api/index.ts';
import { useWords } from '../words/index.ts';
import { readableName } from '../words/readable-name.ts';
import { memoryWords } from './memory.words.ts';

// Facts about things of the planner name them by their number: whoever reads wants their name.

export interface Subject { readonly type: string; readonly id: string }

/** Where the thing is read, and which of its fields is its name. */
const READ: Readonly<Record<string, readonly [name: Name, field: string]>> = {
  task: ['tasks.get', 'title'], workflow: ['workflows.get', 'name'], plan: ['planner.read', 'intent'], project: ['projects.get', 'name'], engagement: ['engagements.get', 'name'], venture: ['ventures.get', 'name'], offer: ['offers.get', 'name'], deliverable: ['deliverables.get', 'name'],
};
const keyed = ({ type, id }: Subject): string => `${type}:${id}`;
/** Only what the planner numbered can be read there. */
export const isNumbered = ({ type, id }: Subject): boolean => type in READ && /^[1-9]\d{0,9}$/.test(id);
/** `workflow:16`, as the graph writes its entities. */
export const subjectOf = (entity: string): Subject => { const at = entity.indexOf(':'); return { type: entity.slice(0, at), id: entity.slice(at + 1) }; };

/** Names of subjects as one would say them. Until one is read, and where it is gone, its kind and number stand for it. */
export function useSubjectNames(subjects: readonly Subject[]): (subject: Subject) => string {
  const t = useWords(memoryWords);
  const asked = [...new Map(subjects.filter(isNumbered).map((one) => [keyed(one), one])).values()];
  const names = useQueries({
    queries: asked.map(({ type, id }) => { const name = READ[type]?.[0] as Name, input = { id: Number(id) } as never; return { queryKey: keyOf(name, input), queryFn: ({ signal }: { signal: AbortSignal }) => call(name, input, { signal }) }; }),
    combine: (answers) => new Map(asked.map((one, at) => [keyed(one), (answers[at]?.data as Record<string, unknown> | undefined)?.[READ[one.type]?.[1] ?? '']])),
  });
  return (subject) => {
    if (subject.id === 'self') return t.self;
    const found = names.get(keyed(subject));
    return typeof found === 'string' && found !== '' ? found : isNumbered(subject) ? `${readableName(subject.type)} ${subject.id}` : subject.id;
  };
}
