import { useNavigate, useSearch } from '@tanstack/react-router';
import { CircleCheck, CircleMinus, CircleX } from 'lucide-react';
import { type Output, useApi } from '../api/index.ts';
import { Badge, Card, DateTime, Loaded, Page, PageHeader, Select, Skeleton } from '../ui/index.ts';
import { formatHours, formatNumber, formatPercent, useWords } from '../words/index.ts';
import { OffSettings } from './off-settings.tsx';
import { systemWords } from './system.words.ts';
import { UptimeStrip } from './uptime-strip.tsx';

const HOURS = { '6h': 6, '24h': 24, '7d': 168, '14d': 336 } as const;
type Range = keyof typeof HOURS;
type History = Output<'health.history'>;
type Dependency = History['dependencies'][number];
const EVERY_MS = 60_000;
const DAY_S = 86_400;

/** How the system is and was, and what more it could do. */
export function OverviewPage() {
  const t = useWords(systemWords);
  const navigate = useNavigate();
  const { range = '24h' } = useSearch({ from: '/system/' });
  const health = useApi('health.history', { hours: HOURS[range] }, { keep: true, every: EVERY_MS });
  const down = health.data?.dependencies.filter((one) => one.status === 'down').length ?? 0;
  const up = (seconds: number): string => (seconds < 2 * DAY_S ? formatHours(seconds / 3600) : t.days(Math.floor(seconds / DAY_S)));
  return (
    <Page>
      <PageHeader title={t.title} about={health.data ? `${down === 0 ? t.allWell : t.notWell(down)} ${t.running(health.data.version, up(health.data.uptime_s))}` : ' '}
        actions={<Select aria-label={t.range} value={range} onChange={(event) => { void navigate({ to: '/system', search: { range: event.target.value as Range }, replace: true }); }} choices={Object.entries(t.ranges).map(([value, label]) => ({ value, label }))} />} />
      <div className="grid grid-cols-1 gap-6">
        <Card title={t.health} flush>
          <Loaded of={health} loading={<Loading />}>{(data) => <Health history={data} />}</Loaded>
        </Card>
        <OffSettings />
      </div>
    </Page>
  );
}

const Loading = () => <div className="grid">{Array.from({ length: 4 }, (_, n) => <div key={n} className="flex h-17 items-center gap-4 border-b px-4 last:border-0"><Skeleton className="h-4 w-40" /><Skeleton className="h-5 flex-1" /></div>)}</div>;

function Health({ history }: { readonly history: History }) {
  const t = useWords(systemWords);
  const shown = history.dependencies.filter((one) => one.status !== 'off' || one.uptime !== null);
  const idle = history.dependencies.filter((one) => !shown.includes(one));
  return (
    <>
      <ul className="divide-y">{shown.map((one) => <Row key={one.name} one={one} history={history} />)}</ul>
      {idle.length > 0 && (
        <details className="group border-t">
          <summary className="touch flex items-center gap-2 px-4 py-2.5 text-sm text-ink-2 hover:text-ink">{t.idle}<span className="text-ink-3 tabular">{formatNumber(idle.length)}</span></summary>
          <dl className="grid gap-x-4 gap-y-2 px-4 pb-4 text-sm sm:grid-cols-[10rem_minmax(0,1fr)]">
            {idle.map((one) => <div key={one.name} className="contents"><dt className="font-medium text-ink-2">{nameOf(t, one.name)}</dt><dd className="text-ink-3 max-sm:mb-1">{one.detail}</dd></div>)}
          </dl>
        </details>
      )}
    </>
  );
}

export const nameOf = (t: { readonly dependencies: Readonly<Record<string, string>> }, name: string): string => t.dependencies[name] ?? name;
const ICONS = { ok: <CircleCheck aria-hidden className="size-4 text-good" />, down: <CircleX aria-hidden className="size-4 text-bad" />, off: <CircleMinus aria-hidden className="size-4 text-ink-3" /> } as const;

function Row({ one, history }: { readonly one: Dependency; readonly history: History }) {
  const t = useWords(systemWords);
  const name = nameOf(t, one.name);
  return (
    <li className="grid items-center gap-x-6 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,15rem)_minmax(0,1fr)_5.5rem]">
      <div className="min-w-0">
        <p className="flex items-center gap-2 font-medium">{ICONS[one.status]}<span className="truncate">{name}</span>{one.needed && <Badge>{t.needed}</Badge>}</p>
        <p className="truncate pl-6 text-sm text-ink-3" title={one.detail ?? undefined}>{one.status === 'down' ? <span className="font-medium text-bad">{t.states.down}</span> : t.states[one.status]}{one.status === 'down' && one.since && <> {t.since} <DateTime at={one.since} as="ago" /></>}{one.detail && ` · ${one.detail}`}</p>
      </div>
      <UptimeStrip name={name} spans={one.spans} from={history.from} to={history.to} uptime={one.uptime} />
      <p className="text-right text-sm text-ink-2 tabular max-md:hidden">{one.uptime === null ? t.noUptime : t.uptime(formatPercent(one.uptime))}{one.latency_ms !== null && <span className="block text-xs text-ink-3">{t.latency(formatNumber(one.latency_ms, { maximumFractionDigits: 1 }))}</span>}</p>
    </li>
  );
}
