import { useState } from 'react';
import { call, type Output, useAct, useApi } from '../api/index.ts';
import { Badge, Button, Card, type Column, cx, Loaded, Progress, SkeletonRows, solidHue, Table, hueOf } from '../ui/index.ts';
import { formatMoney, formatNumber, formatPercent, useWords } from '../words/index.ts';
import type { WholePrompt } from './shapes.ts';
import { promptWords } from './prompts.words.ts';
import { restOf, type Shares, sharesOf, weightsOf } from './shares.ts';

type Use = Output<'prompts.stats'>['versions'][number];

/** Which version gets how many calls, and how each did. */
export function PromptTest({ prompt }: { readonly prompt: WholePrompt }) {
  return <div className="grid grid-cols-1 gap-5"><ShareCard key={prompt.versions.map((one) => `${one.version} ${one.ab_weight} ${one.is_active}`).join()} prompt={prompt} /><UsageCard prompt={prompt} /></div>;
}

function ShareCard({ prompt }: { readonly prompt: WholePrompt }) {
  const t = useWords(promptWords);
  const before = sharesOf(prompt.versions);
  const [shares, setShares] = useState<Shares>(before);
  const rest = restOf(shares);
  const name = prompt.template_name;
  const weigh = useAct('prompts.weigh', { says: (_, { weights }) => (Object.keys(weights).length ? t.applied : t.ended), undo: () => call('prompts.weigh', { name, weights: weightsOf(before) }) });
  const others = prompt.versions.filter((one) => !one.is_active);
  const running = Object.values(before).some((one) => one > 0);
  const changed = JSON.stringify(shares) !== JSON.stringify(before);
  if (others.length === 0) return <Card title={t.testing}><p className="text-ink-2">{t.needTwo}</p></Card>;
  return (
    <Card title={t.testing} actions={<>{running && <Button size="sm" onClick={() => weigh.run({ name, weights: {} })}>{t.end}</Button>}<Button size="sm" look="primary" busy={weigh.isPending} disabled={!changed || rest < 0} onClick={() => weigh.run({ name, weights: weightsOf(shares) })}>{t.start}</Button></>}>
      <div className="grid max-w-2xl gap-4">
        <p className="text-ink-2">{t.testAbout}</p>
        <div aria-hidden className="flex h-3 gap-0.5 overflow-hidden rounded-full bg-sunken">
          <span className="bg-accent" style={{ width: `${Math.max(0, rest)}%` }} />{others.map((one) => <span key={one.version} className={solidHue(hueOf(one.version))} style={{ width: `${shares[one.version] ?? 0}%` }} />)}
        </div>
        {others.map(({ version }) => (
          <label key={version} className="grid grid-cols-[5rem_minmax(0,1fr)_3.5rem] items-center gap-3">
            <span className="flex items-center gap-2 font-medium"><span aria-hidden className={cx('size-2.5 rounded-full', solidHue(hueOf(version)))} />{version}</span>
            <input type="range" min={0} max={100} step={5} value={shares[version] ?? 0} aria-label={t.share(version)} onChange={(event) => setShares({ ...shares, [version]: Number(event.target.value) })} className="touch w-full accent-accent" />
            <span className="text-right tabular">{formatPercent((shares[version] ?? 0) / 100)}</span>
          </label>
        ))}
        <p role="status" className={rest < 0 ? 'text-bad' : 'text-ink-2'}>{rest < 0 ? t.tooMuch : t.rest(prompt.version, formatPercent(rest / 100))}</p>
      </div>
    </Card>
  );
}

function UsageCard({ prompt }: { readonly prompt: WholePrompt }) {
  const t = useWords(promptWords);
  const stats = useApi('prompts.stats', { name: prompt.template_name });
  const most = Math.max(1, ...(stats.data?.versions.map((one) => one.calls) ?? []));
  const columns: readonly Column<Use>[] = [
    { id: 'version', head: t.version, width: 'minmax(5rem, 1fr)', cell: (one) => <span className="flex items-center gap-2 font-medium">{one.version}{one.version === prompt.version && <Badge tone="accent">{t.active}</Badge>}</span> },
    { id: 'calls', head: t.calls, width: 'minmax(6rem, 1.5fr)', cell: (one) => <span className="flex items-center gap-2"><span className="w-12 tabular">{formatNumber(one.calls)}</span><Progress share={one.calls / most} label={`${one.version}: ${one.calls}`} /></span> },
    { id: 'failed', head: t.failed, width: '4.5rem', numeric: true, cell: (one) => <span className={one.failed > 0 ? 'text-bad' : 'text-ink-3'}>{formatPercent(one.failed / Math.max(1, one.calls))}</span> },
    { id: 'repaired', head: t.repaired, width: '5.5rem', numeric: true, wide: true, cell: (one) => formatPercent(one.repaired / Math.max(1, one.calls)) },
    { id: 'tokens', head: t.tokens, width: '6rem', numeric: true, wide: true, cell: (one) => formatNumber(one.prompt_tokens + one.completion_tokens) },
    { id: 'latency', head: t.latency, width: '6rem', numeric: true, wide: true, cell: (one) => (one.mean_latency_ms === null ? '–' : t.ms(formatNumber(one.mean_latency_ms))) },
    { id: 'per', head: t.perCall, width: '6rem', numeric: true, wide: true, cell: (one) => formatMoney(one.cost_usd / Math.max(1, one.calls), 'USD', 4) },
    { id: 'cost', head: t.spend, width: '5rem', numeric: true, cell: (one) => formatMoney(one.cost_usd, 'USD') },
  ];
  return (
    <Card title={t.usage} flush>
      <Loaded of={stats} loading={<div className="p-4"><SkeletonRows rows={3} /></div>}>
        {({ versions }) => (versions.length === 0 ? <p className="p-4 text-ink-2">{t.usageNone}</p> : <Table label={t.usage} columns={columns} rows={versions} keyOf={(one) => one.version} className="max-h-96" />)}
      </Loaded>
    </Card>
  );
}
