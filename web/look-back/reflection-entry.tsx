import { Link } from '@tanstack/react-router';
import { ChevronDown } from 'lucide-react';
import { type Output, useZone } from '../api/index.ts';
import { Badge, Button, cx, Prose } from '../ui/index.ts';
import { formatDay, formatHours, formatPercent, useWords, withoutPeriod } from '../words/index.ts';
import { lookBackWords } from './look-back.words.ts';
import { RecommendationItem } from './recommendation.tsx';

export type Reflection = Output<'observer.reflections'>['items'][number];
const stat = (one: Reflection, name: string): number => (typeof one.stats[name] === 'number' ? (one.stats[name] as number) : 0);

/** One look back: what it says in a sentence and in figures; unfolded, all of it. */
export function ReflectionEntry({ one, open, onToggle }: { readonly one: Reflection; readonly open: boolean; readonly onToggle: () => void }) {
  const t = useWords(lookBackWords);
  const zone = useZone();
  const last = Date.parse(one.period_end) - 1;
  const title = one.mode === 'daily' ? formatDay(one.period_start, zone) : t.weekOf(formatDay(one.period_start, zone), formatDay(last, zone));
  const waiting = one.recommendations.filter((other) => other.status === 'open').length;
  const id = `reflection-${one.reflection_id}`;
  return (
    <li className="relative grid gap-2 pl-7 before:absolute before:top-2.5 before:left-[7px] before:h-full before:w-px before:bg-line last:before:hidden">
      <span aria-hidden className={cx('absolute top-2 left-0 size-[15px] rounded-full border-2 bg-canvas', one.mode === 'weekly' ? 'border-accent bg-accent-soft' : 'border-line-strong')} />
      <article aria-labelledby={id} className="mb-4 rounded-lg border bg-surface p-4 shadow-card">
        <header className="flex flex-wrap items-center gap-2"><h2 id={id} className="text-lg">{title}</h2><Badge tone={one.mode === 'weekly' ? 'accent' : 'plain'}>{t.mode[one.mode]}</Badge><Button size="sm" look="quiet" className="ml-auto" aria-expanded={open} aria-controls={`${id}-body`} aria-describedby={id} onClick={onToggle}>{open ? t.less : t.more}<ChevronDown aria-hidden className={cx('size-4 transition-transform', open && 'rotate-180')} /></Button></header>
        <p className="mt-1.5 max-w-prose text-ink-2">{withoutPeriod(one.summary)}</p>
        <Figures one={one} waiting={waiting} />
        {open && (
          <div id={`${id}-body`} className="mt-4 grid animate-rise gap-4 border-t pt-4">
            <Prose text={one.content} />
            {one.insights.length > 0 && <section><h3 className="mb-1.5 text-base">{t.insights}</h3><ul className="grid gap-1.5">{one.insights.map((insight, at) => <li key={at} className="max-w-prose border-l-2 border-accent pl-3"><p>{insight.text}</p>{insight.evidence.length > 0 && <p className="text-xs text-ink-3">{t.evidence} {insight.evidence.map((evidence, n) => <span key={n}>{n > 0 && ', '}<Evidence text={evidence} /></span>)}</p>}</li>)}</ul></section>}
            {one.recommendations.length > 0 && <section><h3 className="mb-1.5 text-base">{t.recommendations}</h3><div className="grid gap-2">{one.recommendations.map((other) => <RecommendationItem key={other.id} one={other} />)}</div></section>}
            <p className="flex flex-wrap gap-3 text-xs text-ink-3">{one.model !== null && <span>{t.byModel(one.model)}</span>}{one.event_id !== null && <Link to="/memory" search={{ open: `reflection-${one.event_id}` }} className="underline">{t.inMemory}</Link>}</p>
          </div>
        )}
      </article>
    </li>
  );
}

/** What the period came to; worked hours as a bar against the estimate. */
function Figures({ one, waiting }: { readonly one: Reflection; readonly waiting: number }) {
  const t = useWords(lookBackWords);
  const [worked, estimated, billable] = [stat(one, 'actual_hours'), stat(one, 'estimated_hours'), one.stats['billable_pct']];
  const most = Math.max(worked, estimated, 0.1);
  return (
    <div className="mt-3 grid items-center gap-x-6 gap-y-2 sm:grid-cols-[minmax(0,16rem)_1fr] has-[>:only-child]:grid-cols-1">
      {worked > 0 || estimated > 0 ? <div className="grid gap-1 text-xs text-ink-3">{([['worked', worked, 'bg-accent'], ['estimated', estimated, 'bg-line-strong']] as const).map(([name, hours, colour]) => <div key={name} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-2"><span aria-hidden className="h-2 rounded-full bg-sunken"><span className={cx('block h-2 rounded-full', colour)} style={{ width: `${(hours / most) * 100}%` }} /></span><span className="tabular">{`${formatHours(hours)} ${t.stats[name]}`}</span></div>)}</div> : null}
      <p className="flex flex-wrap gap-1.5"><Badge>{t.stats.done(stat(one, 'tasks_completed'))}</Badge>{typeof billable === 'number' && <Badge>{t.stats.billable(formatPercent(billable / 100))}</Badge>}{stat(one, 'tasks_overdue') > 0 && <Badge tone="warn">{t.stats.overdue(stat(one, 'tasks_overdue'))}</Badge>}{waiting > 0 && <Badge tone="info">{t.stats.recommended(waiting)}</Badge>}</p>
    </div>
  );
}

/** What an insight rests on leads there. */
function Evidence({ text }: { readonly text: string }) {
  const t = useWords(lookBackWords);
  const [kind = '', id = ''] = text.split(/:(.*)/s);
  if (kind === 'task' && /^\d+$/.test(id)) return <Link to="/tasks" search={{ task: Number(id) }} className="underline">{`${t.task} ${id}`}</Link>;
  if (kind === 'workflow' && /^\d+$/.test(id)) return <Link to="/tasks/workflows/$workflowId" params={{ workflowId: id }} className="underline">{`${t.workflow} ${id}`}</Link>;
  if (kind === 'run') return <Link to="/look-back/estimates" search={{ run: id }} className="underline">{t.run}</Link>;
  return text;
}
