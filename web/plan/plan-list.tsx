import { useNavigate, useSearch } from '@tanstack/react-router';
import { NotebookPen, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { type Output, useApiPages, useReadAhead } from '../api/index.ts';
import { Badge, Button, type Column, cx, DateTime, Duration, EmptyState, ErrorState, Field, Input, Select, SkeletonRows, Table } from '../ui/index.ts';
import { formatHours, formatNumber, useWords } from '../words/index.ts';
import { saysMore } from './match.ts';
import { planWords } from './plan.words.ts';
import { STATUSES, type Status } from './plan-search.ts';
import { STATUS_TONES } from './status.tsx';
import { useClients } from './use-names.ts';

type Row = Output<'planner.list'>['items'][number];

/** Every plan there is; what is looked for stands in the address. */
export function PlanList() {
  const t = useWords(planWords);
  const { q, status, client } = useSearch({ from: '/plan' });
  const navigate = useNavigate({ from: '/plan' });
  const [words, setWords] = useState(q ?? '');
  const clients = useClients();
  const readAhead = useReadAhead();
  const found = useApiPages('planner.list', { ...(q !== undefined && { q }), ...(status !== undefined && { status }), ...(client !== undefined && { client_id: client }), limit: 50 }, { keep: true });
  const filter = (search: { q?: string; status?: Status; client?: number }, replace = false): void => { void navigate({ search: (now) => ({ ...now, ...search }), replace, resetScroll: false }); };
  const filtered = q !== undefined || status !== undefined || client !== undefined;

  const columns = useMemo((): Column<Row>[] => {
    const names = new Map(clients.filter((one) => !one.own).map((one) => [one.id, one.name]));
    return [
      { id: 'plan', head: t.list.columns.plan, width: 'minmax(0,1fr)', cell: (row) => <span className="grid" onPointerEnter={() => readAhead('planner.read', { id: row.plan_id })}><span className="truncate font-medium">{row.plan_title}</span><span className="truncate text-sm text-ink-3">{saysMore(row.intent, row.plan_title) ? row.intent : row.sop.summary}</span></span> },
      { id: 'client', head: t.list.columns.client, width: '8rem', wide: true, cell: (row) => <span className="text-ink-2">{row.client_id === null ? '' : names.get(row.client_id)}</span> },
      { id: 'steps', head: t.list.columns.steps, width: '3.5rem', wide: true, numeric: true, cell: (row) => formatNumber(row.sop.steps.length) },
      { id: 'hours', head: t.list.columns.hours, width: '6rem', wide: true, numeric: true, cell: (row) => <span title={t.list.p80(formatHours(row.sop.total_hours_p80))}><Duration hours={row.sop.total_hours} /></span> },
      { id: 'deadline', head: t.list.columns.deadline, width: '6.5rem', wide: true, cell: (row) => (row.deadline ? <DateTime at={row.deadline} as="dueDay" className="text-ink-2" /> : null) },
      { id: 'status', head: t.list.columns.status, width: '6.5rem', cell: (row) => <Badge tone={STATUS_TONES[row.status]}>{t.statuses[row.status]}</Badge> },
      { id: 'made', head: t.list.columns.made, width: '7rem', wide: true, cell: (row) => <DateTime at={row.created_at} as="ago" className="text-ink-3" /> },
    ];
  }, [clients, t, readAhead]);

  return (
    <section aria-label={t.list.label} className="mt-8">
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <div role="group" aria-label={t.list.status} className="flex min-w-0 gap-1 max-sm:-mx-4 max-sm:w-screen max-sm:overflow-x-auto max-sm:px-4">
          {[undefined, ...STATUSES].map((one) => <button key={one ?? 'all'} type="button" aria-pressed={status === one} onClick={() => filter({ status: one })} className={cx('touch h-8 shrink-0 rounded-md px-2.5 text-base font-medium transition-colors', status === one ? 'bg-accent-soft text-accent-text' : 'text-ink-2 hover:bg-hover')}>{one ? t.statuses[one] : t.list.all}</button>)}
        </div>
        <div className="ml-auto flex min-w-0 flex-1 items-center justify-end gap-2">
          {clients.length > 1 && <Field label={t.list.client} hideLabel><Select value={client ?? ''} onChange={(event) => filter({ client: event.target.value ? Number(event.target.value) : undefined })} choices={[{ value: '', label: t.list.everyone }, ...clients.map((one) => ({ value: String(one.id), label: one.own ? t.compose.nobody : one.name }))]} /></Field>}
          <Field label={t.list.search} hideLabel className="relative w-full min-w-36 max-w-56"><Search aria-hidden className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3" /><Input type="search" value={words} maxLength={200} placeholder={t.list.search} className="pl-8" onChange={(event) => { setWords(event.target.value); filter({ q: event.target.value.trim() || undefined }, true); }} /></Field>
        </div>
      </div>
      {found.error && !found.items.length ? <ErrorState error={found.error} onRetry={found.refetch} /> : found.isPending ? <SkeletonRows rows={6} height="h-14" /> : !found.items.length ? (
        filtered ? <EmptyState icon={<Search />} title={t.list.nothing} action={<Button onClick={() => { setWords(''); filter({ q: undefined, status: undefined, client: undefined }); }}>{t.list.clear}</Button>}>{t.list.nothingHow}</EmptyState> : <EmptyState icon={<NotebookPen />} title={t.list.none}>{t.list.noneHow}</EmptyState>
      ) : (
        <Table label={t.list.label} columns={columns} rows={found.items} keyOf={(row) => row.plan_id} rowHeight={56} onEnd={found.more} onOpen={(row) => { void navigate({ to: '/plan/$planId', params: { planId: String(row.plan_id) } }); }} className="max-h-[max(24rem,60dvh)] rounded-lg border bg-surface shadow-card" />
      )}
    </section>
  );
}
