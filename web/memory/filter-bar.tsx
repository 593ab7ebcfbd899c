import { useNavigate } from '@tanstack/react-router';
import { SlidersHorizontal, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Checkbox, cx, Field, Input, Popover, Select } from '../ui/index.ts';
import { formatPlainDay, useWords } from '../words/index.ts';
import { filtersSet, type FindSearch, KINDS, SCOPES, TRUSTS } from './memory-search.ts';
import { memoryWords } from './memory.words.ts';

/** What narrows the question. Kinds are always at hand; the rest is behind one button; what is set stands beside it and can be taken away. */
export function FilterBar({ search }: { readonly search: FindSearch }) {
  const t = useWords(memoryWords);
  const navigate = useNavigate({ from: '/memory' });
  const set = (change: Partial<FindSearch>): void => { void navigate({ search: (before) => ({ ...before, ...change }), replace: true }); };
  const kinds = search.kind ?? [];
  const toggle = (kind: (typeof KINDS)[number]): void => { const next = kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind]; set({ kind: next.length > 0 ? next : undefined }); };
  const day = (name: 'from' | 'to' | 'as_of' | 'known_at', label: string, hint?: string): ReactNode => <Field label={label} hint={hint}><Input type="date" value={search[name] ?? ''} onChange={(event) => set({ [name]: event.target.value || undefined })} /></Field>;
  const chips: readonly (readonly [string, Partial<FindSearch>])[] = [
    ...(search.scope ? [[`${t.scope}: ${t.scopes[search.scope]}`, { scope: undefined }] as const] : []), ...(search.trust ? [[`${t.trust}: ${t.trusts[search.trust]}`, { trust: undefined }] as const] : []),
    ...(search.from ? [[`${t.from} ${formatPlainDay(search.from)}`, { from: undefined }] as const] : []), ...(search.to ? [[`${t.to} ${formatPlainDay(search.to)}`, { to: undefined }] as const] : []),
    ...(search.as_of ? [[`${t.asOf} ${formatPlainDay(search.as_of)}`, { as_of: undefined }] as const] : []), ...(search.known_at ? [[`${t.knownAt} ${formatPlainDay(search.known_at)}`, { known_at: undefined }] as const] : []),
  ];
  return (
    <div className="-mx-4 flex items-center gap-1.5 overflow-x-auto px-4 py-1 sm:mx-0 sm:flex-wrap sm:overflow-visible sm:px-0">
      <div role="group" aria-label={t.kind} className="contents">
        {KINDS.map((kind) => <button key={kind} type="button" aria-pressed={kinds.includes(kind)} onClick={() => toggle(kind)} className={cx('touch h-7 shrink-0 rounded-full border px-3 text-sm font-medium transition-colors', kinds.includes(kind) ? 'border-accent bg-accent-soft text-accent-text' : 'text-ink-2 hover:bg-hover')}>{t.kinds[kind]}</button>)}
      </div>
      <Popover label={t.filters} className="w-80" trigger={<Button size="sm" look="quiet"><SlidersHorizontal aria-hidden className="size-4" />{t.filters}{filtersSet(search) - (search.kind ? 1 : 0) > 0 && <span className="tabular">{filtersSet(search) - (search.kind ? 1 : 0)}</span>}</Button>}>
        <div className="grid grid-cols-2 gap-3">
          <Field label={t.scope}><Select className="w-full" choices={[{ value: '', label: t.any }, ...SCOPES.map((value) => ({ value, label: t.scopes[value] }))]} value={search.scope ?? ''} onChange={(event) => set({ scope: SCOPES.find((one) => one === event.target.value) })} /></Field>
          <Field label={t.trust}><Select className="w-full" choices={[{ value: '', label: t.any }, ...TRUSTS.map((value) => ({ value, label: t.trusts[value] }))]} value={search.trust ?? ''} onChange={(event) => set({ trust: TRUSTS.find((one) => one === event.target.value) })} /></Field>
          {day('from', t.from)}{day('to', t.to)}
          {search.q !== undefined ? <>{day('as_of', t.asOf, t.asOfHint)}{day('known_at', t.knownAt, t.knownAtHint)}</> : <p className="col-span-2 text-xs text-ink-3">{t.askSomething}</p>}
          <div className="col-span-2 flex items-center justify-between gap-2 border-t pt-3">
            <Checkbox label={t.archivedOnly} checked={search.archived === true} disabled={search.q !== undefined} onChange={(event) => set({ archived: event.target.checked || undefined })} />
            <Button size="sm" look="quiet" onClick={() => set({ kind: undefined, scope: undefined, trust: undefined, from: undefined, to: undefined, as_of: undefined, known_at: undefined, archived: undefined })}>{t.resetFilters}</Button>
          </div>
        </div>
      </Popover>
      {chips.map(([text, off]) => <button key={text} type="button" aria-label={t.remove(text)} onClick={() => set(off)} className="touch inline-flex h-7 shrink-0 items-center gap-1.5 rounded-full bg-sunken px-3 text-sm text-ink-2 hover:bg-hover">{text}<X aria-hidden className="size-3.5" /></button>)}
    </div>
  );
}
