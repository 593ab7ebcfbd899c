import { Link } from '@tanstack/react-router';
import { CalendarCheck2, Lightbulb, X } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useApi, useZone } from '../api/index.ts';
import { Card, DateTime, Field, IconButton, Input, PlaceLink, Progress } from '../ui/index.ts';
import { dayIn, dueDay, formatHours, formatMoney, formatNumber, formatPercent, useWords } from '../words/index.ts';
import { detailWords } from './detail.words.ts';
import type { Edit, Plan } from './edits.ts';
import { whyThisWay } from './match.ts';
import { OtherWay } from './other-way.tsx';
import { longestChain } from './picture-layout.ts';
import { weekHref } from './plan-links.ts';

interface Props { readonly plan: Plan; readonly frozen: boolean; readonly saving: boolean; readonly onEdit: (edit: Edit) => void; readonly onTaken: (plan: Plan) => void }

/** The plan as a whole: what it takes, until when, what to know about it, and how it came to be. */
export function PlanSide({ plan, frozen, saving, onEdit, onTaken }: Props) {
  const t = useWords(detailWords);
  const zone = useZone();
  const { steps, total_hours: total, total_hours_p80: p80 } = plan.sop;
  const sum = useMemo(() => ({
    low: steps.reduce((all, one) => all + one.hours_low, 0), high: steps.reduce((all, one) => all + one.hours_high, 0), billable: steps.reduce((all, one) => all + (one.billable ? one.hours : 0), 0), chain: longestChain(steps),
  }), [steps]);
  return (
    <aside aria-label={t.side.label} className="grid gap-4 pb-16">
      <Card title={t.side.effort}>
        <p className="flex items-baseline gap-2"><span className="text-2xl font-semibold tabular">{formatHours(total)}</span><span className="text-ink-2">{t.side.total}</span></p>
        <RangeBar low={sum.low} likely={total} within={p80} high={sum.high} label={t.side.range(formatHours(sum.low), formatHours(sum.high))} />
        <p className="mt-1.5 text-sm text-ink-2">{t.side.within(formatHours(p80))}</p>
        {sum.chain.ids.length > 1 && <p className="text-sm text-ink-2">{t.side.chain(formatHours(sum.chain.hours))}</p>}
        <div className="mt-3 grid gap-1.5"><p className="text-sm text-ink-2">{t.side.billable(formatPercent(total ? sum.billable / total : 0))}</p><Progress share={total ? sum.billable / total : 0} label={t.side.billable(formatPercent(total ? sum.billable / total : 0))} /></div>
        <div className="mt-4 flex items-end gap-1">
          <Field label={t.side.deadline} className="flex-1"><Input type="date" disabled={frozen} value={plan.deadline ? dueDay(plan.deadline, zone) : ''} onChange={(event) => onEdit({ kind: 'deadline', deadline: event.target.value || null })} /></Field>
          {plan.deadline && !frozen && <IconButton label={t.side.clearDeadline} icon={<X className="size-4" />} onClick={() => onEdit({ kind: 'deadline', deadline: null })} />}
        </div>
        <p className="mt-1 min-h-4 text-xs text-ink-3">{plan.deadline ? <DateTime at={plan.deadline} as="ago" /> : t.side.noDeadline}</p>
      </Card>
      {plan.status !== 'draft' && <InCalendar planId={plan.plan_id} />}
      {plan.warnings.length > 0 && <Card title={t.side.notes}><ul className="grid gap-2.5">{plan.warnings.map((one) => <li key={one} className="flex gap-2"><Lightbulb aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" /><span className="min-w-0">{one}</span></li>)}</ul></Card>}
      <Made plan={plan} billable={sum.billable}>{!frozen && <OtherWay plan={plan} saving={saving} onTaken={onTaken} />}</Made>
    </aside>
  );
}

function RangeBar({ low, likely, within, high, label }: { readonly low: number; readonly likely: number; readonly within: number; readonly high: number; readonly label: string }) {
  const at = (hours: number): string => `${high > 0 ? (hours / high) * 100 : 0}%`;
  return (
    <div role="img" aria-label={label} title={label} className="relative mt-3 h-2 rounded-full bg-sunken">
      <div className="absolute inset-y-0 rounded-full bg-accent/35" style={{ left: at(low), right: 0 }} />
      <div className="absolute inset-y-0 rounded-full bg-accent/60" style={{ left: at(low), width: `calc(${at(Math.min(high, within))} - ${at(low)})` }} />
      <div className="absolute -inset-y-0.5 w-1 -translate-x-1/2 rounded-full bg-accent" style={{ left: at(likely) }} />
    </div>
  );
}

/** The latest schedule of the plan: what waits in the week, or what was placed. */
function InCalendar({ planId }: { readonly planId: number }) {
  const t = useWords(detailWords);
  const zone = useZone();
  const run = useApi('scheduler.runs', { plan_id: planId, limit: 5 }, { select: ({ items }) => items.find((one) => one.status === 'preview' || one.status === 'scheduled') }).data;
  if (!run) return null;
  const starts = run.blocks.map((one) => one.start).sort(), ends = run.blocks.map((one) => one.end).sort();
  const [first, last] = [starts[0], ends.at(-1)];
  return (
    <Card title={t.schedule_.title}>
      <div className="grid gap-1">
        <p className="flex items-center gap-2 font-medium"><CalendarCheck2 aria-hidden className="size-4 text-accent-text" />{run.status === 'preview' ? t.schedule_.preview : t.schedule_.applied}</p>
        <p className="text-ink-2">{t.schedule_.placed(run.blocks.length)}{first && last && <>, <DateTime at={first} as="day" /> – <DateTime at={last} as="day" /></>}</p>
        {run.unplaced.length > 0 && <p className="text-warn">{t.schedule_.unplaced(run.unplaced.length)}</p>}
        {run.lateness.length > 0 && <p className="text-warn">{t.schedule_.late(run.lateness.length)}</p>}
        <PlaceLink href={run.status === 'preview' ? weekHref(run.run_id) : `/week${first ? `?date=${dayIn(first, zone)}` : ''}`} className="mt-1 text-accent-text underline">{t.schedule_.look}</PlaceLink>
      </div>
    </Card>
  );
}

function Made({ plan, billable, children }: { readonly plan: Plan; readonly billable: number; readonly children: ReactNode }) {
  const t = useWords(detailWords);
  const { context, lineage, source } = plan;
  const why = whyThisWay(plan);
  const workflow = useApi('workflows.get', { id: context.workflow_id ?? 0 }, { enabled: context.workflow_id !== null, select: ({ name }) => name }).data;
  const engagement = useApi('engagements.get', { id: plan.engagement_id ?? 0 }, { enabled: plan.engagement_id !== null }).data;
  const money = useApi('models.usage', {}, { enabled: source === 'llm', select: ({ spent_usd: spent, budget_usd: budget, share }) => ({ spent, budget, share }) }).data;
  return (
    <Card title={t.side.made}>
      <p className="font-medium">{source === 'workflow' && context.workflow_id === null && context.blueprint_id === null ? t.side.outline : t.side.sources[source]}</p>
      <p className="mb-2 text-ink-2">{why}</p>
      <dl className="grid gap-2 text-base">
        {workflow && <Line name={t.side.workflow}><PlaceLink href={`/tasks/workflows/${context.workflow_id}`} className="text-accent-text underline">{workflow}</PlaceLink></Line>}
        {context.model && <Line name={t.side.model}>{context.model}</Line>}
        {context.prompt && <Line name={t.side.prompt}>{`${context.prompt.name} ${context.prompt.version}`}</Line>}
        {lineage.from_plan_id !== null && <Line name={t.side.from}><Link to="/plan/$planId" params={{ planId: String(lineage.from_plan_id) }} className="text-accent-text underline">{lineage.from_plan_id}</Link></Line>}
        {engagement && <Line name={t.side.engagement}>{engagement.name}{engagement.rate !== null && billable > 0 && <span className="block text-sm text-ink-3">{t.side.value(formatNumber(engagement.rate * billable, { maximumFractionDigits: 0 }))}</span>}</Line>}
        {money && <Line name={t.side.money}>{money.budget === null ? t.side.spentFree(formatMoney(money.spent, 'USD')) : t.side.spent(formatMoney(money.spent, 'USD'), formatMoney(money.budget, 'USD', 0))}{money.share !== null && <span className="mt-1 block"><Progress share={money.share} label={t.side.money} tone={money.share >= 1 ? 'bad' : money.share >= 0.8 ? 'warn' : 'accent'} /></span>}</Line>}
      </dl>
      {children}
    </Card>
  );
}

const Line = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => <div><dt className="text-xs text-ink-3">{name}</dt><dd className="min-w-0 break-words">{children}</dd></div>;
