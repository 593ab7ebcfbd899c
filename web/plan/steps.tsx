import { Plus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useShortcut } from '../shortcuts/index.ts';
import { Button } from '../ui/index.ts';
import { formatNumber, useWords } from '../words/index.ts';
import { detailWords } from './detail.words.ts';
import { type Edit, newStep, type Plan } from './edits.ts';
import { saySource, sourceKind } from './hours-source.ts';
import { StepDetails } from './step-details.tsx';
import { type StepActs, StepRow } from './step-row.tsx';
import { stepsWords } from './steps.words.ts';
import { useRows } from './use-rows.ts';
import { useSortable } from './use-sortable.ts';

interface Props { readonly plan: Plan; readonly open: string | undefined; readonly onOpen: (id: string | undefined) => void; readonly onEdit: (edit: Edit) => void; readonly frozen: boolean }

/** More the server does not take. */
const MOST = 500;

/** The steps in their order, each to be edited where it stands. */
export function Steps({ plan, open, onOpen, onEdit, frozen }: Props) {
  const t = useWords(stepsWords);
  const d = useWords(detailWords);
  const { steps } = plan.sop;
  const ids = useMemo(() => steps.map((step) => step.id), [steps]);
  const places = useMemo(() => new Map(ids.map((id, n) => [id, n])), [ids]);
  const full = steps.length >= MOST;
  const list = useRef<HTMLOListElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const [naming, setNaming] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const at = active === null ? -1 : ids.indexOf(active);
  const here = at < 0 ? undefined : steps[at];

  const move = (id: string, before: string | null): void => {
    onEdit({ kind: 'move', step: id, before });
    const to = ids.filter((one) => one !== id);
    const place = before === null ? to.length : to.indexOf(before);
    setSaid(t.moved(steps.find((one) => one.id === id)?.title ?? id, place + 1, ids.length));
  };
  const sortable = useSortable(ids, move);
  const { rows, height, measure, middles } = useRows(list, ids, [active ?? ids[0], open, naming, sortable.dragging?.id]);
  const { ground, dragging } = sortable;
  useEffect(() => { ground(middles); });
  const rowOf = (id: string | undefined): HTMLElement | null | undefined => list.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(id ?? '')}"]`);
  const go = (id: string | undefined): void => {
    if (id === undefined) return;
    if (!rowOf(id)) flushSync(() => setActive(id)); // one out of sight is drawn first
    rowOf(id)?.focus();
  };
  /** Once the rows stand where they belong. */
  const focus = (id: string | undefined): void => { requestAnimationFrame(() => go(id)); };
  const shift = (by: -1 | 1): void => {
    if (!here || frozen || !ids[at + by]) return;
    move(here.id, by < 0 ? (ids[at - 1] ?? null) : (ids[at + 2] ?? null));
    focus(here.id);
  };
  const add = (before: string | null): void => {
    if (full) return;
    const step = newStep(steps, t.untitled);
    onEdit({ kind: 'add', step, before });
    setNaming(step.id);
    setActive(step.id);
  };
  const remove = (id: string): void => {
    const after = ids[ids.indexOf(id) + 1] ?? ids[ids.indexOf(id) - 1];
    if (ids.length === 1) return;
    onEdit({ kind: 'remove', step: id });
    if (open === id) onOpen(undefined);
    focus(after);
  };
  // Rows are drawn again only when they change: what they call stays the same.
  const latest = useRef<StepActs>(null);
  useEffect(() => {
    latest.current = {
      edit: onEdit, focus: setActive, name: setNaming, open: (id) => onOpen(open === id ? undefined : id), add: (id) => add(ids[ids.indexOf(id) + 1] ?? null), remove,
      move: (id, by) => { const n = ids.indexOf(id); move(id, by < 0 ? (ids[n - 1] ?? null) : (ids[n + 2] ?? null)); },
    };
  });
  const [acts] = useState((): StepActs => ({
    edit: (edit) => latest.current?.edit(edit), focus: (id) => latest.current?.focus(id), name: (id) => latest.current?.name(id), open: (id) => latest.current?.open(id), add: (id) => latest.current?.add(id), remove: (id) => latest.current?.remove(id), move: (id, by) => latest.current?.move(id, by),
  }));
  const enabled = here !== undefined && !frozen;
  useShortcut({ keys: 'e', label: t.title, group: d.group, enabled, run: () => { if (here) setNaming(here.id); } });
  useShortcut({ keys: 'b', label: t.billable, group: d.group, enabled, run: () => { if (here) onEdit({ kind: 'set', step: here.id, change: { billable: !here.billable } }); } });
  useShortcut({ keys: 'alt+up', label: t.up, group: d.group, enabled, run: () => shift(-1) });
  useShortcut({ keys: 'alt+down', label: t.down, group: d.group, enabled, run: () => shift(1) });
  useShortcut({ keys: 'delete', label: t.remove, group: d.group, enabled, run: () => { if (here) remove(here.id); } });
  useShortcut({ keys: 'i', label: t.addBelow, group: d.group, enabled, run: () => add(ids[at + 1] ?? null) });

  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    const row = event.target as HTMLElement;
    if (event.key === 'Escape' && open !== undefined && !row.matches('input, textarea')) { event.preventDefault(); focus(open); onOpen(undefined); return; }
    if (row.dataset['step'] === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (event.key === 'Enter') { event.preventDefault(); onOpen(open === row.dataset['step'] ? undefined : row.dataset['step']); } else if (event.key === 'Home' || event.key === 'End') { event.preventDefault(); go(event.key === 'Home' ? ids[0] : ids.at(-1)); } else if (step !== undefined) { event.preventDefault(); go(ids[ids.indexOf(row.dataset['step']) + step]); }
  };
  // A link to a step leads to it.
  const linked = useRef(open);
  useEffect(() => { if (linked.current !== undefined) list.current?.querySelector(`[data-step="${CSS.escape(linked.current)}"]`)?.scrollIntoView({ block: 'nearest' }); }, []);

  return (
    <div className="overflow-clip rounded-lg border bg-surface shadow-card">
      <ol ref={list} aria-label={t.label} onKeyDown={onKey} className="relative" style={{ height }}>
        {rows.map(({ at: n, top }) => {
          const step = steps[n];
          if (!step) return null;
          const needed = step.depends_on.flatMap((id) => places.get(id) ?? []).sort((x, y) => x - y);
          return (
            <StepRow key={step.id} step={step} at={n} top={top} of={steps.length} measure={measure} last={n === steps.length - 1} frozen={frozen} open={open === step.id} tabbable={at < 0 ? n === 0 : active === step.id} naming={naming === step.id} acts={acts} sort={sortable.rows}
              waits={needed.map((one) => formatNumber(one + 1)).join(', ')} waitsTitle={needed.map((one) => steps[one]?.title).join(', ')} source={saySource(step, plan, t)} kind={sourceKind(step)}
              lift={dragging?.id === step.id ? dragging.dy : null} mark={!dragging || dragging.id === step.id ? null : dragging.before === step.id ? 'before' : dragging.before === null && n === steps.length - 1 ? 'after' : null}
              details={open === step.id ? <StepDetails step={step} plan={plan} frozen={frozen} onEdit={onEdit} /> : null} />
          );
        })}
      </ol>
      {!frozen && <div className="flex items-center justify-between gap-3 px-3 py-2"><Button look="quiet" disabled={full} title={full ? t.full : undefined} onClick={() => add(null)}><Plus aria-hidden className="size-4" />{t.add}</Button><p className="text-xs text-ink-3 max-sm:hidden">{t.how}</p></div>}
      <p role="status" className="sr-only">{said}</p>
    </div>
  );
}
