import { ApiProblem } from '../api/api-problem.ts';
import { applyEdits, type Edit, type Plan, sharing } from './edits.ts';

export interface EditState {
  /** The plan as the server has it. */
  readonly base: Plan;
  /** The plan as it is shown: with everything that was done to it. */
  readonly shown: Plan;
  readonly saving: boolean;
  readonly unsaved: number;
  /** Somebody else changed the plan meanwhile: what one did oneself, and on which version. */
  readonly conflict: { readonly edits: readonly Edit[]; readonly version: number } | null;
}

interface Told {
  readonly save: (base: Plan, draft: Plan) => Promise<Plan>;
  readonly onSaved: (before: Plan, after: Plan, edits: readonly Edit[]) => void;
  readonly onRefused: (problem: unknown) => void;
}

/**
 * Edits of one plan, shown at once and saved one request at a time: each save names the version it was made on, so two at once would
 * refuse each other. What is done while one is under way goes with the next.
 */
export function createEditQueue(first: Plan, { save, onSaved, onRefused }: Told) {
  let waiting: readonly Edit[] = [];
  let sent: readonly Edit[] = [];
  let answer = first;
  let state: EditState = { base: first, shown: first, saving: false, unsaved: 0, conflict: null };
  const listeners = new Set<() => void>();
  const set = (change: Partial<EditState>): void => {
    const base = change.base ? sharing(state.shown, change.base) : state.base;
    state = { ...state, ...change, base, shown: applyEdits(base, [...sent, ...waiting]), unsaved: sent.length + waiting.length };
    for (const tell of listeners) tell();
  };
  const send = async (): Promise<void> => {
    if (state.saving || state.conflict || waiting.length === 0) return;
    const { base } = state;
    [sent, waiting] = [waiting, []];
    set({ saving: true });
    const edits = sent;
    try {
      const after = await save(base, applyEdits(base, edits));
      sent = [];
      answer = after;
      set({ base: after, saving: false });
      onSaved(base, after, edits);
    } catch (error) {
      sent = [];
      if (error instanceof ApiProblem && error.status === 412) {
        const lost = [...edits, ...waiting];
        waiting = [];
        set({ saving: false, conflict: { edits: lost, version: base.version } });
        return;
      }
      set({ saving: false });
      onRefused(error);
    }
    void send();
  };
  return {
    state: (): EditState => state,
    onChange(tell: () => void) { listeners.add(tell); return () => { listeners.delete(tell); }; },
    do(edit: Edit): void { waiting = [...waiting, edit]; set({}); void send(); },
    /** The server has said how the plan stands: older news than what is known is passed over. */
    rebase(plan: Plan): void { if (!state.saving && plan !== answer && (plan.version > state.base.version || (plan.version === state.base.version && plan.updated_at >= state.base.updated_at))) { answer = plan; set({ base: plan }); } },
    /** Ends a conflict: one's own edits on top of what is there now, or not at all. */
    settle(onTop: boolean): void {
      const edits = state.conflict?.edits ?? [];
      if (onTop) waiting = [...edits, ...waiting];
      set({ conflict: null });
      void send();
    },
  };
}
export type EditQueue = ReturnType<typeof createEditQueue>;
