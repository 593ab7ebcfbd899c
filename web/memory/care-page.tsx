import { useSearch } from '@tanstack/react-router';
import { CircleCheck, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { call, type Input, type Output, useAct, useApi } from '../api/index.ts';
import { Badge, Button, Card, DateTime, Dialog, Loaded, Skeleton, SkeletonRows } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { careWords } from './care.words.ts';
import { MemoryFrame, useOpenMemory } from './memory-frame.tsx';
import { clientRef } from './memory-search.ts';

const FINDINGS = ['secrets', 'duplicates', 'near_duplicates', 'loops', 'stale', 'never_recalled'] as const;
type Remedy = Input<'memory.apply-remedy'>['remedy'];
type Audit = Output<'memory.audit'>;

/** What is not well in a memory, and what puts it right: looked at first, undone for a week. */
export function CarePage() {
  const t = useWords(careWords);
  const search = useSearch({ from: '/memory/care' });
  const client = clientRef(search.client);
  const audit = useApi('memory.audit', { client_id: client });
  const [asking, setAsking] = useState<Remedy | null>(null);
  return (
    <MemoryFrame view="care" search={search} about={audit.data ? <>{t.about(audit.data.events, audit.data.facts)}, <DateTime at={audit.data.checked_at} as="time" /></> : ''}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Loaded of={audit} loading={<div className="grid gap-4 sm:grid-cols-2 2xl:grid-cols-3">{FINDINGS.map((name) => <Skeleton key={name} className="h-40 w-full" />)}</div>}>
          {(found) => <div className="grid items-start gap-4 sm:grid-cols-2 2xl:grid-cols-3">{FINDINGS.map((name) => <Finding key={name} name={name} finding={found[name]} audit={found} onAsk={setAsking} />)}</div>}
        </Loaded>
        <Done client={client} />
      </div>
      {asking && <Confirm remedy={asking} client={client} onClose={() => setAsking(null)} />}
    </MemoryFrame>
  );
}

function Finding({ name, finding, audit, onAsk }: { readonly name: (typeof FINDINGS)[number]; readonly finding: Audit['stale']; readonly audit: Audit; readonly onAsk: (remedy: Remedy) => void }) {
  const t = useWords(careWords);
  const open = useOpenMemory();
  const todo = name === 'near_duplicates' ? audit.near_duplicates.mergeable : name === 'secrets' ? finding.count - audit.secrets.masked : finding.count;
  return (
    <Card title={t.findings[name]} actions={finding.count === 0 ? <Badge tone="good"><CircleCheck aria-hidden className="size-3.5" />{t.fine}</Badge> : <Badge tone={name === 'secrets' && todo > 0 ? 'bad' : 'warn'}>{finding.count}</Badge>}>
      <div className="grid gap-3">
        <p className="text-ink-2">{t.explains[name]}</p>
        {name === 'near_duplicates' && finding.count > 0 && <p className="text-sm text-ink-3">{t.mergeable(audit.near_duplicates.mergeable)}</p>}
        {name === 'secrets' && audit.secrets.masked > 0 && <p className="text-sm text-ink-3">{t.hidden(audit.secrets.masked)}</p>}
        {finding.examples.length > 0 && (
          <details>
            <summary className="touch text-sm font-medium text-ink-2">{t.examples}</summary>
            <ul className="mt-2 grid gap-2">{finding.examples.map((one) => (
              <li key={one.event_ids.join()} className="rounded-md bg-sunken p-2.5 text-sm">
                <p className="line-clamp-3">{one.excerpt}</p>{one.why && <p className="text-ink-3">{one.why}</p>}
                <p className="mt-1 flex flex-wrap gap-x-3">{one.event_ids.slice(0, 4).map((id) => <button key={id} type="button" className="touch text-accent-text underline" onClick={() => open({ kind: 'event', id })}>{t.open(id)}</button>)}</p>
              </li>
            ))}</ul>
          </details>
        )}
        {todo > 0 && <div><p className="mb-2 text-sm text-ink-3">{finding.remedy.detail}</p><Button size="sm" onClick={() => onAsk(finding.remedy.name)}>{t.remedies[finding.remedy.name]}</Button></div>}
      </div>
    </Card>
  );
}

function Confirm({ remedy, client, onClose }: { readonly remedy: Remedy; readonly client: number | string | undefined; readonly onClose: () => void }) {
  const t = useWords(careWords);
  const [dry, setDry] = useState<Output<'memory.apply-remedy'> | null>(null);
  const look = useAct('memory.apply-remedy', { quiet: true, onDone: setDry });
  const apply = useAct('memory.apply-remedy', {
    onDone: onClose, says: (done) => (done.changed > 0 ? t.done(done.changed) : t.nothingDone), undo: (done) => (done.remedy_id === null ? Promise.resolve() : call('memory.undo-remedy', { remedy_id: done.remedy_id })),
  });
  return (
    <Dialog open onClose={onClose} size="sm" title={t.remedies[remedy]} description={t.canUndo} footer={<><Button onClick={onClose}>{t.cancel}</Button>{dry ? <Button look="primary" busy={apply.isPending} disabled={dry.changed === 0} onClick={() => apply.run({ remedy, client_id: client })}>{t.apply}</Button> : <Button look="primary" busy={look.isPending} onClick={() => look.run({ remedy, client_id: client, dry_run: true })}>{t.look}</Button>}</>}>
      <p aria-live="polite" className="min-h-12">{look.error ? look.error.message : dry ? (dry.changed === 0 ? t.confirmNothing : `${t.confirm(dry.changed)} ${dry.more ? t.more : ''}`) : ''}</p>
    </Dialog>
  );
}

function Done({ client }: { readonly client: number | string | undefined }) {
  const t = useWords(careWords);
  const remedies = useApi('memory.remedies', { client_id: client, limit: 50 });
  const undo = useAct('memory.undo-remedy', { says: () => t.undone });
  return (
    <Card title={t.done_} flush>
      <Loaded of={remedies} loading={<div className="p-4"><SkeletonRows rows={2} /></div>}>{({ items }) => items.length === 0 ? <p className="p-4 text-ink-3">{t.never}</p> : (
        <ul>{items.map((one) => (
          <li key={one.remedy_id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b px-4 py-2.5 last:border-b-0">
            <span><span className="font-medium">{t.remedies[one.remedy]}</span> <span className="text-ink-2">{t.done(one.changed)}</span> <DateTime at={one.created_at} as="ago" className="text-sm text-ink-3" /></span>
            {one.undone_at ? <Badge>{t.undone}</Badge> : new Date(one.undo_until).getTime() > Date.now() ? <span className="flex items-center gap-3 text-sm text-ink-3">{t.undoUntil} <DateTime at={one.undo_until} as="date" /><Button size="sm" busy={undo.isPending} onClick={() => undo.run({ remedy_id: one.remedy_id })}><RotateCcw aria-hidden className="size-4" />{t.undo}</Button></span> : null}
          </li>
        ))}</ul>
      )}</Loaded>
    </Card>
  );
}
