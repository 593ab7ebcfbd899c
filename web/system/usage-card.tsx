import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type Output, useApi } from '../api/index.ts';
import { Card, cx, IconButton, Loaded, Skeleton } from '../ui/index.ts';
import { formatMoney, formatPlainDay, useWords } from '../words/index.ts';
import { monthBeside, wholeMonth } from './cost.ts';
import { modelWords } from './models.words.ts';

/** What each day of a month cost. */
export function UsageCard({ month, onMonth }: { readonly month: string | undefined; readonly onMonth: (month: string | undefined) => void }) {
  const t = useWords(modelWords);
  const present = useApi('models.usage', {}).data?.month;
  const usage = useApi('models.usage', month === undefined ? {} : { month }, { keep: true });
  const shown = usage.data?.month;
  return (
    <Card title={shown ? `${t.usage} · ${shown}` : t.usage} actions={shown && <>
      <IconButton size="sm" label={t.previous} icon={<ChevronLeft className="size-4" />} onClick={() => onMonth(monthBeside(shown, -1))} />
      <IconButton size="sm" label={t.next} disabled={shown === present} icon={<ChevronRight className="size-4" />} onClick={() => { const to = monthBeside(shown, 1); onMonth(to === present ? undefined : to); }} />
    </>}>
      <Loaded of={usage} loading={<Skeleton className="h-28" />}>{(data) => (data.calls === 0 ? <p className="grid h-28 place-items-center text-ink-3">{t.noUsage}</p> : <Bars usage={data} />)}</Loaded>
    </Card>
  );
}

function Bars({ usage }: { readonly usage: Output<'models.usage'> }) {
  const t = useWords(modelWords);
  const days = wholeMonth(usage.month, usage.days);
  const costs = days.some((one) => one.cost_usd > 0);
  const heightOf = (one: (typeof days)[number]): number => (costs ? one.cost_usd : one.calls);
  const most = Math.max(...days.map(heightOf));
  const money = (usd: number): string => formatMoney(usd, 'USD');
  return (
    <figure className="grid gap-2">
      <div role="img" aria-label={t.usageSaid(usage.month, money(usage.spent_usd), usage.calls)} className="flex h-20 items-end gap-0.5">
        {days.map((one) => <span key={one.day} title={t.dayCost(formatPlainDay(one.day), money(one.cost_usd), one.calls)} className="flex h-full min-w-0 flex-1 items-end"><span className={cx('w-full rounded-t-[2px]', heightOf(one) > 0 ? 'bg-accent/80' : 'bg-line')} style={{ height: heightOf(one) > 0 ? `${Math.max(4, (heightOf(one) / most) * 100)}%` : '2px' }} /></span>)}
      </div>
      <figcaption className="flex justify-between text-xs text-ink-3 tabular"><span>{formatPlainDay(days[0]?.day ?? usage.month)}</span><span>{t.usageSaid(usage.month, money(usage.spent_usd), usage.calls)}{usage.failed > 0 && ` · ${t.failed(usage.failed)}`}</span><span>{formatPlainDay(days.at(-1)?.day ?? usage.month)}</span></figcaption>
    </figure>
  );
}
