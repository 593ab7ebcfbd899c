import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Lightbulb } from 'lucide-react';
import { call, type Output, refresh, useAct, useApi } from '../api/index.ts';
import { announce, Badge, Button, DateTime } from '../ui/index.ts';
import { formatHours, useWords } from '../words/index.ts';
import { lookBackWords } from './look-back.words.ts';

export type Recommendation = Output<'observer.reflections'>['items'][number]['recommendations'][number];
interface HoursAction { readonly type: 'set_workflow_hours'; readonly workflow_id: number; readonly steps: readonly { readonly step_id: string; readonly hours: number; readonly runs: number }[] }
const SHOWN = 5;
const hoursAction = (one: Recommendation): HoursAction | null => (one.action['type'] === 'set_workflow_hours' && typeof one.action['workflow_id'] === 'number' ? (one.action as unknown as HoursAction) : null);

/** The same advice is given anew with every look back: of each, the latest, with the earlier ones that it stands for. */
export function latestOf(all: readonly Recommendation[]): { one: Recommendation; earlier: readonly number[] }[] {
  const groups = new Map<string, Recommendation[]>();
  for (const one of [...all].sort((a, b) => b.id - a.id)) { const key = `${one.kind} ${hoursAction(one)?.workflow_id ?? ''}`; const group = groups.get(key); if (group) group.push(one); else groups.set(key, [one]); }
  return [...groups.values()].flatMap(([one, ...earlier]) => (one ? [{ one, earlier: earlier.map((other) => other.id) }] : []));
}

/** What the figures ask for: what accepting changes before, and what it changed after. */
export function RecommendationItem({ one, earlier = [] }: { readonly one: Recommendation; /** Open ones that said the same before: they are put aside with it. */ readonly earlier?: readonly number[] }) {
  const t = useWords(lookBackWords);
  const decide = (status: 'accepted' | 'dismissed') => ({ optimistic: ({ id }: { id: number | string }, cache: Parameters<NonNullable<NonNullable<Parameters<typeof useAct<'observer.accept'>>[1]>['optimistic']>>[1]) => cache.update('observer.reflections', (page) => ({ ...page, items: page.items.map((reflection) => (reflection.recommendations.some((other) => other.id === Number(id)) ? { ...reflection, recommendations: reflection.recommendations.map((other) => (other.id === Number(id) ? { ...other, status, decided_at: new Date().toISOString() } : other)) } : reflection)) })), invalidates: ['workflows.get', 'workflows.list', 'workflows.versions'] as const });
  const accept = useAct('observer.accept', decide('accepted'));
  const back = (id: number): Promise<unknown> => call('observer.reopen', { id });
  const dismiss = useAct('observer.dismiss', decide('dismissed'));
  const reopen = useAct('observer.reopen', { invalidates: ['workflows.get', 'workflows.list', 'workflows.versions'], says: () => t.waitsAgain });
  const hours = hoursAction(one);
  const client = useQueryClient();
  const forward = useAct('scheduler.roll_forward');
  /** Decides on this and on the earlier ones, and says so with the way back of all of it. What the advice asks for is done with it. */
  const take = async (how: typeof accept | typeof dismiss, text: string): Promise<void> => {
    const run = how === accept && one.kind === 'reschedule' ? await forward.mutateAsync({}) : null;
    await how.mutateAsync({ id: one.id });
    await Promise.allSettled(earlier.map((id) => call('observer.dismiss', { id })));
    announce({ text: run ? (run.blocks.length > 0 ? t.rolledSays : t.nothingRolled) : text, undo: async () => { if (run?.status === 'scheduled' && run.blocks.length > 0) await call('scheduler.undo', { id: run.run_id }); await back(one.id); await Promise.allSettled(earlier.map(back)); await refresh(client, 'observer.reopen', ['workflows.get', 'workflows.list', 'workflows.versions']); } });
  };
  return (
    <article className="grid gap-2 rounded-md border bg-surface p-3">
      <p className="flex items-start gap-2"><Lightbulb aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" /><span className="min-w-0 flex-1">{one.text}</span>{one.status !== 'open' && <Badge tone={one.status === 'accepted' ? 'good' : 'plain'}>{one.status === 'accepted' ? t.accepted : t.dismissed}</Badge>}</p>
      {one.status === 'open' && hours && <WouldChange action={hours} />}
      {one.status === 'open'
        ? <div className="flex flex-wrap gap-2 pl-6"><Button size="sm" busy={accept.isPending || forward.isPending} onClick={() => { take(accept, t.acceptedSays).catch(() => {}); }}>{one.kind === 'reschedule' ? t.rollForward : t.accept}</Button><Button size="sm" look="quiet" busy={dismiss.isPending} onClick={() => { take(dismiss, t.dismissedSays).catch(() => {}); }}>{t.dismiss}</Button>{one.kind === 'reschedule' && <Link to="/week" className="touch inline-flex items-center px-2 text-sm text-accent-text underline">{t.reschedule}</Link>}</div>
        : <p className="flex flex-wrap items-center gap-x-3 pl-6 text-sm text-ink-3">{one.decided_at && <DateTime at={one.decided_at} as="ago" />}{one.status === 'accepted' && hours && <WhatChanged id={one.id} workflowId={hours.workflow_id} />}<Button size="sm" look="quiet" busy={reopen.isPending} onClick={() => reopen.run({ id: one.id })}>{t.takeBack}</Button></p>}
    </article>
  );
}

function WouldChange({ action }: { readonly action: HoursAction }) {
  const t = useWords(lookBackWords);
  const workflow = useApi('workflows.get', { id: action.workflow_id });
  const steps = new Map(workflow.data?.steps.map((step) => [step.id, step]));
  const rows = action.steps.filter((step) => steps.size === 0 || steps.has(step.step_id));
  return (
    <div className="pl-6 text-sm text-ink-2"><p className="text-xs text-ink-3">{t.wouldChange}</p>
      <ul className="min-h-5">{rows.slice(0, SHOWN).map((step) => <li key={step.step_id} className="tabular">{t.stepChange(steps.get(step.step_id)?.title ?? step.step_id, formatHours(steps.get(step.step_id)?.hours ?? 0), formatHours(step.hours))}</li>)}</ul>
      {rows.length > SHOWN && <p>{t.moreSteps(rows.length - SHOWN)}</p>}
    </div>
  );
}

/** The version that accepting made: versions carry what asked for them. */
function WhatChanged({ id, workflowId }: { readonly id: number; readonly workflowId: number }) {
  const t = useWords(lookBackWords);
  const version = useApi('workflows.versions', { id: workflowId, limit: 200 }, { select: ({ items }) => items.find((one) => one.reason === `recommendation ${id}`) ?? null });
  if (!version.data) return null;
  return <Link to="/tasks/workflows/$workflowId" params={{ workflowId: String(workflowId) }} search={{ tab: 'versions', to: version.data.version }} title={t.revertHint} className="text-accent-text underline">{`${t.seeChange(version.data.name)} (${t.versionNo(version.data.version)})`}</Link>;
}
