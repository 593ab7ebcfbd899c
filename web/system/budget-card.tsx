import { type FormEvent, useState } from 'react';
import { call, type Output, useAct, useApi } from '../api/index.ts';
import { Badge, Button, Card, Dialog, Field, Input, Loaded, Skeleton, type Tone } from '../ui/index.ts';
import { formatMoney, formatPercent, useWords } from '../words/index.ts';
import { modelWords } from './models.words.ts';
import { PricesDialog } from './prices-dialog.tsx';

type Budget = Output<'models.budget'>;
type Usage = Output<'models.usage'>;
const TONES: Record<Usage['state'], Tone> = { unlimited: 'plain', ok: 'good', warn: 'warn', fallback: 'warn', spent: 'bad' };
const FILLS: Record<Usage['state'], string> = { unlimited: 'bg-line-strong', ok: 'bg-accent', warn: 'bg-warn', fallback: 'bg-warn', spent: 'bg-bad' };

/** What the month cost and may cost. */
export function BudgetCard() {
  const t = useWords(modelWords);
  const usage = useApi('models.usage', {});
  const budget = useApi('models.budget', {});
  const [open, setOpen] = useState<'budget' | 'prices' | null>(null);
  return (
    <Card title={t.budget} actions={budget.data && <><Button size="sm" look="quiet" onClick={() => setOpen('prices')}>{t.prices}</Button><Button size="sm" onClick={() => setOpen('budget')}>{budget.data.monthly_usd === null ? t.setBudget : t.editBudget}</Button></>}>
      <Loaded of={usage} loading={<Skeleton className="h-28" />}>{(data) => <Standing usage={data} />}</Loaded>
      {budget.data && open === 'budget' && <BudgetDialog budget={budget.data} onClose={() => setOpen(null)} />}
      {budget.data && open === 'prices' && <PricesDialog budget={budget.data} onClose={() => setOpen(null)} />}
    </Card>
  );
}

function Standing({ usage }: { readonly usage: Usage }) {
  const t = useWords(modelWords);
  const money = (usd: number): string => formatMoney(usd, 'USD');
  const sample = useApi('sample.read', {}).data?.here === true;
  // A budget of nothing is a choice, and nothing that ran out.
  if (usage.budget_usd === 0) return (
    <div className="grid min-h-28 content-start gap-3">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1"><span className="text-2xl font-semibold tabular">{money(usage.spent_usd)}</span><span className="text-ink-2">{t.nothingMay}</span></div>
      <p className="text-sm text-ink-2">{sample ? t.nothingMaySample : t.nothingMayAbout}</p>
    </div>
  );
  return (
    <div className="grid min-h-28 content-start gap-3">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="text-2xl font-semibold tabular">{money(usage.spent_usd)}</span>
        <span className="text-ink-2">{usage.budget_usd === null ? t.noBudget : t.spentOf(formatPercent(usage.share ?? 0), money(usage.budget_usd))}</span>
        <Badge tone={TONES[usage.state]} className="ml-auto self-center">{t.states[usage.state]}</Badge>
      </div>
      {usage.budget_usd !== null && (
        <div className="relative" role="progressbar" aria-label={t.share} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(Math.min(1, usage.share ?? 0) * 100)}>
          <div className="h-2.5 overflow-hidden rounded-full bg-sunken"><div className={`h-full rounded-full ${FILLS[usage.state]}`} style={{ width: `${Math.min(100, (usage.share ?? 0) * 100)}%` }} /></div>
          {[usage.warn_at, usage.fallback_at].map((at, n) => <span key={n} aria-hidden className="absolute -top-0.5 h-3.5 w-0.5 rounded-full bg-line-strong" style={{ left: `${at * 100}%` }} />)}
        </div>
      )}
      <p className="text-sm text-ink-2">{[usage.projected_usd === null ? '' : t.projected(money(usage.projected_usd)), usage.budget_usd === null ? '' : t.marks(formatPercent(usage.warn_at), formatPercent(usage.fallback_at))].filter(Boolean).join(' · ')}</p>
      {usage.warnings.map((one) => <p key={one} className="text-sm text-warn">{one}</p>)}
    </div>
  );
}

function BudgetDialog({ budget, onClose }: { readonly budget: Budget; readonly onClose: () => void }) {
  const t = useWords(modelWords);
  const [monthly, setMonthly] = useState(budget.monthly_usd === null ? '' : String(budget.monthly_usd));
  const [warn, setWarn] = useState(String(Math.round(budget.warn_at * 100)));
  const [fallback, setFallback] = useState(String(Math.round(budget.fallback_at * 100)));
  const save = useAct('models.save-budget', { quiet: true, says: () => t.budgetSaved, undo: () => call('models.save-budget', { monthly_usd: budget.monthly_usd, warn_at: budget.warn_at, fallback_at: budget.fallback_at }), onDone: onClose });
  const submit = (event: FormEvent): void => { event.preventDefault(); save.run({ monthly_usd: monthly.trim() === '' ? null : Number(monthly), warn_at: Number(warn) / 100, fallback_at: Number(fallback) / 100 }); };
  const form = 'budget-of-month';
  return (
    <Dialog open onClose={onClose} title={t.budget} size="sm" footer={<><Button onClick={onClose}>{t.cancel}</Button><Button look="primary" type="submit" form={form} busy={save.isPending}>{t.save}</Button></>}>
      <form id={form} onSubmit={submit} className="grid gap-4">
        <Field label={t.monthly} hint={t.monthlyHint} error={save.error?.about('monthly_usd') ?? (save.error && !save.error.about('warn_at') && !save.error.about('fallback_at') ? save.error.message : undefined)}><Input autoFocus type="number" inputMode="decimal" min={0} max={1_000_000} step="any" value={monthly} onChange={(event) => setMonthly(event.target.value)} /></Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label={`${t.warnAt} (${t.percent})`} error={save.error?.about('warn_at')}><Input type="number" inputMode="numeric" min={0} max={100} value={warn} onChange={(event) => setWarn(event.target.value)} /></Field>
          <Field label={`${t.fallbackAt} (${t.percent})`} error={save.error?.about('fallback_at')}><Input type="number" inputMode="numeric" min={0} max={100} value={fallback} onChange={(event) => setFallback(event.target.value)} /></Field>
        </div>
      </form>
    </Dialog>
  );
}
