import { counted } from '../kernel/counted.ts';
import { dateText, dayOf } from '../kernel/zone.ts';
import type { Insight, Pattern, PeriodData } from './observing.store.ts';

/** A workflow whose runs lie this far off their estimates drifts. */
export const DRIFT_PCT = 30;
/** Runs it takes before drift is believed: one outlier is an event, not a pattern. */
export const LEAST_RUNS = 3;

export const drifts = (p: Pick<Pattern, 'variance_pct'>): boolean => p.variance_pct !== null && Math.abs(p.variance_pct) > DRIFT_PCT;

/** Drift is judged over all plans made from a workflow: one plan's template has too few runs to tell. */
const ofWorkflows = (patterns: readonly Pattern[]): Pattern[] => patterns.filter((p) => p.workflow_id !== null && p.process_template_id === null);

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
const round = (n: number, digits = 1): number => Number(n.toFixed(digits));
const hours = (n: number): string => `${round(n)} h`;

export interface Stats extends Record<string, unknown> {
  readonly events: number; readonly tasks_completed: number; readonly tasks_open: number; readonly tasks_overdue: number;
  readonly runs: number; readonly actual_hours: number; readonly estimated_hours: number; readonly variance_pct: number | null;
  readonly scheduled_hours: number; readonly busy_hours: number; readonly billable_hours: number; readonly billable_pct: number | null;
  readonly model_calls: number; readonly model_failures: number; readonly model_fallbacks: number; readonly model_cost_usd: number; readonly steps_learned: number;
}

export function statsOf(data: PeriodData): Stats {
  const estimated = data.runs.filter((r) => (r.estimated_hours ?? 0) > 0);
  const [actual, expected] = [sum(estimated.map((r) => r.actual_hours)), sum(estimated.map((r) => r.estimated_hours ?? 0))];
  const worked = sum(data.runs.map((r) => r.actual_hours));
  const billable = sum(data.runs.filter((r) => r.billable).map((r) => r.actual_hours));
  return {
    events: data.eventCount, tasks_completed: data.done.length, tasks_open: data.open, tasks_overdue: data.overdue.length,
    runs: data.runs.length, actual_hours: round(worked, 2), estimated_hours: round(sum(data.runs.map((r) => r.estimated_hours ?? 0)), 2), variance_pct: expected > 0 ? round((actual / expected - 1) * 100) : null,
    scheduled_hours: round(sum(data.blocks.filter((b) => b.kind === 'block').map((b) => b.hours)), 2), busy_hours: round(sum(data.blocks.filter((b) => b.kind === 'busy').map((b) => b.hours)), 2),
    billable_hours: round(billable, 2), billable_pct: worked > 0 ? round((billable / worked) * 100) : null,
    model_calls: data.models.calls, model_failures: data.models.failed, model_fallbacks: data.models.by_budget, model_cost_usd: round(data.models.cost_usd, 4), steps_learned: data.learned.steps.length,
  };
}

export interface Recommended { kind: string; text: string; action: Record<string, unknown> }

export interface LookBack {
  readonly summary: string;
  readonly content: string;
  readonly insights: Insight[];
}

/** A readable reflection without any model: the figures in sentences, and what they show. */
export function writeReflection(mode: 'daily' | 'weekly', period: string, zone: string, stats: Stats, data: PeriodData, patterns: readonly Pattern[]): LookBack {
  const insights = insightsOf(stats, data, patterns, mode);
  const did = stats.runs || stats.tasks_completed
    ? `${counted(stats.tasks_completed, 'task')} finished and ${hours(stats.actual_hours)} worked in ${counted(stats.runs, 'run')}`
    : 'no finished task and no recorded work';
  const off = stats.variance_pct === null ? '' : Math.abs(stats.variance_pct) < 10 ? ', close to the estimates' : `, ${Math.abs(stats.variance_pct)} % ${stats.variance_pct > 0 ? 'over' : 'under'} the estimates`;
  const summary = `${mode === 'daily' ? 'Day' : 'Week'} ${period}: ${did}${off}.${stats.tasks_overdue ? ` ${counted(stats.tasks_overdue, 'task')} overdue.` : ''}`;

  const content = [
    part('Done', data.done.slice(0, 15).map((t) => t.title)),
    part('Hours', [
      ...(stats.runs ? [`Worked ${hours(stats.actual_hours)}${stats.estimated_hours ? ` against ${hours(stats.estimated_hours)} estimated` : ''}${stats.billable_pct === null ? '' : `; ${stats.billable_pct} % billable`}.`] : []),
      ...(stats.scheduled_hours || stats.busy_hours ? [`The calendar held ${hours(stats.scheduled_hours)} of planned work and ${hours(stats.busy_hours)} of other events.`] : []),
    ]),
    part('What ran over', data.runs.filter((r) => (r.variance_pct ?? 0) > 25).slice(0, 8).map((r) => `${r.title ?? r.run_id}: ${hours(r.actual_hours)} against ${hours(r.estimated_hours ?? 0)} (+${Math.round(r.variance_pct ?? 0)} %)${r.outcome_notes ? ` – ${r.outcome_notes.replace(/\s+/g, ' ').slice(0, 200)}` : ''}`)),
    part('Open', [
      ...(stats.tasks_open ? [`${counted(stats.tasks_open, 'task')} open.`] : []),
      ...data.overdue.slice(0, 8).map((t) => `Overdue: ${t.title} (due ${dateText(dayOf(zone, t.due_date.getTime() - 1))})`),
    ]),
    figuresOfLearning(data),
    part('Worth remembering', insights.map((i) => i.text)),
  ].filter(Boolean).join('\n') || 'Nothing was recorded in this period.\n';
  return { summary, content, insights };
}

const part = (title: string, lines: readonly string[]): string => (lines.length ? `## ${title}\n${lines.map((l) => `- ${l}`).join('\n')}\n` : '');
const SHOWN_STEPS = 10;

/** What was learned, and what models were asked and cost: figures that stand in every reflection, whoever wrote the rest. */
export function figuresOfLearning({ learned, models, budget }: Pick<PeriodData, 'learned' | 'models' | 'budget'>): string {
  const failed = models.failed ? `, ${models.failed} without a usable answer` : '';
  return [
    part('What was learned', [
      ...learned.workflows.map((w) => `"${w.name}" was corrected (version ${w.version}, ${w.reason}).`),
      ...learned.steps.slice(0, SHOWN_STEPS).map((s) => `"${s.title}" is planned at ${hours(s.hours)} now and not at ${hours(s.before)}, after ${counted(s.runs, 'run')}.`),
      ...(learned.steps.length > SHOWN_STEPS ? [`And ${counted(learned.steps.length - SHOWN_STEPS, 'more step')}.`] : []),
    ]),
    part('Models', [
      ...(models.calls ? [`${counted(models.calls, 'question')} to models${failed}, $${models.cost_usd.toFixed(models.cost_usd < 1 ? 4 : 2)}.`] : []),
      ...(models.by_budget ? [`${counted(models.by_budget, 'question')} went to a cheaper model, to spare the budget.`] : []),
      ...(budget === null ? [] : [budget]),
    ]),
  ].filter(Boolean).join('\n');
}

function insightsOf(stats: Stats, data: PeriodData, patterns: readonly Pattern[], mode: 'daily' | 'weekly'): Insight[] {
  const out: Insight[] = [];
  for (const p of ofWorkflows(patterns).filter((q) => q.runs >= LEAST_RUNS && drifts(q)).slice(0, 5)) {
    out.push({ text: `"${p.name ?? `Workflow ${p.workflow_id}`}" takes ${Math.abs(Math.round(p.variance_pct ?? 0))} % ${(p.variance_pct ?? 0) > 0 ? 'longer' : 'less time'} than estimated, over ${p.runs} runs.`, salience: 0.8, evidence: [`workflow:${p.workflow_id}`] });
  }
  const worst = data.runs.find((r) => (r.variance_pct ?? 0) > 50 && r.actual_hours >= 1);
  if (worst) out.push({ text: `"${worst.title ?? worst.run_id}" took ${hours(worst.actual_hours)} instead of ${hours(worst.estimated_hours ?? 0)}.`, salience: 0.5, evidence: [`run:${worst.run_id}`] });
  if (mode === 'weekly' && stats.billable_pct !== null && stats.billable_pct < 60 && stats.actual_hours >= 8) out.push({ text: `Only ${stats.billable_pct} % of the week's ${hours(stats.actual_hours)} were billable.`, salience: 0.7, evidence: [`${hours(stats.billable_hours)} of ${hours(stats.actual_hours)}`] });
  if (data.budget !== null) out.push({ text: data.budget, salience: 0.6, evidence: [`${counted(stats.model_calls, 'question')} to models`] });
  if (stats.tasks_overdue >= 3) out.push({ text: `${stats.tasks_overdue} tasks were overdue at the end of the ${mode === 'daily' ? 'day' : 'week'}.`, salience: 0.6, evidence: data.overdue.slice(0, 5).map((t) => `task:${t.id}`) });
  return out;
}

/** Hours that steps of a workflow should have. */
export type Corrections = readonly { readonly step_id: string; readonly hours: number; readonly runs: number }[];

/** What the figures ask for. `corrections` are the hours that accepting would set, by workflow. */
export function recommendationsOf(stats: Stats, patterns: readonly Pattern[], corrections: ReadonlyMap<string, Corrections>): Recommended[] {
  const out: Recommended[] = [];
  for (const p of ofWorkflows(patterns)) {
    if (p.runs < LEAST_RUNS || !drifts(p)) continue;
    const changes = corrections.get(String(p.workflow_id)) ?? [];
    if (!changes.length) continue; // nothing of it has been done often enough to tell, or its hours are right by now
    out.push({
      kind: 'review_estimates',
      text: `"${p.name ?? `Workflow ${p.workflow_id}`}" keeps running ${(p.variance_pct ?? 0) > 0 ? 'over' : 'under'} its estimates (${Math.round(p.variance_pct ?? 0)} % over ${p.runs} runs). Review its hours; accepting sets them to what its steps took.`,
      action: { type: 'set_workflow_hours', workflow_id: Number(p.workflow_id), steps: changes },
    });
  }
  if (stats.tasks_overdue > 0) out.push({ kind: 'reschedule', text: `${counted(stats.tasks_overdue, 'task')} overdue: roll ${stats.tasks_overdue === 1 ? 'it' : 'them'} forward with one reschedule.`, action: { type: 'reschedule', method: 'POST', path: '/api/v1/scheduler/reschedule' } });
  return out;
}
