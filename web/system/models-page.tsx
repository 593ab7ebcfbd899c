import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Bot } from 'lucide-react';
import { useApi } from '../api/index.ts';
import { Card, type Column, Loaded, Page, PageHeader, SkeletonRows, Table } from '../ui/index.ts';
import { formatMoney, formatNumber, useWords } from '../words/index.ts';
import { BudgetCard } from './budget-card.tsx';
import { ModelSheet } from './model-sheet.tsx';
import { modelWords } from './models.words.ts';
import { operationName } from './operation-name.ts';
import type { Models, ModelSetting } from './shapes.ts';
import { UsageCard } from './usage-card.tsx';

/** Which model does what, and the money of it. */
export function ModelsPage() {
  const t = useWords(modelWords);
  const navigate = useNavigate();
  const { month, operation } = useSearch({ from: '/system/models' });
  const models = useApi('models.list', {});
  const go = (search: { month?: string; operation?: string }): void => { void navigate({ to: '/system/models', search: { month, operation, ...search }, replace: true }); };
  const open = models.data?.items.find((one) => one.operation === operation);
  return (
    <Page>
      <PageHeader title={t.title} about={t.about} />
      <div className="grid grid-cols-1 gap-5">
        {models.data && !models.data.on && (
          <div className="flex items-start gap-3 rounded-lg border bg-surface p-4">
            <Bot aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-3" />
            <div><p className="font-medium">{t.off}</p><p className="text-ink-2">{t.offAbout} <Link to="/system" className="text-accent-text underline">{t.turnOn}</Link></p></div>
          </div>
        )}
        <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2"><BudgetCard /><UsageCard month={month} onMonth={(to) => go({ month: to })} /></div>
        <Card title={t.byOperation} flush><Loaded of={models} loading={<div className="p-4"><SkeletonRows rows={5} /></div>}>{(data) => <Operations models={data} onOpen={(one) => go({ operation: one.operation })} />}</Loaded></Card>
      </div>
      {models.data && open && <ModelSheet key={open.operation} models={models.data} setting={open} onClose={() => go({ operation: undefined })} />}
    </Page>
  );
}

function Operations({ models, onOpen }: { readonly models: Models; readonly onOpen: (setting: ModelSetting) => void }) {
  const t = useWords(modelWords);
  const of = (operation: string, what: 'calls' | 'cost_usd'): number => models.usage_30_days.filter((one) => one.operation === operation).reduce((sum, one) => sum + one[what], 0);
  const muted = (text: string) => <span className="text-ink-3">{text}</span>;
  const columns: readonly Column<ModelSetting>[] = [
    { id: 'operation', head: t.operation, width: 'minmax(0, 1.6fr)', cell: (one) => <span className="font-medium">{operationName(t, one.operation)}</span> },
    { id: 'model', head: t.model, width: 'minmax(0, 1.5fr)', cell: (one) => one.model ?? muted(models.default_model ? `${models.default_model} (${t.byDefault})` : t.byDefault) },
    { id: 'fallback', head: t.fallback, width: 'minmax(0, 1.2fr)', wide: true, cell: (one) => one.fallback_model ?? muted(t.noFallback) },
    { id: 'temperature', head: t.temperature, width: '6.5rem', numeric: true, wide: true, cell: (one) => (one.temperature === null ? muted(t.usual) : formatNumber(one.temperature)) },
    { id: 'limit', head: t.limit, width: '5rem', numeric: true, wide: true, cell: (one) => (one.max_tokens === null ? muted(t.usual) : formatNumber(one.max_tokens)) },
    { id: 'calls', head: t.calls, width: '4rem', numeric: true, wide: true, cell: (one) => formatNumber(of(one.operation, 'calls')) },
    { id: 'cost', head: t.cost, width: '5rem', numeric: true, cell: (one) => formatMoney(of(one.operation, 'cost_usd'), 'USD') },
  ];
  return <Table label={t.byOperation} columns={columns} rows={models.items} keyOf={(one) => one.operation} rowHeight={44} onOpen={onOpen} className="max-h-[60dvh]" />;
}
