import { type FormEvent, useState } from 'react';
import { call, useAct, useZone } from '../api/index.ts';
import { Button, Dialog, Field, Input, Select, TextArea } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { clientRef, type Kind, SCOPES, TRUSTS } from './memory-search.ts';
import { memoryWords } from './memory.words.ts';
import { momentIn } from './zone-time.ts';

const TYPES = ['memory', 'document', 'reflection'] as const;

/** A memory by hand. */
export function AddMemory({ client, onClose, onOpen }: { readonly client: string | undefined; readonly onClose: () => void; readonly onOpen: (one: { kind: Kind; id: number }) => void }) {
  const t = useWords(memoryWords);
  const [content, setContent] = useState('');
  const [type, setType] = useState<(typeof TYPES)[number]>('memory');
  const [scope, setScope] = useState<(typeof SCOPES)[number]>('user');
  const [trust, setTrust] = useState<(typeof TRUSTS)[number]>('owner');
  const zone = useZone();
  const [when, setWhen] = useState('');
  const add = useAct('memory.remember', {
    quiet: true, says: () => t.added, undo: (done) => call('memory.delete-event', { event_id: done.event_id }),
    onDone: (done) => { onClose(); onOpen({ kind: type === 'memory' ? 'event' : type, id: done.event_id }); },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (content.trim() !== '') add.run({ content, client_id: clientRef(client), event_type: type, memory_scope: scope, trust, ...(when !== '' && { occurred_at: momentIn(when, zone) }) });
  };
  return (
    <Dialog open onClose={onClose} title={t.addTitle} description={t.addAbout} footer={<><Button onClick={onClose}>{t.cancel}</Button><Button look="primary" type="submit" form="add-memory" busy={add.isPending} disabled={content.trim() === ''}>{t.addTitle}</Button></>}>
      <form id="add-memory" onSubmit={submit} className="grid gap-3">
        <Field label={t.addContent} error={add.error?.about('content') ?? (add.error && add.error.errors.length === 0 ? add.error.message : undefined)}><TextArea autoFocus required rows={4} value={content} onChange={(event) => setContent(event.target.value)} onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event); }} /></Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label={t.asKind}><Select className="w-full" choices={TYPES.map((value) => ({ value, label: t.kinds[value === 'memory' ? 'event' : value] }))} value={type} onChange={(event) => setType(TYPES.find((one) => one === event.target.value) ?? 'memory')} /></Field>
          <Field label={t.addWhen} hint={t.addWhenHint} error={add.error?.about('occurred_at')}><Input type="datetime-local" value={when} onChange={(event) => setWhen(event.target.value)} /></Field>
          <Field label={t.scope}><Select className="w-full" choices={SCOPES.map((value) => ({ value, label: t.scopes[value] }))} value={scope} onChange={(event) => setScope(SCOPES.find((one) => one === event.target.value) ?? 'user')} /></Field>
          <Field label={t.trust}><Select className="w-full" choices={TRUSTS.map((value) => ({ value, label: t.trusts[value] }))} value={trust} onChange={(event) => setTrust(TRUSTS.find((one) => one === event.target.value) ?? 'owner')} /></Field>
        </div>
      </form>
    </Dialog>
  );
}
