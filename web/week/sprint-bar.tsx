import { Pencil, TriangleAlert } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { call, type Output, useAct, useApi } from '../api/index.ts';
import { Button, cx, Field, IconButton, Input, Popover } from '../ui/index.ts';
import { formatHours, formatPercent, useWords } from '../words/index.ts';
import { type DayColumn, mondayOf, weekNameOf } from './days.ts';
import type { Run } from './preview.ts';
import { weekWords } from './week.words.ts';

type Sprint = Output<'scheduler.sprints'>['items'][number];
type Load = Pick<Sprint, 'name' | 'week_start' | 'capacity_hrs' | 'planned_hrs' | 'planned_hrs_p80' | 'planned_billable_hrs' | 'billable_pct' | 'warnings'>;

/** The weeks in sight: what they hold, what is planned, how much of it is billable, and what their owner should know. */
export function SprintBars({ columns, preview }: { readonly columns: readonly DayColumn[]; readonly preview: Run | null }) {
  const sprints = useApi('scheduler.sprints', { limit: 200 });
  const weeks = [...new Map(columns.map((column) => [mondayOf(column.day), column.date] as const)).values()].slice(0, 2);
  const live = preview?.status === 'preview' ? preview.sprints : [];
  return (
    <div className={cx('grid gap-x-6 gap-y-2', weeks.length > 1 && 'lg:grid-cols-2')}>
      {weeks.map((date) => {
        const name = weekNameOf(date);
        const sprint = sprints.data?.items.find((one) => one.name === name);
        const would = live.find((one) => one.name === name);
        return <SprintBar key={name} name={name} load={would ?? sprint ?? null} sprint={sprint ?? null} isPreview={would !== undefined} />;
      })}
    </div>
  );
}

function SprintBar({ name, load, sprint, isPreview }: { readonly name: string; readonly load: Load | null; readonly sprint: Sprint | null; readonly isPreview: boolean }) {
  const t = useWords(weekWords);
  const most = Math.max(load?.capacity_hrs ?? 0, load?.planned_hrs ?? 0, 1);
  const part = (hours: number): string => `${Math.min(100, (hours / most) * 100)}%`;
  const planned = load?.planned_hrs ?? 0, capacity = load?.capacity_hrs ?? 0;
  const over = planned > capacity + 0.001;
  const share = load?.billable_pct === null || load?.billable_pct === undefined ? null : formatPercent(load.billable_pct / 100);
  return (
    <section aria-label={t.weekOf(name)} className="min-w-0">
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 text-sm tabular">
        <h2 className="text-sm">{t.weekOf(name.slice(5))}</h2>
        <span className={over ? 'font-medium text-bad' : 'text-ink-2'}>{load ? t.planned(formatHours(planned), formatHours(capacity)) : t.notPlanned}{over && ` · ${t.over(formatHours(planned - capacity))}`}</span>
        {share && <span className="text-ink-2">{t.share(share)}</span>}
        {isPreview && <span className="text-accent-text">{t.with}</span>}
        <span className="flex-1" />
        {load && load.warnings.length > 0 && (
          <Popover label={t.warnings} align="end" className="w-80" trigger={<Button size="sm" look="quiet" className="text-warn!"><TriangleAlert aria-hidden className="size-4" />{t.warnings}</Button>}>
            <ul className="grid gap-2">{load.warnings.map((warning) => <li key={warning}>{warning}</li>)}</ul>
          </Popover>
        )}
        {sprint && <Capacity sprint={sprint} />}
      </div>
      <div role="img" aria-label={[load ? t.planned(formatHours(planned), formatHours(capacity)) : t.notPlanned, share && t.share(share), load && load.planned_hrs_p80 > planned + 0.01 && t.p80(formatHours(load.planned_hrs_p80))].filter(Boolean).join(', ')} className="relative mt-1 h-2 overflow-hidden rounded-full bg-hover">
        {load && <><span className="absolute inset-y-0 left-0 rounded-full bg-line-strong/40 transition-[width]" style={{ width: part(load.planned_hrs_p80) }} /><span className={cx('absolute inset-y-0 left-0 rounded-full transition-[width]', over ? 'bg-bad' : 'bg-hue-2')} style={{ width: part(planned) }} /><span className="absolute inset-y-0 left-0 rounded-full bg-accent transition-[width]" style={{ width: part(load.planned_billable_hrs) }} />{over && <span className="absolute inset-y-0 w-0.5 bg-ink" style={{ left: part(capacity) }} />}</>}
      </div>
    </section>
  );
}

function Capacity({ sprint }: { readonly sprint: Sprint }) {
  const t = useWords(weekWords);
  const [open, setOpen] = useState(false);
  const [hours, setHours] = useState(String(sprint.capacity_hrs));
  const was = sprint.capacity_set ? sprint.capacity_hrs : null;
  const save = useAct('scheduler.save_sprint', { quiet: true, says: () => t.capacitySaved, undo: () => call('scheduler.save_sprint', { id: sprint.sprint_id, capacity_hrs: was }), onDone: () => setOpen(false) });
  const submit = (event: FormEvent): void => { event.preventDefault(); const value = Number(hours); if (hours !== '' && Number.isFinite(value)) save.run({ id: sprint.sprint_id, capacity_hrs: value }); };
  return (
    <Popover label={t.editWeek(sprint.name)} align="end" className="w-72" open={open} onOpenChange={(now) => { setOpen(now); setHours(String(sprint.capacity_hrs)); }} trigger={<IconButton size="sm" label={t.editWeek(sprint.name)} icon={<Pencil className="size-3.5" />} />}>
      <form onSubmit={submit} className="grid gap-3">
        <Field label={t.capacity} hint={t.capacityHint} error={save.error?.about('capacity_hrs') ?? save.error?.message}><Input type="number" min={0} max={168} step={0.5} value={hours} onChange={(event) => setHours(event.target.value)} /></Field>
        <div className="flex flex-wrap justify-end gap-2">{sprint.capacity_set && <Button size="sm" look="quiet" onClick={() => save.run({ id: sprint.sprint_id, capacity_hrs: null })}>{t.capacityAuto}</Button>}<Button size="sm" look="primary" type="submit" busy={save.isPending}>{t.save}</Button></div>
      </form>
    </Popover>
  );
}
