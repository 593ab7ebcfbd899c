import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus, Waypoints } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useApiPages, useZone } from '../api/index.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { Badge, Button, type Column, DateTime, EmptyState, ErrorState, Field, Input, SkeletonRows, Table } from '../ui/index.ts';
import { dayIn, formatPlainDay, useWords } from '../words/index.ts';
import { predicateWords, readableName } from '../words/readable-name.ts';
import { type FactVersion, toneOf } from './fact-shape.ts';
import { factsWords } from './facts.words.ts';
import { MemoryFrame, useOpenMemory } from './memory-frame.tsx';
import { clientRef, writeRef } from './memory-search.ts';
import { memoryWords } from './memory.words.ts';
import { SubjectTag } from './subject-tag.tsx';

const RecordFact = lazy(async () => ({ default: (await import('./record-fact.tsx')).RecordFact }));

/** Facts as they held on one day and were known on another: both are now unless chosen. */
export function FactsPage() {
  const t = useWords(factsWords);
  const m = useWords(memoryWords);
  const search = useSearch({ from: '/memory/facts' });
  const navigate = useNavigate({ from: '/memory/facts' });
  const open = useOpenMemory();
  const zone = useZone();
  const [recording, setRecording] = useState(false);
  const set = (change: Partial<typeof search>): void => { void navigate({ search: (before) => ({ ...before, ...change }), replace: true }); };
  const [subject, type] = [search.subject, search.type];
  const facts = useApiPages('memory.facts', { client_id: clientRef(search.client), subject_id: subject, fact_type: type, as_of: search.as_of, known_at: search.known_at, limit: 100 }, { keep: true });
  useShortcut({ keys: 'n', label: t.record, group: m.title, run: () => setRecording(true) });

  const columns: readonly Column<FactVersion>[] = [
    { id: 'subject', head: t.subject, width: 'minmax(0, 9rem)', cell: (fact) => <SubjectTag subject={{ type: fact.subject_type, id: fact.subject_id }} /> },
    { id: 'says', head: t.says, width: 'minmax(0, 3fr)', cell: (fact) => <>{fact.status !== 'current' && <Badge tone={toneOf(fact.status)} className="mr-1.5 md:hidden">{m.statuses[fact.status]}</Badge>}{fact.content}</> },
    { id: 'type', head: t.type, width: 'minmax(6rem, 1fr)', wide: true, cell: (fact) => <span className="text-ink-3">{predicateWords(fact.fact_type, fact.fact_key)}</span> },
    { id: 'holds', head: t.holds, width: '13rem', wide: true, cell: (fact) => <span className="text-ink-2">{fact.valid_from ? <DateTime at={fact.valid_from} as="date" /> : t.always} – {fact.valid_to ? <DateTime at={fact.valid_to} as="date" /> : t.open}</span> },
    { id: 'known', head: t.known, width: '7rem', wide: true, cell: (fact) => <DateTime at={fact.recorded_at} as="date" className="text-ink-3" /> },
    { id: 'status', head: t.status, width: '6rem', wide: true, cell: (fact) => <Badge tone={toneOf(fact.status)}>{m.statuses[fact.status]}</Badge> },
  ];
  // Written as it is shown, asked for as it is kept.
  const rawType = (words: string): string => facts.items.find((fact) => readableName(fact.fact_type).toLocaleLowerCase() === words.toLocaleLowerCase())?.fact_type ?? words.toLocaleLowerCase().replaceAll(/\s+/g, '_');
  const moved = search.as_of ?? search.known_at;
  const say = (day: string | undefined): string => (day === undefined || day === dayIn(Date.now(), zone) ? t.today : formatPlainDay(day));
  return (
    <MemoryFrame view="facts" search={search} actions={<Button look="primary" onClick={() => setRecording(true)}><Plus aria-hidden className="size-4" />{t.record}</Button>}>
      <div className="mb-3 grid grid-cols-2 gap-3 lg:grid-cols-[1fr_1fr_auto_auto_auto] lg:items-end">
        <Field label={t.subjectFilter}><LateInput value={subject} onTell={(value) => set({ subject: value })} /></Field>
        <Field label={t.typeFilter}><LateInput value={type && readableName(type)} placeholder={t.typeHint} onTell={(value) => set({ type: value && rawType(value) })} /></Field>
        <Field label={t.asOf}><Input type="date" value={search.as_of ?? ''} onChange={(event) => set({ as_of: event.target.value || undefined })} /></Field>
        <Field label={t.knownAt}><Input type="date" value={search.known_at ?? ''} onChange={(event) => set({ known_at: event.target.value || undefined })} /></Field>
        <Button look="quiet" className={!subject && !type && !moved ? 'max-lg:hidden' : undefined} disabled={!subject && !type && !moved} onClick={() => set({ subject: undefined, type: undefined, as_of: undefined, known_at: undefined })}>{t.clearFilters}</Button>
      </div>
      <p aria-live="polite" className="mb-2 min-h-5 text-sm text-ink-3">{moved ? t.onClocks(say(search.as_of), say(search.known_at)) : t.now}{!facts.isPending && ` · ${t.count(facts.items.length, facts.hasMore)}`}</p>
      {facts.error && facts.items.length === 0 ? <ErrorState error={facts.error} onRetry={facts.refetch} />
        : facts.isPending ? <SkeletonRows rows={8} />
          : facts.items.length === 0 ? <EmptyState icon={<Waypoints />} title={t.nothing} action={<Button look="primary" onClick={() => setRecording(true)}>{t.record}</Button>}>{t.nothingAbout}</EmptyState>
            : <Table label={t.label} columns={columns} rows={facts.items} keyOf={(fact) => fact.fact_id} onOpen={(fact) => open({ kind: 'fact', id: fact.fact_id })} isMarked={(fact) => search.open === writeRef({ kind: 'fact', id: fact.fact_id })} onEnd={facts.more} hasMore={facts.hasMore} className="max-h-[max(20rem,calc(100dvh-20rem))] rounded-lg border bg-surface shadow-card" />}
      <Suspense>{recording && <RecordFact client={search.client} subject={subject} onClose={() => setRecording(false)} onOpen={open} />}</Suspense>
    </MemoryFrame>
  );
}

/** Told when it is left or confirmed: the server takes whole names only. */
function LateInput({ value, placeholder, onTell, ...rest }: { readonly value: string | undefined; readonly placeholder?: string; readonly onTell: (value: string | undefined) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const tell = (): void => { if (typed !== null) onTell(typed.trim() || undefined); setTyped(null); };
  return <Input {...rest} placeholder={placeholder} value={typed ?? value ?? ''} onChange={(event) => setTyped(event.target.value)} onBlur={tell} onKeyDown={(event) => { if (event.key === 'Enter') tell(); }} />;
}
