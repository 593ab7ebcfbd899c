import { type FormEvent, useState } from 'react';
import { type Output, useAct } from '../api/index.ts';
import { Button, Dialog, Field, Input } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { calendarWords } from './calendars.words.ts';

const LARGEST = 4_000_000;

/** Takes the events of a file in, and says what it could not take. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(calendarWords);
  const [file, setFile] = useState<File | null>(null);
  const [done, setDone] = useState<Output<'calendars.import'> | null>(null);
  const take = useAct('calendars.import', { quiet: true, says: (answer) => t.imported(answer.events), onDone: (answer) => { if (answer.left_out.length > 0) setDone(answer); else onClose(); } });
  const tooLarge = file !== null && file.size > LARGEST;
  const submit = async (event: FormEvent): Promise<void> => { event.preventDefault(); if (file && !tooLarge) take.run({ ics: await file.text(), name: file.name.replace(/\.ics$/i, '').slice(0, 200) || undefined }); };
  const form = 'import-calendar';
  if (done) {
    return (
      <Dialog open onClose={onClose} title={t.imported(done.events)} footer={<Button look="primary" onClick={onClose}>{t.done}</Button>}>
        <p className="mb-2 text-ink-2">{t.leftOut(done.left_out.length)}</p>
        <ul className="grid max-h-80 gap-1 overflow-y-auto text-sm">{done.left_out.map((one, n) => <li key={n}><span className="font-medium">{one.what}</span> <span className="text-ink-2">{one.why}</span></li>)}</ul>
      </Dialog>
    );
  }
  return (
    <Dialog open onClose={onClose} title={t.importTitle} description={t.importAbout} footer={<><Button onClick={onClose}>{t.cancel}</Button><Button look="primary" type="submit" form={form} busy={take.isPending} disabled={!file || tooLarge}>{t.doImport}</Button></>}>
      <form id={form} onSubmit={(event) => { void submit(event); }}><Field label={t.chooseFile} error={tooLarge ? t.tooLarge : take.error?.message}><Input autoFocus type="file" accept=".ics,text/calendar" onChange={(event) => setFile(event.target.files?.[0] ?? null)} className="h-auto py-1.5" /></Field></form>
    </Dialog>
  );
}
