import { Archive, ArchiveRestore, Pencil, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { call, type Output, useAct, useApi } from '../api/index.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { Badge, Button, DateTime, Dialog, Field, Input, Loaded, Prose, Select, SkeletonRows, TextArea } from '../ui/index.ts';
import { formatNumber, periodInWords, useWords } from '../words/index.ts';
import { EventTrail } from './event-trail.tsx';
import { MemoryNeighbours } from './memory-neighbours.tsx';
import { ASKED, SCOPES } from './memory-search.ts';
import type { DetailProps } from './detail-props.ts';
import { memoryWords } from './memory.words.ts';
import { WhyNotResult } from './why-not-result.tsx';

type Event = Output<'memory.event'>;
/** Kinds that are written in Markdown. */
const WRITTEN: ReadonlySet<string> = new Set(['reflection', 'document']);

export function EventDetail({ id, client, question, onOpen, onClose }: DetailProps) {
  const t = useWords(memoryWords);
  const event = useApi('memory.event', { event_id: id });
  const [editing, setEditing] = useState(false);
  return (
    <Loaded of={event} loading={<SkeletonRows rows={5} height="h-16" />}>{(one) => (
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {editing ? <EditForm event={one} onDone={() => setEditing(false)} /> : <Shown event={one} onEdit={() => setEditing(true)} onClose={onClose} />}
        {question !== undefined && !editing && <section><h3 className="mb-2 text-base">{t.whyHere}</h3><WhyNotResult question={{ query: question, k: ASKED, client_id: one.client_id }} memory={{ kind: 'event', id }} compact onOpen={onOpen} /></section>}
        {!editing && <EventTrail event={one} onOpen={onOpen} />}
        {!editing && <MemoryNeighbours event={one} client={client} onOpen={onOpen} />}
      </div>
    )}</Loaded>
  );
}

function Shown({ event, onEdit, onClose }: { readonly event: Event; readonly onEdit: () => void; readonly onClose: () => void }) {
  const t = useWords(memoryWords);
  const [sure, setSure] = useState(false);
  const away = event.archived_at !== null;
  const mark = (archived: boolean) => ({ client_id: event.client_id, ids: [event.event_id], archived });
  const archive = useAct('memory.archive', { says: (done) => t.archived(done.changed), undo: () => call('memory.unarchive', { client_id: event.client_id, ids: [event.event_id] }) });
  const bringBack = useAct('memory.unarchive', { says: (done) => t.broughtBack(done.changed), undo: () => call('memory.archive', { client_id: event.client_id, ids: [event.event_id] }) });
  const forget = useAct('memory.delete-event', { says: () => t.forgotten, onDone: onClose });
  const putAway = (): void => { const { archived: _, ...input } = mark(!away); (away ? bringBack : archive).run(input); };
  useShortcut({ keys: 'mod+e', label: t.edit, group: t.title, whileTyping: true, run: onEdit });
  const lines: readonly (readonly [string, React.ReactNode])[] = [
    [t.happened, <DateTime key="" at={event.occurred_at} />], [t.stored, <DateTime key="" at={event.created_at} />],
    ...(event.speaker ? [[t.speaker, event.speaker] as const] : []), ...(event.session_id ? [[t.session, event.session_id] as const] : []),
    [t.scope, t.scopes[event.memory_scope as 'user'] ?? event.memory_scope], [t.trust, t.trusts[event.trust as 'owner'] ?? event.trust], [t.source, event.event_source],
    [t.salience, formatNumber(event.salience_score, { maximumFractionDigits: 2 })],
    [t.recalled, event.recalled_count > 0 ? <span key="">{t.times(event.recalled_count)}{event.last_recalled_at && <>, <DateTime at={event.last_recalled_at} as="ago" /></>}</span> : t.never],
    ...(event.expires_at ? [[t.expires, <DateTime key="" at={event.expires_at} />] as const] : []), ...(event.external_id ? [[t.externalId, event.external_id] as const] : []), [t.homes, event.stored_in.join(', ')],
  ];
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap gap-1.5">{away && <Badge tone="warn">{t.archivedOnly}</Badge>}{event.trust === 'untrusted' && <Badge tone="warn">{t.trusts.untrusted}</Badge>}{event.masked.length > 0 && <Badge tone="info">{t.masked(event.masked.join(', '))}</Badge>}</div>
      <div className="max-h-96 overflow-y-auto text-lg leading-relaxed" tabIndex={0} role="group" aria-label={t.content}>{WRITTEN.has(event.event_type) ? <Prose text={periodInWords(event.content)} className="text-base" /> : <p className="whitespace-pre-wrap">{event.content}</p>}</div>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={onEdit} aria-keyshortcuts="Control+e"><Pencil aria-hidden className="size-4" />{t.edit}</Button>
        <Button size="sm" onClick={putAway}>{away ? <ArchiveRestore aria-hidden className="size-4" /> : <Archive aria-hidden className="size-4" />}{away ? t.bringBack : t.archive}</Button>
        <Button size="sm" look="danger" onClick={() => setSure(true)}><Trash2 aria-hidden className="size-4" />{t.forget}</Button>
      </div>
      <dl className="grid grid-cols-1 gap-x-6 gap-y-1.5 text-sm sm:grid-cols-2">{lines.map(([name, value]) => <div key={name} className="flex justify-between gap-3 border-b border-line/60 pb-1.5"><dt className="text-ink-3">{name}</dt><dd className="min-w-0 truncate text-right">{value}</dd></div>)}</dl>
      {Object.keys(event.metadata).length > 0 && <details className="text-sm"><summary className="touch text-ink-3">{t.metadata}</summary><pre tabIndex={0} className="mt-2 overflow-x-auto rounded-md bg-sunken p-3 font-mono text-xs">{JSON.stringify(event.metadata, null, 2)}</pre></details>}
      <Dialog open={sure} onClose={() => setSure(false)} size="sm" title={t.forgetTitle} description={t.forgetAbout} footer={<><Button onClick={() => setSure(false)}>{t.cancel}</Button><Button look="danger" busy={forget.isPending} onClick={() => forget.run({ event_id: event.event_id })}>{t.forget}</Button></>}><p className="line-clamp-4 text-ink-2">{event.content}</p></Dialog>
    </section>
  );
}

function EditForm({ event, onDone }: { readonly event: Event; readonly onDone: () => void }) {
  const t = useWords(memoryWords);
  const [content, setContent] = useState(event.content);
  const [scope, setScope] = useState(event.memory_scope);
  const [speaker, setSpeaker] = useState(event.speaker ?? '');
  // As it was before this form changed it: what is shown changes at once.
  const [was] = useState(event);
  const save = useAct('memory.edit-event', {
    quiet: true, says: () => t.saved, onDone,
    undo: () => call('memory.edit-event', { event_id: was.event_id, content: was.content, memory_scope: was.memory_scope as never, speaker: was.speaker }),
    optimistic: (_input, cache) => {
      cache.update('memory.event', (one) => (one.event_id === event.event_id ? { ...one, content } : one));
      cache.update('memory.search', (page) => ({ ...page, items: page.items.map((one) => (one.id === event.event_id && one.kind !== 'fact' && one.kind !== 'episode' ? { ...one, content } : one)) }));
      cache.update('memory.recall', (answer) => ({ ...answer, results: answer.results.map((one) => (one.id === event.event_id && one.kind !== 'fact' && one.kind !== 'episode' ? { ...one, content } : one)) }));
    },
  });
  const submit = (given: FormEvent): void => { given.preventDefault(); save.run({ event_id: event.event_id, content, memory_scope: scope as never, speaker: speaker === '' ? null : speaker }); };
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Field label={t.content} error={save.error?.about('content') ?? (save.error && save.error.errors.length === 0 ? save.error.message : undefined)}><TextArea autoFocus required rows={6} value={content} onChange={(change) => setContent(change.target.value)} onKeyDown={(key) => { if (key.key === 'Enter' && (key.ctrlKey || key.metaKey)) submit(key); }} /></Field>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t.scope}><Select className="w-full" choices={SCOPES.map((value) => ({ value, label: t.scopes[value] }))} value={scope} onChange={(change) => setScope(change.target.value)} /></Field>
        <Field label={t.speaker} error={save.error?.about('speaker')}><Input value={speaker} onChange={(change) => setSpeaker(change.target.value)} /></Field>
      </div>
      <div className="flex justify-end gap-2"><Button onClick={onDone}>{t.cancel}</Button><Button type="submit" look="primary" busy={save.isPending}>{t.save}</Button></div>
    </form>
  );
}
