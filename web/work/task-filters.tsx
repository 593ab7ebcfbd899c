import { useNavigate } from '@tanstack/react-router';
import { SlidersHorizontal, X } from 'lucide-react';
import { Button, Checkbox, cx, Field, Input, Popover, Select } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { DUES, filtersSet, noFilters, PRIORITIES, STATUSES, type TaskSearch } from './task-search.ts';
import type { useNames } from './use-names.ts';
import { workWords } from './work.words.ts';

/** What narrows the list, behind one button; what is set stands beside it and can be taken away. */
export function TaskFilters({ search, names }: { readonly search: TaskSearch; readonly names: ReturnType<typeof useNames> }) {
  const t = useWords(workWords);
  const navigate = useNavigate({ from: '/tasks' });
  const set = (change: Partial<TaskSearch>): void => { void navigate({ to: '/tasks', search: (before) => ({ ...before, ...change }), replace: true }); };
  const number = (text: string): number | undefined => (text === '' ? undefined : Number(text));
  const statuses = search.status ?? [];
  const any = { value: '', label: t.any };
  const chips: readonly (readonly [string, Partial<TaskSearch>])[] = [
    ...(search.status ? [[search.status.map((one) => t.statuses[one]).join(', '), { status: undefined }] as const] : []), ...(search.due ? [[t.dues[search.due], { due: undefined }] as const] : []),
    ...(search.priority ? [[t.priorities[search.priority], { priority: undefined }] as const] : []), ...(search.waiting ? [[t.waiting, { waiting: undefined }] as const] : []),
    ...(search.client !== undefined ? [[names.client(search.client) ?? `${t.client} ${search.client}`, { client: undefined }] as const] : []), ...(search.project !== undefined ? [[names.project(search.project) ?? `${t.project} ${search.project}`, { project: undefined }] as const] : []),
    ...(search.plan !== undefined ? [[names.plan(search.plan) ?? `${t.plan} ${search.plan}`, { plan: undefined }] as const] : []), ...(search.tag ?? []).map((tag) => [`#${tag}`, { tag: search.tag?.filter((one) => one !== tag) }] as const),
  ];
  const count = filtersSet(search) - (search.q === undefined ? 0 : 1);
  return (
    <>
      <Popover label={t.filters} className="w-88" trigger={<Button size="sm"><SlidersHorizontal aria-hidden className="size-4" />{t.filters}{count > 0 && <span className="tabular">{count}</span>}</Button>}>
        <div className="grid grid-cols-2 gap-3">
          <fieldset className="col-span-2"><legend className="mb-1 text-sm font-medium text-ink-2">{t.status}</legend>
            <div className="flex flex-wrap gap-1.5">{STATUSES.map((status) => { const on = statuses.includes(status); return <button key={status} type="button" aria-pressed={on} onClick={() => { const next = on ? statuses.filter((one) => one !== status) : [...statuses, status]; set({ status: next.length > 0 ? next : undefined }); }} className={cx('touch h-7 rounded-full border px-2.5 text-sm font-medium', on ? 'border-accent bg-accent-soft text-accent-text' : 'text-ink-2 hover:bg-hover')}>{t.statuses[status]}</button>; })}</div>
          </fieldset>
          <Field label={t.due}><Select className="w-full" choices={[{ value: '', label: t.anyDay }, ...DUES.map((value) => ({ value, label: t.dues[value] }))]} value={search.due ?? ''} onChange={(event) => set({ due: DUES.find((one) => one === event.target.value) })} /></Field>
          <Field label={t.priority}><Select className="w-full" choices={[any, ...PRIORITIES.map((value) => ({ value, label: t.priorities[value] }))]} value={search.priority ?? ''} onChange={(event) => set({ priority: PRIORITIES.find((one) => one === event.target.value) })} /></Field>
          <Field label={t.project}><Select className="w-full" choices={[any, ...names.projects]} value={String(search.project ?? '')} onChange={(event) => set({ project: number(event.target.value) })} /></Field>
          <Field label={t.client}><Select className="w-full" choices={[any, ...names.clients]} value={String(search.client ?? '')} onChange={(event) => set({ client: number(event.target.value) })} /></Field>
          <Field label={t.plan} className="col-span-2"><Select className="w-full" choices={[any, ...names.plans]} value={String(search.plan ?? '')} onChange={(event) => set({ plan: number(event.target.value) })} /></Field>
          <Field label={t.tag} hint={t.tagHint} className="col-span-2"><Input maxLength={100} onKeyDown={(event) => { const tag = event.currentTarget.value.trim().replace(/^#/, ''); if (event.key === 'Enter' && tag !== '') { set({ tag: [...new Set([...(search.tag ?? []), tag])] }); event.currentTarget.value = ''; } }} /></Field>
          <div className="col-span-2 flex items-center justify-between gap-2 border-t pt-3"><Checkbox label={t.waiting} checked={search.waiting === true} onChange={(event) => set({ waiting: event.target.checked || undefined })} /><Button size="sm" look="quiet" onClick={() => set({ ...noFilters, q: search.q })}>{t.reset}</Button></div>
        </div>
      </Popover>
      {chips.map(([text, off]) => <button key={text} type="button" aria-label={t.remove(text)} onClick={() => set(off.tag?.length === 0 ? { tag: undefined } : off)} className="touch inline-flex h-7 max-w-56 items-center gap-1.5 rounded-full bg-sunken px-3 text-sm text-ink-2 hover:bg-hover"><span className="truncate">{text}</span><X aria-hidden className="size-3.5 shrink-0" /></button>)}
    </>
  );
}
