import { Link } from '@tanstack/react-router';
import { Wallet } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type Output, useAct, useApi } from '../api/index.ts';
import { useToday } from '../live/index.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { Badge, Button, Card, cx, DateTime, Dialog, EmptyState, Field, Input, Loaded, Skeleton, SkeletonRows } from '../ui/index.ts';
import { formatHours, formatNumber, formatPercent, useWords } from '../words/index.ts';
import { moneyWords } from './business.words.ts';
import { nextMonday, dayAfter } from './task-search.ts';
import { RunwayChart } from './runway-chart.tsx';
import { WorkFrame } from './work-frame.tsx';

type Finance = Output<'finance.get'>;
const money = (value: number | null): string => (value === null ? '–' : formatNumber(value, { maximumFractionDigits: 0 }));

/** Cash, burn and runway, and what they mean for the weeks. */
export function MoneyPage() {
  const t = useWords(moneyWords);
  const [entering, setEntering] = useState(false);
  const finance = useApi('finance.get', {});
  const history = useApi('finance.snapshots', { limit: 100 });
  useShortcut({ keys: 'n', label: t.update, group: t.runway, run: () => setEntering(true) });
  return (
    <WorkFrame view="money" about={t.about} actions={finance.data?.as_of && <Button look="primary" onClick={() => setEntering(true)}>{t.update}</Button>}>
      <Loaded of={finance} loading={<SkeletonRows rows={3} height="h-28" />}>{(now) => (now.as_of === null ? <EmptyState icon={<Wallet />} title={t.empty} action={<Button look="primary" onClick={() => setEntering(true)}>{t.enter}</Button>}>{t.emptyAbout}</EmptyState> : (
        <div className="grid max-w-6xl gap-4">
          <dl className="grid gap-4 sm:grid-cols-3">
            <Figure label={t.cash}>{money(now.cash)}</Figure><Figure label={t.burn}>{money(now.monthly_burn)}</Figure>
            <Figure label={t.runway} about={<>{t.asOf} <DateTime at={now.as_of} />{now.age_days !== null && ` · ${now.age_days === 0 ? t.fresh : t.old(now.age_days)}`}</>}>{now.runway === 'endless' ? t.endless : now.runway_weeks === null ? t.unknown : t.weeks(now.runway_weeks)}</Figure>
          </dl>
          {now.warnings.map((warning) => <p key={warning} className="rounded-md bg-warn-soft px-3 py-2 text-sm text-warn">{warning}</p>)}
          <Rule finance={now} />
          {(history.data?.items.length ?? 0) > 1 && <Card title={t.history}><RunwayChart snapshots={history.data?.items ?? []} /></Card>}
        </div>
      ))}</Loaded>
      {entering && <Enter finance={finance.data} onClose={() => setEntering(false)} />}
    </WorkFrame>
  );
}

const Figure = ({ label, about, children }: { readonly label: string; readonly about?: ReactNode; readonly children: ReactNode }) => <div className="rounded-lg border bg-surface p-4 shadow-card"><dt className="text-sm text-ink-3">{label}</dt><dd className="mt-1 text-2xl font-semibold tabular">{children}</dd>{about && <dd className="mt-1 text-xs text-ink-3">{about}</dd>}</div>;

/** What the runway means: whether the billable share binds, and how this week stands to it. */
function Rule({ finance }: { readonly finance: Finance }) {
  const t = useWords(moneyWords);
  const monday = dayAfter(nextMonday(useToday()), -7);
  const sprint = useApi('scheduler.sprints', { limit: 20 }, { select: ({ items }) => items.find((one) => one.week_start.slice(0, 10) === monday) ?? null });
  const week = sprint.data;
  const target = week?.target_billable_pct ?? 60;
  const below = week?.billable_pct != null && week.billable_pct < target;
  const text = { short: t.ruleShort, long: t.ruleLong, endless: t.ruleEndless, unknown: t.ruleUnknown }[finance.runway];
  return (
    <Card title={<span className="flex items-center gap-2">{t.rule}<Badge tone={finance.runway === 'short' ? 'warn' : 'plain'}>{finance.runway === 'short' ? t.ruleEnforced : t.ruleAdvice}</Badge></span>}>
      <p className="max-w-2xl text-ink-2">{text}</p>
      <div className="mt-4">
        <p className="mb-1.5 flex flex-wrap items-baseline gap-x-3"><span className="font-medium">{t.week}</span>{week?.billable_pct != null && <span className={cx('tabular', below ? 'font-medium text-warn' : 'text-ink-2')}>{t.share(formatPercent(week.billable_pct / 100))}</span>}{week && <span className="text-sm text-ink-3">{t.planned(formatHours(week.planned_hrs), formatHours(week.capacity_hrs))}</span>}<Link to="/week" className="ml-auto text-sm text-accent-text underline">{t.toWeek}</Link></p>
        {sprint.isPending ? <Skeleton className="h-5 w-full" /> : week?.billable_pct == null ? <p className="text-sm text-ink-3">{t.noWork}</p> : (
          <div className="relative pb-5" role="img" aria-label={t.share(formatPercent(week.billable_pct / 100))}>
            <div className="flex h-3 overflow-hidden rounded-full bg-sunken"><div className={below ? 'bg-warn' : 'bg-accent'} style={{ width: `${week.billable_pct}%` }} /></div>
            <div aria-hidden className="absolute top-0 h-5 w-0.5 bg-ink" style={{ left: `${target}%` }} /><span aria-hidden className="absolute top-5 -translate-x-1/2 text-xs text-ink-3" style={{ left: `${target}%` }}>{formatPercent(target / 100)}</span>
          </div>
        )}
        {week?.warnings.map((warning) => <p key={warning} className="mt-2 text-sm text-warn">{warning}</p>)}
      </div>
    </Card>
  );
}

function Enter({ finance, onClose }: { readonly finance: Finance | undefined; readonly onClose: () => void }) {
  const t = useWords(moneyWords);
  const [now, setNow] = useState({ cash: String(finance?.cash ?? ''), burn: String(finance?.monthly_burn ?? ''), weeks: '', day: '' });
  const save = useAct('finance.save', { quiet: true, says: () => t.saved, onDone: onClose });
  const number = (text: string): number | null => (text.trim() === '' ? null : Number(text.replace(/[\s']/g, '').replace(',', '.')));
  const wrong = (text: string): string | undefined => (Number.isNaN(number(text)) ? t.number : undefined);
  const bad = [now.cash, now.burn, now.weeks].some((text) => wrong(text) !== undefined);
  const submit = (event: FormEvent): void => { event.preventDefault(); if (!bad) save.run({ cash: number(now.cash), monthly_burn: number(now.burn), ...(now.weeks.trim() !== '' && { runway_weeks: number(now.weeks) }), ...(now.day !== '' && { as_of: now.day }) }); };
  return (
    <Dialog open onClose={onClose} title={t.update}>
      <form onSubmit={submit} className="grid grid-cols-2 gap-3">
        <Field label={t.cash} error={wrong(now.cash) ?? save.error?.about('cash')}><Input autoFocus inputMode="decimal" value={now.cash} onChange={(event) => setNow({ ...now, cash: event.target.value })} /></Field>
        <Field label={t.burn} error={wrong(now.burn) ?? save.error?.about('monthly_burn')}><Input inputMode="decimal" value={now.burn} onChange={(event) => setNow({ ...now, burn: event.target.value })} /></Field>
        <Field label={t.runway} hint={t.runwayHint} error={wrong(now.weeks)}><Input inputMode="decimal" value={now.weeks} onChange={(event) => setNow({ ...now, weeks: event.target.value })} /></Field>
        <Field label={t.asOf} error={save.error?.about('as_of')}><Input type="date" value={now.day} onChange={(event) => setNow({ ...now, day: event.target.value })} /></Field>
        <div className="col-span-2 flex justify-end gap-2"><Button look="quiet" onClick={onClose}>{t.cancel}</Button><Button type="submit" look="primary" busy={save.isPending} disabled={bad || (now.cash === '' && now.weeks === '')}>{t.save}</Button></div>
      </form>
    </Dialog>
  );
}
