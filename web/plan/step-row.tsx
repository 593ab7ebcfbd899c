import { ArrowDown, ArrowUp, ChevronDown, CircleDollarSign, GraduationCap, GripVertical, Hand, MoreHorizontal, Pencil, Plus, Trash2 } from 'lucide-react';
import type { HTMLAttributes, ReactNode } from 'react';
import { announce, cx, DateTime, IconButton, Menu, NameTag, Tooltip } from '../ui/index.ts';
import { formatHours, formatNumber, useWords } from '../words/index.ts';
import { EditableText } from './editable-text.tsx';
import { type Edit, hoursIn, type Plan, type Step } from './edits.ts';
import { saySource, sourceKind } from './hours-source.ts';
import { stepsWords } from './steps.words.ts';
import type { Dragging } from './use-sortable.ts';

interface Props {
  readonly step: Step; readonly at: number; readonly steps: readonly Step[]; readonly plan: Plan; readonly frozen: boolean; readonly open: boolean; readonly tabbable: boolean; readonly naming: boolean; readonly dragging: Dragging | null;
  readonly rowRef: (row: HTMLElement | null) => void; readonly handle: HTMLAttributes<HTMLElement>; readonly details: ReactNode;
  readonly onFocus: () => void; readonly onNaming: (on: boolean) => void; readonly onOpen: () => void; readonly onEdit: (edit: Edit) => void;
  readonly onUp: (() => void) | undefined; readonly onDown: (() => void) | undefined; readonly onAdd: () => void; readonly onRemove: (() => void) | undefined;
}

export function StepRow({ step, at, steps, plan, frozen, open, tabbable, naming, dragging, rowRef, handle, details, onFocus, onNaming, onOpen, onEdit, onUp, onDown, onAdd, onRemove }: Props) {
  const t = useWords(stepsWords);
  const lifted = dragging?.id === step.id;
  const last = at === steps.length - 1;
  const needed = step.depends_on.map((id) => steps.findIndex((one) => one.id === id)).filter((n) => n >= 0).sort((a, b) => a - b);
  const neededTitles = needed.map((n) => steps[n]?.title ?? '').join(', ');
  const setHours = (text: string): void => {
    const hours = hoursIn(text);
    if (hours === null) announce({ text: t.hoursWrong, tone: 'bad' });
    else if (hours !== step.hours) onEdit({ kind: 'set', step: step.id, change: { hours } });
  };
  const kind = sourceKind(step, plan);
  return (
    <li ref={rowRef} data-step={step.id} tabIndex={tabbable ? 0 : -1} onFocus={onFocus} style={lifted ? { transform: `translateY(${dragging.dy}px)` } : undefined}
      className={cx('group relative border-b focus-visible:-outline-offset-2', lifted && 'z-10 rounded-md bg-raised shadow-pop', open && 'bg-hover/40')}>
      {dragging && !lifted && (dragging.before === step.id || (dragging.before === null && last)) && <span aria-hidden className={cx('absolute inset-x-2 h-0.5 rounded-full bg-accent', dragging.before === step.id ? '-top-px' : '-bottom-px')} />}
      <div className="grid min-h-14 grid-cols-[auto_minmax(0,1fr)_auto_auto] items-center gap-x-2 py-2 pr-2 pl-1 sm:gap-x-3">
        {frozen ? <span className="w-8 text-center text-sm text-ink-3 tabular">{formatNumber(at + 1)}</span> : (
          <span {...handle} title={t.handle(step.title)} className="touch grid h-9 w-8 cursor-grab touch-none place-items-center rounded-sm text-ink-3 select-none hover:bg-hover active:cursor-grabbing">
            <span className="text-sm tabular group-hover:hidden group-focus-within:hidden pointer-coarse:hidden">{formatNumber(at + 1)}</span>
            <GripVertical aria-hidden className="hidden size-4 group-hover:block group-focus-within:block pointer-coarse:block" />
          </span>
        )}
        <div className="min-w-0">
          <EditableText text={step.title} label={t.edit(step.title)} field={t.title} disabled={frozen} editing={naming} onEditing={onNaming} onSave={(title) => onEdit({ kind: 'set', step: step.id, change: { title } })} className="font-medium" />
          <p className="mt-0.5 flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-ink-3">
            {needed.length > 0 && <span className="truncate" title={neededTitles}>{`${t.waitsFor.toLocaleLowerCase()} ${needed.map((n) => formatNumber(n + 1)).join(', ')}`}</span>}
            {step.due && <DateTime at={step.due} as="day" />}
            {step.tags.slice(0, 3).map((tag) => <NameTag key={tag} name={tag} />)}
          </p>
        </div>
        <div className="text-right">
          <EditableText text={formatHours(step.hours)} value={String(step.hours)} label={`${t.hoursOf(step.title)}: ${formatHours(step.hours)}`} field={t.hoursOf(step.title)} disabled={frozen} onSave={setHours} className="w-20 text-right font-medium tabular" />
          <p className="flex items-center justify-end gap-1 text-xs text-ink-3 tabular" title={saySource(step, plan, t)}>
            {kind === 'learned' ? <GraduationCap aria-hidden className="size-3.5 text-accent-text" /> : kind === 'edited' ? <Hand aria-hidden className="size-3.5" /> : null}<span className="sr-only">{saySource(step, plan, t)}</span>
            {step.hours_low !== step.hours_high && t.range(formatNumber(step.hours_low), formatNumber(step.hours_high))}
          </p>
        </div>
        <div className="flex items-center">
          <Tooltip text={step.billable ? t.billable : t.notBillable} shortcut="b"><button type="button" aria-pressed={step.billable} aria-label={t.toggleBillable(step.title)} disabled={frozen} onClick={() => onEdit({ kind: 'set', step: step.id, change: { billable: !step.billable } })} className={cx('touch grid size-8 place-items-center rounded-md transition-colors hover:bg-hover', step.billable ? 'text-accent-text' : 'text-ink-3 opacity-50 hover:opacity-100')}><CircleDollarSign aria-hidden className="size-4" /></button></Tooltip>
          <IconButton label={open ? t.close : t.open(step.title)} aria-expanded={open} icon={<ChevronDown className={cx('size-4 transition-transform', open && 'rotate-180')} />} onClick={onOpen} />
          {!frozen && <span className="max-sm:hidden"><Menu trigger={<IconButton label={t.menu(step.title)} icon={<MoreHorizontal className="size-4" />} />} items={[
            { text: t.title, icon: <Pencil className="size-4" />, shortcut: 'e', onSelect: () => onNaming(true) },
            { text: t.up, icon: <ArrowUp className="size-4" />, shortcut: 'alt+up', disabled: !onUp, onSelect: () => onUp?.() },
            { text: t.down, icon: <ArrowDown className="size-4" />, shortcut: 'alt+down', disabled: !onDown, onSelect: () => onDown?.() },
            { text: t.addBelow, icon: <Plus className="size-4" />, shortcut: 'i', onSelect: onAdd },
            null,
            { text: t.remove, icon: <Trash2 className="size-4" />, shortcut: 'delete', danger: true, disabled: !onRemove, onSelect: () => onRemove?.() },
          ]} /></span>}
        </div>
      </div>
      {details && <div className="border-t border-line/60 px-4 py-4 sm:pl-14">{details}{!frozen && <div className="mt-3 flex flex-wrap gap-1 sm:hidden"><IconButton label={t.up} icon={<ArrowUp className="size-4" />} disabled={!onUp} onClick={() => onUp?.()} /><IconButton label={t.down} icon={<ArrowDown className="size-4" />} disabled={!onDown} onClick={() => onDown?.()} /><IconButton label={t.addBelow} icon={<Plus className="size-4" />} onClick={onAdd} /><IconButton label={t.remove} icon={<Trash2 className="size-4" />} disabled={!onRemove} onClick={() => onRemove?.()} /></div>}</div>}
    </li>
  );
}
