import { useNavigate, useSearch } from '@tanstack/react-router';
import { Activity } from 'lucide-react';
import { useMemo, useState } from 'react';
import { type Output, useApi } from '../api/index.ts';
import { Badge, Card, Checkbox, type Column, Duration, EmptyState, Loaded, type Sort, SkeletonRows, Table, DRIFT_PCT, Off } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { LookBackFrame } from './look-back-frame.tsx';
import { lookBackWords, patternWords } from './look-back.words.ts';
import { RecommendationItem } from './recommendation.tsx';

type Pattern = Output<'observer.patterns'>['items'][number];
const idOf = (one: Pattern): string => `${one.workflow_id ?? ''}/${one.process_template_id ?? ''}`;

/** How far the estimates of each workflow hold, and what was decided about those that did not. */
export function PatternsPage() {
  const t = useWords(patternWords);
  const l = useWords(lookBackWords);
  const search = useSearch({ from: '/look-back/patterns' });
  const navigate = useNavigate({ from: '/look-back/patterns' });
  const [sort, setSort] = useState<Sort>({ by: 'off', down: true });
  const patterns = useApi('observer.patterns', { limit: 500 });
  const decided = useApi('observer.reflections', { limit: 100 }, { select: ({ items }) => items.flatMap((one) => one.recommendations).filter((one) => one.status !== 'open').sort((a, b) => (b.decided_at ?? '').localeCompare(a.decided_at ?? '')) });
  const value = (one: Pattern): string | number => ({ name: (one.name ?? '').toLowerCase(), runs: one.runs, estimated: one.median_estimated_hours ?? -1, took: one.median_actual_hours ?? -1, off: Math.abs(one.variance_pct ?? -1) } as Record<string, string | number>)[sort.by] ?? '';
  const rows = useMemo(() => (patterns.data?.items ?? []).filter((one) => (!search.drift || one.drift) && (search.templates || one.process_template_id === null)).sort((a, b) => { const [x, y] = [value(a), value(b)]; return (x < y ? -1 : x > y ? 1 : 0) * (sort.down ? -1 : 1); }), [patterns.data, search.drift, search.templates, sort.by, sort.down]);
  const columns: readonly Column<Pattern>[] = [
    { id: 'name', head: t.name, width: 'minmax(9rem, 2fr)', sortable: true, cell: (one) => <span className="flex items-center gap-2"><span className="truncate font-medium">{one.name ?? t.gone}</span>{one.process_template_id !== null && <Badge>{t.template}</Badge>}</span> },
    { id: 'runs', head: t.runs, width: '4rem', numeric: true, wide: true, sortable: true, cell: (one) => one.runs }, { id: 'estimated', head: t.estimated, width: '8rem', numeric: true, wide: true, sortable: true, cell: (one) => <Duration hours={one.median_estimated_hours} /> }, { id: 'took', head: t.took, width: '7rem', numeric: true, wide: true, sortable: true, cell: (one) => <Duration hours={one.median_actual_hours} /> },
    { id: 'bar', head: t.bar, width: '9rem', wide: true, cell: (one) => <DriftBar percent={one.variance_pct} /> }, { id: 'off', head: t.off, width: '4.5rem', numeric: true, sortable: true, cell: (one) => <Off percent={one.variance_pct} /> }, { id: 'drift', head: t.drift, width: '5.5rem', cell: (one) => (one.variance_pct === null ? '' : <Badge tone={one.drift ? 'warn' : 'good'}>{one.drift ? t.drifts : t.holds}</Badge>) },
  ];
  const set = (change: { drift?: true | undefined; templates?: true | undefined }): void => { void navigate({ to: '/look-back/patterns', search: (before) => ({ ...before, ...change }), replace: true }); };
  const openOne = (one: Pattern): void => { if (typeof one.workflow_id === 'number') void navigate({ to: '/tasks/workflows/$workflowId', params: { workflowId: String(one.workflow_id) }, search: { tab: 'hours' } }); else if (typeof one.process_template_id === 'number') void navigate({ to: '/tasks/templates', search: { open: one.process_template_id } }); };
  return (
    <LookBackFrame view="patterns">
      <div className="mb-3 flex flex-wrap items-center gap-x-5 gap-y-1"><Checkbox label={t.onlyDrift} checked={search.drift === true} onChange={(event) => set({ drift: event.target.checked || undefined })} /><Checkbox label={t.templates} checked={search.templates === true} onChange={(event) => set({ templates: event.target.checked || undefined })} /><span className="text-sm text-ink-3">{t.about}</span></div>
      <Loaded of={patterns} loading={<SkeletonRows rows={8} />}>{({ items }) => (rows.length === 0 ? <EmptyState icon={<Activity />} title={items.length === 0 ? t.empty : t.none}>{items.length === 0 ? t.emptyAbout : t.noneAbout}</EmptyState>
        : <div className="overflow-hidden rounded-lg border bg-surface shadow-card"><Table label={t.tableLabel} columns={columns} rows={rows} keyOf={idOf} sort={sort} onSort={setSort} onOpen={openOne} className="max-h-[60dvh] min-h-40" /></div>)}
      </Loaded>
      {(decided.data?.length ?? 0) > 0 && <Card title={l.decided} className="mt-4"><div className="grid gap-2 lg:grid-cols-2">{decided.data?.slice(0, 20).map((one) => <RecommendationItem key={one.id} one={one} />)}</div></Card>}
    </LookBackFrame>
  );
}

/** To the right of the middle it took longer, to the left less; the marks stand at 30 %. */
function DriftBar({ percent }: { readonly percent: number | null }) {
  if (percent === null) return null;
  const half = Math.min(50, (Math.abs(percent) / 100) * 50), mark = DRIFT_PCT / 2;
  return <span aria-hidden className="relative block h-2 rounded-full bg-sunken"><span className={`absolute h-2 rounded-full ${Math.abs(percent) > DRIFT_PCT ? 'bg-warn' : 'bg-accent'}`} style={percent >= 0 ? { left: '50%', width: `${half}%` } : { right: '50%', width: `${half}%` }} />{[50 - mark, 50, 50 + mark].map((at) => <span key={at} className="absolute -top-0.5 h-3 w-px bg-line-strong" style={{ left: `${at}%` }} />)}</span>;
}
