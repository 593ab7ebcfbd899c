import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useApi, useZone } from '../api/index.ts';
import { Checkbox, Select } from '../ui/index.ts';
import { dayIn, useWords } from '../words/index.ts';
import { hoursFrom, hoursText } from '../words/hours-text.ts';
import { Inline, INLINE_SELECT, Line } from './inline.tsx';
import { useChange } from './task-acts.ts';
import { dueDay } from './task-groups.ts';
import { PRIORITIES, SETTABLE, type Task } from './task-search.ts';
import { useNames } from './use-names.ts';
import { taskWords, workWords } from './work.words.ts';

/** The fields of a task, each saved by itself. */
export function TaskFields({ task }: { readonly task: Task }) {
  const t = useWords(taskWords);
  const w = useWords(workWords);
  const zone = useZone();
  const names = useNames();
  const persons = useApi('persons.list', { limit: 200 }, { select: ({ items }) => items.map((one) => ({ value: String(one.person_id), label: one.name })) });
  const change = useChange(task);
  const none = { value: '', label: t.none };
  const statuses = task.status === 'scheduled' ? (['scheduled', ...SETTABLE] as const) : SETTABLE;
  const id = (text: string): number | null => (text === '' ? null : Number(text));
  // A day begins the deferral and ends the due date: what is kept is a moment, what one sees is its day.
  const deferDay = task.defer_until === null ? '' : dayIn(task.defer_until, zone);
  return (
    <div className="grid gap-x-6 sm:grid-cols-2">
      <Line label={t.status}><Select aria-label={t.status} className={INLINE_SELECT} choices={statuses.map((value) => ({ value, label: w.statuses[value] }))} value={task.status} onChange={(event) => change({ status: statuses.find((one) => one === event.target.value) }, w.moved(task.title, w.statuses[event.target.value as Task['status']]))} /></Line>
      <Line label={t.priority}><Select aria-label={t.priority} className={INLINE_SELECT} choices={PRIORITIES.map((value) => ({ value, label: w.priorities[value] }))} value={task.priority} onChange={(event) => change({ priority: PRIORITIES.find((one) => one === event.target.value) })} /></Line>
      <Line label={t.estimate}>{task.subtasks ? <span className="px-2 tabular">{hoursText(task.estimated_hours)}</span> : <Inline label={t.estimate} placeholder={t.estimateHint} value={hoursText(task.estimated_hours)} check={(text) => (hoursFrom(text) === undefined ? t.badHours : undefined)} onSave={(text) => change({ estimated_hours: hoursFrom(text) ?? null })} className="tabular" />}</Line>
      <Line label={t.due}><Inline label={t.due} type="date" value={dueDay(task, zone) ?? ''} onSave={(day) => change({ due_date: day === '' ? null : day, ...(day === '' && task.hard_due && { hard_due: false }) })} className="tabular" /></Line>
      <Line label={t.defer}><Inline label={t.defer} type="date" value={deferDay} onSave={(day) => change({ defer_until: day === '' ? null : day })} className="tabular" /></Line>
      <Line label={t.waitingFor}><Inline label={t.waitingFor} placeholder={t.waitingHint} value={task.waiting_for ?? ''} onSave={(text) => change({ waiting_for: text === '' ? null : text })} /></Line>
      <Line label={t.project}><Select aria-label={t.project} className={INLINE_SELECT} choices={[none, ...names.projects]} value={String(task.project_id ?? '')} onChange={(event) => change({ project_id: id(event.target.value) })} /></Line>
      <Line label={t.person}><Select aria-label={t.person} className={INLINE_SELECT} choices={[none, ...(persons.data ?? [])]} value={String(task.assigned_person_id ?? '')} onChange={(event) => change({ assigned_person_id: id(event.target.value) })} /></Line>
      {task.plan_id !== null && <Line label={t.plan}><Link to={`/plan/${task.plan_id}` as '/plan'} className="px-2 text-accent-text underline">{names.plan(task.plan_id) ?? task.plan_id}</Link></Line>}
      {task.workflow_id !== null && <Line label={t.workflow}><Link to="/tasks/workflows/$workflowId" params={{ workflowId: String(task.workflow_id) }} className="px-2 text-accent-text underline">{`${t.workflow} ${task.workflow_id}`}</Link></Line>}
      {!names.isOwn(task.client_id) && <Line label={t.client}><span className="px-2">{names.client(task.client_id) ?? task.client_id}</span></Line>}
      {task.day_window !== null && <Line label={t.window}><span className="px-2 tabular">{`${task.day_window.from} – ${task.day_window.to}`}</span></Line>}
      <div className="col-span-full mt-1 grid gap-1 sm:grid-cols-[7.5rem_minmax(0,1fr)] sm:gap-2"><span className="py-1.5 text-sm text-ink-3">{t.tags}</span><Tags task={task} /></div>
      <div className="col-span-full mt-2 flex flex-wrap gap-x-5 gap-y-1">
        <Checkbox label={t.billable} checked={task.billable} onChange={(event) => change({ billable: event.target.checked })} />
        <Checkbox label={t.hardDue} disabled={task.due_date === null} checked={task.hard_due} onChange={(event) => change({ hard_due: event.target.checked })} />
        <Checkbox label={t.pinned} checked={task.pinned} onChange={(event) => change({ pinned: event.target.checked })} />
      </div>
    </div>
  );
}

function Tags({ task }: { readonly task: Task }) {
  const t = useWords(taskWords);
  const change = useChange(task);
  const [text, setText] = useState('');
  const add = (): void => {
    const tags = text.split(/[\s,]+/).map((one) => one.replace(/^#/, '')).filter((one) => one !== '' && !task.tags.includes(one));
    if (tags.length > 0) change({ tags: [...task.tags, ...tags] });
    setText('');
  };
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {task.tags.map((tag) => <span key={tag} className="inline-flex h-7 items-center rounded-full bg-sunken pl-2.5 text-sm text-ink-2">{tag}<button type="button" aria-label={t.removeTag(tag)} onClick={() => change({ tags: task.tags.filter((one) => one !== tag) })} className="touch grid size-7 place-items-center rounded-full hover:text-ink"><X aria-hidden className="size-3.5" /></button></span>)}
      <input aria-label={t.tagHint} placeholder={t.tagHint} value={text} maxLength={100} onChange={(event) => setText(event.target.value)} onBlur={add} onKeyDown={(event) => { if (event.key === 'Enter' || event.key === ',') { event.preventDefault(); add(); } if (event.key === 'Backspace' && text === '' && task.tags.length > 0) change({ tags: task.tags.slice(0, -1) }); }} className="touch h-7 w-28 rounded-md border border-transparent bg-transparent px-2 text-sm hover:border-line focus-visible:border-ring focus-visible:outline-0" />
    </div>
  );
}
