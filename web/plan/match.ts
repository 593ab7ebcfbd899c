import type { Plan } from './edits.ts';

/** Why a stored workflow was taken, or none: in the plan's own words. Plans from before it was kept say nothing. */
export const whyThisWay = (plan: Plan): string | null => plan.context.match?.text ?? null;

/** Other workflows that came into question, best first. */
export const othersOf = (plan: Plan): { readonly id: number; readonly name: string }[] => (plan.briefing?.workflows ?? []).flatMap((one) => (one.workflow_id !== null && one.workflow_id !== plan.context.workflow_id ? [{ id: one.workflow_id, name: one.name }] : []));

/** Whether the intent says more than the title does. */
export function saysMore(intent: string, title: string): boolean {
  const plain = (text: string): string => text.trim().toLowerCase().replaceAll(/\s+/g, ' ').replace(/[.!]+$/, '');
  return plain(intent) !== plain(title);
}
