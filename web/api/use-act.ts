import { useMutation, useQueryClient, type QueryClient, type UseMutationResult } from '@tanstack/react-query';
import { announce, announceProblem } from '../ui/toasts.ts';
import type { ApiProblem } from './api-problem.ts';
import { type CachedAnswers, changeable } from './cached-answers.ts';
import { call, type Input, type Name, type Output } from './client.ts';
import { nameOf } from './keys.ts';
import { readsTouchedBy } from './topics.ts';

export interface ActOptions<N extends Name> {
  /** Shows the change at once; taken back by itself when the server refuses. */
  readonly optimistic?: (input: Input<N>, cache: CachedAnswers) => void;
  /** Readings to ask again besides those that hang on this operation's own topics. */
  readonly invalidates?: readonly Name[];
  /** What to say when it is done; nothing when it speaks for itself. */
  readonly says?: (output: Output<N>, input: Input<N>) => string | undefined;
  /** The way back, offered as a button beside what is said (and by mod+z). It asks the server for the contrary. */
  readonly undo?: (output: Output<N>, input: Input<N>) => Promise<unknown>;
  readonly onDone?: (output: Output<N>, input: Input<N>) => void;
  /** True: the problem is shown by the caller (a form beside its fields), not as a message. */
  readonly quiet?: boolean;
}

export type Act<N extends Name> = UseMutationResult<Output<N>, ApiProblem, Input<N>> & {
  /** Does it and forgets about it: success and failure are told by themselves. */
  readonly run: (input: Input<N>) => void;
};

/** Asks again what hangs on an operation that was done. */
export function refresh(client: QueryClient, name: Name, more: readonly Name[] = []): Promise<void> {
  const touched = readsTouchedBy(name);
  return client.invalidateQueries({ predicate: ({ queryKey }) => touched(nameOf(queryKey)) || more.some((one) => one === nameOf(queryKey)) });
}

/** Does an operation: optimistic where told, problems as sentences, undo as a button. */
export function useAct<N extends Name>(name: N, options: ActOptions<N> = {}): Act<N> {
  const client = useQueryClient();
  // What is said and taken back afterwards is what was meant when it began: by the end the page has drawn itself anew, and a way back
  // made of its present values would lead to where it is already.
  const mutation = useMutation<Output<N>, ApiProblem, Input<N>, { began: ActOptions<N>; cache?: ReturnType<typeof changeable> }>({
    mutationKey: [name],
    mutationFn: (input) => call(name, input),
    onMutate: async (input) => {
      const began = options;
      if (!began.optimistic) return { began };
      // A reading that is under way would write the old state over the new one.
      const touched = readsTouchedBy(name);
      await client.cancelQueries({ predicate: ({ queryKey }) => touched(nameOf(queryKey)) });
      const cache = changeable(client);
      began.optimistic(input, cache);
      return { began, cache };
    },
    onSuccess: (output, input, { began }) => {
      const text = began.says?.(output, input);
      const undo = began.undo;
      if (text !== undefined) announce({ text, ...(undo && { undo: async () => { await undo(output, input); await refresh(client, name, began.invalidates); } }) });
      began.onDone?.(output, input);
    },
    onError: (problem, _input, context) => {
      context?.cache?.restore();
      if (!(context?.began ?? options).quiet) announceProblem(problem);
    },
    // Only the last of several changes asks again: an answer in between would undo what the next shows already.
    onSettled: async () => { if (client.isMutating({ mutationKey: [name] }) === 1) await refresh(client, name, options.invalidates); },
  });
  return Object.assign(mutation, { run: (input: Input<N>) => mutation.mutate(input) });
}
