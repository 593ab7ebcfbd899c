import { ArrowDown, ArrowUp, ChevronDown, CircleDollarSign, GraduationCap, GripVertical, Hand, MoreHorizontal, Pencil, Plus, Trash2 } from 'lucide-react';
import { memo, type ReactNode, useCallback } from 'react';
import { useZone } from '../api/index.ts';
import { announce, cx, DateTime, IconButton, Menu, NameTag, Tooltip } from '../ui/index.ts';
import { firstDay, formatHours, formatNumber, formatPlainDay, useWords } from '../words/index.ts';
import { EditableText } from './editable-text.tsx';
import { type Edit, hoursIn, type Step } from './edits.ts';
import { stepsWords } from './steps.words.ts';
import type { Sortable } from './use-sortable.ts';

export interface StepActs {
  readonly edit: (edit: Edit) => void; readonly focus: (id: string) => void; readonly name: (id: string | null) => void; readonly open: (id: string) => void;
  readonly add: (after: string) => void; readonly remove: (id: string) => void; readonly move: (id: string, by: -1 | 1) => void;
}
interface Props {
  readonly step: Step; readonly at: number; readonly last: boolean; readonly frozen: boolean; readonly open: boolean; readonly tabbable: boolean; readonly naming: boolean;
  /** Numbers of the steps it waits for, and their titles. */
  readonly waits: string; readonly waitsTitle: string;
  readonly source: string; readonly kind: 'learned' | 'edited' | 'estimate';
  /** How far it has been dragged, and where another one would be put. */
  readonly lift: number | null; /** In a list of which only a part is drawn: its place, how many there are, and who measures it. */ readonly top: number | null; readonly of: number; readonly measure: ((row: HTMLElement | null) => void) | undefined; readonly mark: 'before' | 'after' | null;
  readonly acts: StepActs; readonly sort: Sortable['rows']; readonly details: ReactNode;
}

export const StepRow = memo(function StepRow({ step, at, last, frozen, open, tabbable, naming, waits, waitsTitle, source, kind, lift, mark, top, of, measure, acts, sort, details }: Props) {
  const t = useWords(stepsWords);
  const zone = useZone();
  const { id } = step;
  const setHours = (text: string): void => {
    const hours = hoursIn(text);
    if (hours === null) announce({ text: t.hoursWrong, tone: 'bad' });
    else if (hours !== step.hours) acts.edit({ kind: 'set', step: id, change: { hours } });
  };
  const list = useCallback((row: HTMLElement | null) => { sort.row(id, row); measure?.(row); }, [sort, id, measure]);
  return (
    <li ref={list} data-step={id} data-index={at} tabIndex={tabbable ? 0 : -1} onFocus={() => acts.focus(id)} {...(top !== null && { 'aria-setsize': of, 'aria-posinset': at + 1 })} style={{ ...(top !== null && { top }), ...(lift !== null && { transform: `translateY(${lift}px)` }) }}
      className={cx('group border-b focus-visible:-outline-offset-2', top === null ? 'relative' : 'absolute inset-x-0', lift !== null && 'z-10 rounded-md bg-raised shadow-pop', open && 'bg-hover/40')}>
      {mark && <span aria-hidden className={cx('absolute inset-x-2 h-0.5 rounded-full bg-accent', mark === 'before' ? 'top-0' : 'bottom-0')} />}
      <div className="grid min-h-14 grid-cols-[auto_minmax(0,1fr)_auto_auto] items-center gap-x-2 py-2 pr-2 pl-1 sm:gap-x-3">
        {frozen ? <span className="w-8 text-center text-sm text-ink-3 tabular">{formatNumber(at + 1)}</span> : (
          <span onPointerDown={(event) => sort.down(id, event)} onPointerMove={(event) => sort.move(id, event)} onPointerUp={() => sort.end(id, true)} onPointerCancel={() => sort.end(id, false)} onLostPointerCapture={() => sort.end(id, false)} title={t.handle(step.title)} className="touch grid h-9 w-8 cursor-grab touch-none place-items-center rounded-sm text-ink-3 select-none hover:bg-hover active:cursor-grabbing">
            <span className="text-sm tabular group-hover:hidden group-focus-within:hidden pointer-coarse:hidden">{formatNumber(at + 1)}</span>
            <GripVertical aria-hidden className="hidden size-4 group-hover:block group-focus-within:block pointer-coarse:block" />
          </span>
        )}
        <div className="min-w-0">
          <EditableText text={step.title} label={t.edit(step.title)} field={t.title} disabled={frozen} editing={naming} onEditing={(on) => acts.name(on ? id : null)} onSave={(title) => acts.edit({ kind: 'set', step: id, change: { title } })} className="font-medium" />
          <p className="mt-0.5 flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-ink-3">
            {waits && <span className="truncate" title={waitsTitle}>{t.waits(waits)}</span>}
            {step.not_before && <span>{t.from(formatPlainDay(firstDay(step.not_before, zone)))}</span>}
            {step.due && <DateTime at={step.due} as="dueDay" />}
            {step.tags.slice(0, 3).map((tag) => <NameTag key={tag} name={tag} />)}
          </p>
        </div>
        <div className="text-right">
          <EditableText text={formatHours(step.hours)} value={String(step.hours)} label={`${t.hoursOf(step.title)}: ${formatHours(step.hours)}`} field={t.hoursOf(step.title)} disabled={frozen} onSave={setHours} className="w-16 text-right font-medium tabular sm:w-20" />
          <p className="flex items-center justify-end gap-1 text-xs text-ink-3 tabular max-sm:hidden" title={source}>
            {kind === 'learned' ? <GraduationCap aria-hidden className="size-3.5 text-accent-text" /> : kind === 'edited' ? <Hand aria-hidden className="size-3.5" /> : null}<span className="sr-only">{source}</span>
            {step.hours_low !== step.hours_high && t.range(formatHours(step.hours_low), formatHours(step.hours_high))}
          </p>
        </div>
        <div className="flex items-center">
          <span className="max-sm:hidden"><Tooltip text={step.billable ? t.billable : t.notBillable} shortcut="b"><button type="button" aria-pressed={step.billable} aria-label={t.toggleBillable(step.title)} disabled={frozen} onClick={() => acts.edit({ kind: 'set', step: id, change: { billable: !step.billable } })} className={cx('touch grid size-8 place-items-center rounded-md transition-colors hover:bg-hover', step.billable ? 'text-accent-text' : 'text-ink-3 opacity-50 hover:opacity-100')}><CircleDollarSign aria-hidden className="size-4" /></button></Tooltip></span>
          <IconButton label={open ? t.close : t.open(step.title)} aria-expanded={open} icon={<ChevronDown className={cx('size-4 transition-transform', open && 'rotate-180')} />} onClick={() => acts.open(id)} />
          {!frozen && <span className="max-sm:hidden"><Menu trigger={<IconButton label={t.menu(step.title)} icon={<MoreHorizontal className="size-4" />} />} items={[
            { text: t.title, icon: <Pencil className="size-4" />, shortcut: 'e', onSelect: () => acts.name(id) },
            { text: t.up, icon: <ArrowUp className="size-4" />, shortcut: 'alt+up', disabled: at === 0, onSelect: () => acts.move(id, -1) },
            { text: t.down, icon: <ArrowDown className="size-4" />, shortcut: 'alt+down', disabled: last, onSelect: () => acts.move(id, 1) },
            { text: t.addBelow, icon: <Plus className="size-4" />, shortcut: 'i', onSelect: () => acts.add(id) },
            null,
            { text: t.remove, icon: <Trash2 className="size-4" />, shortcut: 'delete', danger: true, disabled: at === 0 && last, onSelect: () => acts.remove(id) },
          ]} /></span>}
        </div>
      </div>
      {details && <div className="border-t border-line/60 px-4 py-4 sm:pl-14">{details}{!frozen && <div className="mt-3 flex flex-wrap gap-1 sm:hidden"><IconButton label={t.toggleBillable(step.title)} aria-pressed={step.billable} icon={<CircleDollarSign className={cx('size-4', step.billable ? 'text-accent-text' : 'opacity-50')} />} onClick={() => acts.edit({ kind: 'set', step: id, change: { billable: !step.billable } })} /><IconButton label={t.up} icon={<ArrowUp className="size-4" />} disabled={at === 0} onClick={() => acts.move(id, -1)} /><IconButton label={t.down} icon={<ArrowDown className="size-4" />} disabled={last} onClick={() => acts.move(id, 1)} /><IconButton label={t.addBelow} icon={<Plus className="size-4" />} onClick={() => acts.add(id)} /><IconButton label={t.remove} icon={<Trash2 className="size-4" />} disabled={at === 0 && last} onClick={() => acts.remove(id)} /></div>}</div>}
    </li>
  );
});
