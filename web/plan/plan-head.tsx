import { Link, useNavigate } from '@tanstack/react-router';
import { ArrowLeft, CalendarSearch, Check, ListTodo, MoreHorizontal, Play, RotateCcw, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { call, useAct } from '../api/index.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { Button, cx, DateTime, Dialog, IconButton, Menu, Spinner, useKeptFocus } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { detailWords } from './detail.words.ts';
import { EditableText } from './editable-text.tsx';
import { saysMore } from './match.ts';
import { weekHref } from './plan-links.ts';
import { StatusSteps } from './status.tsx';
import type { PlanEditor } from './use-plan-editor.ts';

/** The name of a plan, how far it is, and the next thing to do with it. */
export function PlanHead({ editor }: { readonly editor: PlanEditor }) {
  const t = useWords(detailWords);
  const navigate = useNavigate();
  const [removing, setRemoving] = useState(false);
  const acts = useRef<HTMLDivElement>(null);
  useKeptFocus(acts);
  const { shown: plan, base } = editor;
  const id = base.plan_id;
  const approve = useAct('planner.approve', {
    says: (done) => t.approved(done.sop.steps.length), onDone: editor.take,
    // A later approval has changed tasks that were there before: of the first one only is the contrary known.
    ...(base.approved_at === null && { undo: async () => { editor.take(await call('planner.unapprove', { id })); } }),
  });
  const schedule = useAct('scheduler.schedule', { onDone: (run) => { void navigate({ href: weekHref(run.run_id) }); } });
  const start = useAct('planner.execute', { says: () => t.started, onDone: editor.take });
  const remove = useAct('planner.delete', { says: (gone) => t.removed(gone.plan_title), onDone: () => { void navigate({ to: '/plan' }); } });
  const waiting = editor.unsaved > 0 || editor.saving;
  const canSchedule = plan.status === 'approved' || plan.status === 'scheduled' || plan.status === 'active';
  useShortcut({ keys: 'a', label: t.approve, group: t.group, enabled: plan.status === 'draft' && !waiting, run: () => { if (!approve.isPending) approve.run({ id }); } });
  useShortcut({ keys: 's', label: t.schedule, group: t.group, enabled: canSchedule && !waiting, run: () => { if (!schedule.isPending) schedule.run({ plan_id: id, dry_run: true }); } });

  return (
    <header className="mb-5">
      <Link to="/plan" className="touch -ml-1 inline-flex items-center gap-1 rounded-sm px-1 text-sm text-ink-2 hover:text-ink"><ArrowLeft aria-hidden className="size-3.5" />{t.all}</Link>
      <div className="mt-1 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <h1 className="text-2xl"><EditableText text={plan.plan_title} label={t.rename(plan.plan_title)} field={t.name} disabled={plan.status === 'completed'} onSave={(title) => editor.edit({ kind: 'title', title })} className="text-2xl" /></h1>
          <p className="mt-1 line-clamp-2 max-w-3xl text-ink-2">{saysMore(plan.intent, plan.plan_title) && <>{plan.intent} <span aria-hidden className="text-ink-3">· </span></>}<span className="text-ink-3">{t.made} <DateTime at={plan.created_at} as="ago" /></span></p>
        </div>
        <div ref={acts} tabIndex={-1} className="flex flex-wrap items-center gap-2 outline-none">
          <span role="status" className={cx('flex min-w-16 items-center gap-1.5 text-sm text-ink-3 sm:justify-end', !waiting && 'max-sm:hidden')}>{waiting ? <><Spinner />{t.saving}</> : t.version(base.version)}</span>
          {canSchedule && <Button look={plan.status === 'approved' ? 'primary' : 'plain'} busy={schedule.isPending} disabled={waiting} onClick={() => schedule.run({ plan_id: id, dry_run: true })}>{!schedule.isPending && <CalendarSearch aria-hidden className="size-4" />}{schedule.isPending ? t.scheduling : t.schedule}</Button>}
          {plan.status === 'scheduled' && <Button look="primary" busy={start.isPending} disabled={waiting} onClick={() => start.run({ id })}><Play aria-hidden className="size-4" />{t.start}</Button>}
          {plan.status === 'draft' && <Button look="primary" busy={approve.isPending} disabled={waiting} onClick={() => approve.run({ id })}>{!approve.isPending && <Check aria-hidden className="size-4" />}{t.approve}</Button>}
          <Menu trigger={<IconButton label={t.more} icon={<MoreHorizontal className="size-4" />} look="plain" />} items={[
            ...(plan.status === 'draft' && plan.approved_at === null ? [] : [{ text: t.tasks, icon: <ListTodo className="size-4" />, onSelect: () => { void navigate({ href: `/tasks?plan=${id}` }); } }]),
            { text: t.again, icon: <RotateCcw className="size-4" />, onSelect: () => { void navigate({ to: '/plan', search: { intent: plan.intent.slice(0, 2000) } }); } },
            null,
            { text: t.remove, icon: <Trash2 className="size-4" />, danger: true, onSelect: () => setRemoving(true) },
          ]} />
        </div>
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1"><StatusSteps status={plan.status} />{plan.status !== 'draft' && <p className="text-sm text-ink-3">{plan.status === 'completed' ? t.history : t.editNote}</p>}</div>
      <Dialog open={removing} onClose={() => setRemoving(false)} size="sm" title={t.removeTitle} description={t.removeText}
        footer={<><Button onClick={() => setRemoving(false)}>{t.cancel}</Button><Button look="danger" busy={remove.isPending} onClick={() => remove.run({ id })}>{t.remove}</Button></>}>
        <p className="font-medium">{plan.plan_title}</p>
      </Dialog>
    </header>
  );
}
