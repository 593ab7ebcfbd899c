import { type FormEvent, useState } from 'react';
import { call, useAct, useZone } from '../api/index.ts';
import { Button, Checkbox, Dialog, Field, Input, TextArea } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { factsWords } from './facts.words.ts';
import { clientRef, type Kind } from './memory-search.ts';
import { startOfDayIn } from './zone-time.ts';

/** A fact by hand. */
export function RecordFact({ client, subject, onClose, onOpen }: { readonly client: string | undefined; readonly subject: string | undefined; readonly onClose: () => void; readonly onOpen: (one: { kind: Kind; id: number }) => void }) {
  const t = useWords(factsWords);
  const zone = useZone();
  const [given, setGiven] = useState({ subject_type: 'person', subject_id: subject ?? '', fact_type: '', fact_key: '', content: '', valid_from: '', valid_to: '' });
  const [multi, setMulti] = useState(false);
  const record = useAct('memory.record-fact', { quiet: true, says: () => t.recorded, undo: (done) => call('memory.retract-fact', { fact_id: done.fact_id }), onDone: (done) => { onClose(); onOpen({ kind: 'fact', id: done.fact_id }); } });
  const field = (name: keyof typeof given) => ({ value: given[name], onChange: (event: { target: { value: string } }) => setGiven((before) => ({ ...before, [name]: event.target.value })) });
  const wrong = (name: string): string | undefined => record.error?.about(name);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    record.run({
      client_id: clientRef(client), subject_type: given.subject_type, subject_id: given.subject_id, fact_type: given.fact_type, content: given.content, ...(given.fact_key !== '' && { fact_key: given.fact_key }), ...(multi && { multi }),
      ...(given.valid_from !== '' && { valid_from: startOfDayIn(given.valid_from, zone) }), ...(given.valid_to !== '' && { valid_to: startOfDayIn(given.valid_to, zone) }),
    });
  };
  return (
    <Dialog open onClose={onClose} title={t.recordTitle} description={t.recordAbout} footer={<><Button onClick={onClose}>{t.cancel}</Button><Button look="primary" type="submit" form="record-fact" busy={record.isPending}>{t.record}</Button></>}>
      <form id="record-fact" onSubmit={submit} className="grid grid-cols-2 gap-3">
        {record.error && record.error.errors.length === 0 && <p role="alert" className="col-span-2 text-sm text-bad">{record.error.message}</p>}
        <Field label={t.subjectId} error={wrong('subject_id')}><Input required autoFocus {...field('subject_id')} /></Field>
        <Field label={t.subjectType} hint={t.subjectTypeHint} error={wrong('subject_type')}><Input required {...field('subject_type')} /></Field>
        <Field label={t.factType} hint={t.factTypeHint} error={wrong('fact_type')}><Input required {...field('fact_type')} /></Field>
        <Field label={t.factKey} hint={t.factKeyHint} error={wrong('fact_key')}><Input {...field('fact_key')} /></Field>
        <Field label={t.content} error={wrong('content')} className="col-span-2"><TextArea required rows={2} {...field('content')} /></Field>
        <Field label={t.validFrom} hint={t.validFromHint} error={wrong('valid_from')}><Input type="date" {...field('valid_from')} /></Field>
        <Field label={t.validTo} error={wrong('valid_to')}><Input type="date" {...field('valid_to')} /></Field>
        <Checkbox className="col-span-2" label={t.multi} checked={multi} onChange={(event) => setMulti(event.target.checked)} />
      </form>
    </Dialog>
  );
}
