import { BrainCircuit } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Link } from '@tanstack/react-router';
import { Badge, Button, Card, DateTime, EmptyState, PlaceLink } from '../ui/index.ts';
import { formatAgo, formatHours, formatPercent, useWords } from '../words/index.ts';
import { backgroundWords } from './background.words.ts';
import type { Plan } from './edits.ts';
import { memoryHref } from './plan-links.ts';

const FIRST = 6;

/** Everything that was known when the goal was set, each with the way to where it stands now. */
export function BriefingView({ plan, titles }: { readonly plan: Plan; readonly titles: ReadonlyMap<string, string> }) {
  const { briefing: t } = useWords(backgroundWords);
  const { briefing } = plan;
  if (!briefing) return <EmptyState icon={<BrainCircuit />} title={t.missing}>{t.missingHow}</EmptyState>;
  const to = (kind: string, id: number | string | null, text: ReactNode): ReactNode => (typeof id === 'number' ? <PlaceLink href={memoryHref(kind, id, plan.client_id)} className="text-accent-text underline">{text}</PlaceLink> : <span className="text-ink-3">{t.gone}</span>);
  const workflowNames = new Map(briefing.workflows.map((one) => [one.workflow_id, one.name]));
  const nothing = [briefing.memories, briefing.facts, briefing.preferences, briefing.workflows, briefing.past_plans, briefing.numbers].every((one) => one.length === 0) && !briefing.blueprint;
  return (
    <div className="grid gap-4">
      <p className="text-ink-2">{t.recalled(formatAgo(briefing.recalled_at))}{!briefing.memory_answered && <strong className="ml-1 text-warn">{t.silent}</strong>}</p>
      {nothing && <EmptyState icon={<BrainCircuit />} title={t.nothing} />}
      {briefing.blueprint && <Card title={t.blueprint}><p>{[briefing.blueprint.offer, briefing.blueprint.name].filter(Boolean).join(' · ')}</p></Card>}
      <Part title={t.preferences} items={briefing.preferences} row={(one) => <Row key={`${one.text}${one.says}`} main={one.says} under={t.said(one.text)} end={one.fact_id !== null ? to('fact', one.fact_id, t.open) : to('event', one.event_id, t.open)} />} />
      <Part title={t.memories} items={briefing.memories} row={(one, at) => <Row key={at} main={one.content} under={`${t.kinds[one.kind] ?? one.kind} · ${t.relevance(formatPercent(Math.min(1, one.score)))}`} end={to(one.kind, one.id, t.open)} />} />
      <Part title={t.facts} items={briefing.facts} row={(one, at) => <Row key={at} main={one.content} under={[one.subject_id === 'self' ? null : one.subject_id, one.fact_type, one.fact_key].filter(Boolean).join(' · ')} end={to('fact', one.fact_id, t.open)} />} />
      <Part title={t.workflows} items={briefing.workflows} row={(one, at) => <Row key={at} main={<>{one.name}{one.used && <Badge tone="accent" className="ml-2">{t.used}</Badge>}</>} under={[t.steps(one.steps), formatHours(one.hours), one.score === null ? t.alike : t.score(formatPercent(Math.min(1, one.score)))].join(' · ')} end={one.workflow_id === null ? null : <PlaceLink href={`/tasks/workflows/${one.workflow_id}`} className="text-accent-text underline">{one.name}</PlaceLink>} hideEnd />} />
      <Part title={t.numbers} items={briefing.numbers} row={(one, at) => <Row key={at} main={titles.get(one.step_id) ?? one.step_id} under={`${workflowNames.get(one.workflow_id) ?? ''} · ${t.median(formatHours(one.median_hours), formatHours(one.stored_hours))}`} end={<span className="text-ink-3 tabular">{t.runs(one.runs)}</span>} />} />
      <Part title={t.past} items={briefing.past_plans} row={(one, at) => <Row key={at} main={one.title !== null && one.plan_id !== null ? <Link to="/plan/$planId" params={{ planId: String(one.plan_id) }} className="underline decoration-line-strong/60">{one.title}</Link> : t.others} under={t.took(formatHours(one.planned_hours), formatHours(one.actual_hours))} end={<DateTime at={one.last_run_at} as="ago" className="text-ink-3" />} />} />
    </div>
  );
}

function Part<T>({ title, items, row }: { readonly title: string; readonly items: readonly T[]; readonly row: (item: T, at: number) => ReactNode }) {
  const { briefing: t } = useWords(backgroundWords);
  const [all, setAll] = useState(false);
  if (items.length === 0) return null;
  const rest = items.length - FIRST;
  return <Card title={<>{title} <span className="font-normal text-ink-3 tabular">{items.length}</span></>} flush><ul>{(all ? items : items.slice(0, FIRST)).map(row)}</ul>{!all && rest > 0 && <div className="px-2 py-1.5"><Button look="quiet" size="sm" onClick={() => setAll(true)}>{t.more(rest)}</Button></div>}</Card>;
}

const Row = ({ main, under, end, hideEnd = false }: { readonly main: ReactNode; readonly under: string; readonly end: ReactNode; readonly hideEnd?: boolean }) => (
  <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-b border-line/60 px-4 py-2.5 last:border-b-0">
    <div className="min-w-0 flex-1 basis-64"><p className="line-clamp-3">{main}</p><p className="text-sm text-ink-3">{under}</p></div>
    <p className={hideEnd ? 'text-sm max-sm:hidden' : 'text-sm'}>{end}</p>
  </li>
);
