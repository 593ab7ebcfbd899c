import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { ApiProblem, call, keyOf, refresh } from '../api/index.ts';
import { announce, announceProblem } from '../ui/index.ts';
import { formatHours, useWords } from '../words/index.ts';
import { detailWords } from './detail.words.ts';
import { createEditQueue, type EditState } from './edit-queue.ts';
import type { Edit, Plan, Step } from './edits.ts';

type Words = typeof detailWords.en.edits;

/** What an edit did, in a few words. */
export function sayEdit(edit: Edit, steps: readonly Step[], t: Words): string {
  if (edit.kind === 'title') return t.title(edit.title);
  if (edit.kind === 'deadline') return edit.deadline === null ? t.noDeadline : t.deadline;
  if (edit.kind === 'add') return t.added(edit.step.title);
  const title = steps.find((one) => one.id === edit.step)?.title ?? edit.step;
  if (edit.kind === 'move') return t.moved(title);
  if (edit.kind === 'remove') return t.removed(title);
  const { change } = edit;
  if (change.title !== undefined) return t.renamed(change.title);
  if (change.hours !== undefined) return t.hours(title, formatHours(change.hours));
  if (change.billable !== undefined) return t.billable(title, change.billable);
  return change.depends_on !== undefined ? t.waits(title) : t.details(title);
}

export interface PlanEditor extends EditState {
  readonly edit: (edit: Edit) => void;
  readonly settle: (onTop: boolean) => void;
  /** Takes an answer of the server that came by another way (approved, chosen, brought back). */
  readonly take: (plan: Plan) => void;
}

/** Edits a plan: at once on the page, one version at a time on the server, each with a way back. */
export function usePlanEditor(read: Plan): PlanEditor {
  const t = useWords(detailWords);
  const client = useQueryClient();
  const keep = (plan: Plan): void => { client.setQueryData(keyOf('planner.read', { id: plan.plan_id }), plan); };
  const undo = async (before: Plan, after: Plan): Promise<void> => {
    try {
      const back = await call('planner.revert', { id: after.plan_id, version: before.version, if_match: String(after.version) });
      keep(back);
      queue.rebase(back);
      await refresh(client, 'planner.revert');
    } catch (error) { if (error instanceof ApiProblem) announceProblem(error); else throw error; }
  };
  const onSaved = useEffectEvent((before: Plan, after: Plan, edits: readonly Edit[]): void => {
    keep(after);
    const [only] = edits;
    const said = edits.length === 1 && only ? sayEdit(only, before.sop.steps, t.edits) : t.edits.many(edits.length);
    announce({ text: t.edits.said(said), undo: () => undo(before, after) });
    void refresh(client, 'planner.edit');
  });
  const onRefused = useEffectEvent((problem: unknown): void => {
    if (!(problem instanceof ApiProblem)) throw problem;
    announceProblem(problem);
  });
  // The queue outlives one drawing of the page; what it tells goes to the latest.
  const [told] = useState<{ onSaved?: typeof onSaved; onRefused?: typeof onRefused }>({});
  const [queue] = useState(() => createEditQueue(read, {
    save: (base, { plan_title: title, deadline, sop }) => call('planner.edit', { id: base.plan_id, if_match: String(base.version), ...(title !== base.plan_title && { plan_title: title }), ...(deadline !== base.deadline && { deadline }), ...(sop !== base.sop && { sop }) }),
    onSaved: (before, after, edits) => told.onSaved?.(before, after, edits), onRefused: (problem) => told.onRefused?.(problem),
  }));
  useEffect(() => { told.onSaved = (before, after, edits) => onSaved(before, after, edits); told.onRefused = (problem) => onRefused(problem); }, [told]);
  const onElsewhere = useEffectEvent((version: number) => announce({ text: t.elsewhere(version) }));
  useEffect(() => {
    const { base, saving, conflict } = queue.state();
    queue.rebase(read);
    if (read.version > base.version && !saving && !conflict) onElsewhere(read.version);
  }, [queue, read]);
  const state = useSyncExternalStore(queue.onChange, queue.state);
  // Whose version it was refused for is read at once, to say what changed.
  const inConflict = state.conflict !== null;
  useEffect(() => { if (inConflict) void refresh(client, 'planner.edit'); }, [inConflict, client]);
  return { ...state, edit: queue.do, settle: queue.settle, take: (plan) => { keep(plan); queue.rebase(plan); } };
}
