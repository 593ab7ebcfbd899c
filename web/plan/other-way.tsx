import { Search } from 'lucide-react';
import { useState } from 'react';
import { call, useAct, useApiPages } from '../api/index.ts';
import { Button, Dialog, EmptyState, Field, Input, Loaded, SkeletonRows } from '../ui/index.ts';
import { formatHours, useWords } from '../words/index.ts';
import { detailWords } from './detail.words.ts';
import type { Plan } from './edits.ts';
import { othersOf } from './match.ts';

const NEAR = 2;

/** Not the right way to do it: another workflow, or an outline to fill in, in the place of these steps. */
export function OtherWay({ plan, saving, onTaken }: { readonly plan: Plan; readonly saving: boolean; readonly onTaken: (plan: Plan) => void }) {
  const { way: t } = useWords(detailWords);
  const [choosing, setChoosing] = useState(false);
  const take = useAct('planner.take_workflow', {
    onDone: (after) => { setChoosing(false); onTaken(after); }, says: (after, { workflow_id: id }) => (id === null ? t.outlined : t.taken(after.sop.steps.length)),
    undo: async (after) => { onTaken(await call('planner.revert', { id: after.plan_id, version: after.version - 1, if_match: String(after.version) })); },
  });
  const run = (id: number | null): void => take.run({ id: plan.plan_id, workflow_id: id, if_match: String(plan.version) });
  const busy = (id: number | null): boolean => take.isPending && take.variables.workflow_id === id;
  return (
    <section aria-label={t.label} className="mt-4 grid justify-items-start gap-1.5 border-t pt-3">
      <h3 className="text-sm font-medium text-ink-2">{t.label}</h3>
      {othersOf(plan).slice(0, NEAR).map((one) => <Button key={one.id} size="sm" className="max-w-full" disabled={saving || take.isPending} busy={busy(one.id)} onClick={() => run(one.id)}><span className="truncate">{one.name}</span></Button>)}
      <Button size="sm" disabled={saving || take.isPending} onClick={() => setChoosing(true)}>{t.choose}</Button>
      <Button size="sm" disabled={saving || take.isPending} busy={busy(null)} onClick={() => run(null)}>{t.blank}</Button>
      {choosing && <Choose plan={plan} busy={take.isPending} onChoose={run} onClose={() => setChoosing(false)} />}
    </section>
  );
}

function Choose({ plan, busy, onChoose, onClose }: { readonly plan: Plan; readonly busy: boolean; readonly onChoose: (id: number) => void; readonly onClose: () => void }) {
  const { way: t } = useWords(detailWords);
  const [words, setWords] = useState('');
  const found = useApiPages('workflows.list', { status: 'active', limit: 500 });
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const near = othersOf(plan).map((one) => one.id);
  const rank = (id: number): number => { const at = near.indexOf(id); return at < 0 ? near.length : at; };
  const shown = found.items.filter((one) => one.steps.length > 0 && one.workflow_id !== plan.context.workflow_id && wanted.every((word) => `${one.name} ${one.description ?? ''} ${one.capability ?? ''}`.toLowerCase().includes(word))).toSorted((a, b) => rank(a.workflow_id) - rank(b.workflow_id));
  return (
    <Dialog open onClose={onClose} title={t.choose} description={t.chooseAbout}>
      <Field label={t.search} hideLabel className="relative mb-3"><Search aria-hidden className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3" /><Input type="search" autoFocus value={words} placeholder={t.search} className="pl-8" onChange={(event) => setWords(event.target.value)} /></Field>
      <Loaded of={{ data: found.isPending ? undefined : shown, error: found.error, isPending: found.isPending, refetch: found.refetch }} loading={<SkeletonRows rows={6} />}>{(rows) => rows.length === 0 ? <EmptyState title={t.none} /> : (
        <ul aria-label={t.choose} className="grid max-h-[50dvh] gap-0.5 overflow-y-auto">
          {rows.map((one) => (
            <li key={one.workflow_id}><button type="button" disabled={busy} onClick={() => onChoose(one.workflow_id)} className="touch grid w-full gap-0.5 rounded-md px-3 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2 disabled:opacity-60">
              <span className="flex items-baseline gap-3"><span className="min-w-0 flex-1 font-medium">{one.name}</span><span className="shrink-0 text-sm text-ink-3 tabular">{t.size(one.steps.length, formatHours(one.steps.reduce((sum, step) => sum + step.hours, 0)))}</span></span>
              {one.description && <span className="line-clamp-1 text-sm text-ink-2">{one.description}</span>}
            </button></li>
          ))}
        </ul>
      )}</Loaded>
    </Dialog>
  );
}
