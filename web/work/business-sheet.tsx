import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { call, type Name, useAct, useApi } from '../api/index.ts';
import { Button, Field, Input, Select, Sheet, TextArea } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { useRows } from './business-rows.ts';
import { ABOVE, belowOf, type FieldOf, FIELDS, idOf, type Kind, nameOf, pluralOf, type Row } from './business-tree.ts';
import { businessWords } from './business.words.ts';

interface Props { readonly kind: Kind; readonly row: Row | null; /** What a new one is put below. */ readonly under: number | undefined; readonly onClose: () => void; readonly onNew: (kind: Kind, under: number) => void; readonly onDone: (kind: Kind, id: number) => void }
type Written = Readonly<Record<string, string>>;

const written = (field: FieldOf, value: unknown): string => (value === null || value === undefined ? '' : field.type === 'day' ? String(value).slice(0, 10) : String(value));
/** As the API takes it: nothing for what was left empty in a new one, null for what was emptied. */
function given(fields: readonly FieldOf[], now: Written, row: Row | null): Record<string, unknown> {
  return Object.fromEntries(fields.flatMap((field): [string, unknown][] => {
    const text = (now[field.name] ?? '').trim();
    if (row ? text === written(field, row[field.name]) : text === '') return [];
    if (text === '') return field.needed || field.name === 'status' ? [] : [[field.name, null]];
    const isMoment = field.name === 'due_date' || field.name === 'measured_at';
    return [[field.name, field.type === 'number' ? Number(text.replace(',', '.')) : field.type === 'ref' ? Number(text) : isMoment ? `${text}T12:00:00Z` : text]];
  }));
}

/** One thing of the hierarchy: read, changed, added to, deleted. */
export function BusinessSheet({ kind, row, under, onClose, onNew, onDone }: Props) {
  const t = useWords(businessWords);
  const fields = FIELDS[kind];
  const above = ABOVE[kind];
  const [now, setNow] = useState<Written>(() => Object.fromEntries(fields.map((field) => [field.name, written(field, row?.[field.name] ?? (field.name === above?.field ? under : undefined))])));
  const plural = pluralOf(kind);
  const create = useAct(`${plural}.create` as 'ventures.create', { quiet: true, says: (made) => t.created(nameOf(kind, made)), undo: (made) => call(`${plural}.delete` as Name, { id: idOf(kind, made) } as never), onDone: (made) => onDone(kind, idOf(kind, made)) });
  const save = useAct(`${plural}.update` as 'ventures.update', { quiet: true, says: (made) => t.saved(nameOf(kind, made)), undo: () => call(`${plural}.update` as Name, { id: idOf(kind, row ?? {}), ...Object.fromEntries(fields.map((field) => [field.name, row?.[field.name] ?? null]).filter(([name, value]) => value !== null || name !== 'status')) } as never), onDone: onClose });
  const remove = useAct(`${plural}.delete` as 'ventures.delete', { says: (gone) => t.deleted(nameOf(kind, gone)), undo: (gone) => call(`${plural}.create` as Name, Object.fromEntries(fields.map((field) => [field.name, (gone as Row)[field.name]]).filter(([, value]) => value !== null)) as never), onDone: onClose });
  const problem = row ? save.error : create.error;
  const below = belowOf(kind);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const change = given(fields, now, row);
    if (row) { if (Object.keys(change).length === 0) onClose(); else save.run({ id: idOf(kind, row), ...change } as never); } else create.run(change as never);
  };
  const known = new Set(fields.map((field) => field.name));
  const general = problem && ![...known].some((name) => problem.about(name) !== undefined) ? problem.message : undefined;
  return (
    <Sheet open onClose={onClose} title={row ? nameOf(kind, row) : t.newOf[kind]} description={row ? t.kinds[kind] : undefined} footer={
      <>
        {row && <Button look="danger" className="mr-auto" busy={remove.isPending} onClick={() => remove.run({ id: idOf(kind, row) })}>{t.delete}</Button>}
        <Button look="quiet" onClick={onClose}>{t.cancel}</Button><Button look="primary" type="submit" form="business-form" busy={create.isPending || save.isPending} disabled={fields.some((field) => field.needed && !(now[field.name] ?? '').trim())}>{row ? t.save : t.create}</Button>
      </>}>
      <form id="business-form" onSubmit={submit} className="grid gap-3 sm:grid-cols-2">
        {fields.map((field) => <Control key={field.name} field={field} value={now[field.name] ?? ''} error={problem?.about(field.name)} onChange={(text) => setNow((before) => ({ ...before, [field.name]: text }))} />)}
        {general !== undefined && <p role="alert" className="col-span-full text-sm text-bad">{general}</p>}
      </form>
      {row && (below || kind === 'project') && (
        <div className="mt-6 flex flex-wrap gap-2 border-t pt-4">
          {below && <Button size="sm" onClick={() => onNew(below, idOf(kind, row))}>{t.newOf[below]}</Button>}
          {kind === 'project' && <Link to="/tasks" search={{ project: idOf(kind, row) }} className="touch inline-flex h-7 items-center px-2 text-sm text-accent-text underline">{t.tasks}</Link>}
        </div>
      )}
    </Sheet>
  );
}

function Control({ field, value, error, onChange }: { readonly field: FieldOf; readonly value: string; readonly error: string | undefined; readonly onChange: (text: string) => void }) {
  const t = useWords(businessWords);
  const label = t.fields[field.name as keyof typeof t.fields];
  const wide = field.type === 'name' || field.type === 'long' ? 'col-span-full' : 'col-span-full sm:col-span-1';
  if (field.type === 'ref') return <Field label={label} error={error} className={wide}><RefSelect of={field.of ?? 'venture'} needed={field.needed === true} value={value} onChange={onChange} /></Field>;
  return <Field label={label} error={error} className={wide}>{field.type === 'long' ? <TextArea value={value} maxLength={20_000} onChange={(event) => onChange(event.target.value)} /> : <Input type={field.type === 'day' ? 'date' : 'text'} inputMode={field.type === 'number' ? 'decimal' : undefined} value={value} maxLength={field.name === 'status' ? 30 : 500} onChange={(event) => onChange(event.target.value)} />}</Field>;
}

function RefSelect({ of, needed, value, onChange }: { readonly of: Kind | 'workflow'; readonly needed: boolean; readonly value: string; readonly onChange: (text: string) => void }) {
  const t = useWords(businessWords);
  const rows = useRows(of === 'workflow' ? [] : [of]);
  const workflows = useApi('workflows.list', { limit: 500 }, { enabled: of === 'workflow', select: ({ items }) => items.map((one) => ({ value: String(one.workflow_id), label: one.name })) });
  const choices = of === 'workflow' ? (workflows.data ?? []) : (rows.lists[of] ?? []).map((row) => ({ value: String(idOf(of, row)), label: nameOf(of, row) }));
  return <Select className="w-full" choices={[...(needed && value !== '' ? [] : [{ value: '', label: t.none }]), ...choices]} value={value} onChange={(event) => onChange(event.target.value)} />;
}
