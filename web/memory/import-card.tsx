import { useQueryClient } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { ApiProblem, call, refresh } from '../api/index.ts';
import { Button, Card, cx, ErrorState, Field, Progress, Select } from '../ui/index.ts';
import { announce } from '../ui/toasts.ts';
import { useWords } from '../words/index.ts';
import { type Chosen, dropped, type Given, given, NoZip, textsOf, TooMuch } from './import-files.ts';
import { type Format, FORMATS, NOTHING, partsOf, type Tally, tally } from './import-parts.ts';
import { ImportTally } from './import-tally.tsx';
import { moveWords } from './move.words.ts';

interface Run { readonly dry: boolean; readonly done: number; readonly all: number; readonly tally: Tally; readonly ended: boolean; readonly stopped?: boolean; readonly error?: ApiProblem }

/** Files from elsewhere: looked through first if one likes, then taken in part by part. */
export function ImportCard({ client }: { readonly client: number | string | undefined }) {
  const t = useWords(moveWords);
  const queries = useQueryClient();
  const [files, setFiles] = useState<readonly Chosen[]>([]);
  const [format, setFormat] = useState<Format>('almanac');
  const [run, setRun] = useState<Run | null>(null);
  const [over, setOver] = useState(false);
  const [unread, setUnread] = useState<string | null>(null);
  const stop = useRef<AbortController>(null);
  const picker = useRef<HTMLInputElement>(null);
  const busy = run !== null && !run.ended;

  const take = async (list: Promise<readonly Given[]> | readonly Given[]): Promise<void> => {
    setUnread(null);
    try {
      const chosen = await list;
      if (chosen.length === 0) return;
      const { texts, format: guessed } = await textsOf(chosen);
      setFiles(texts);
      setFormat(guessed);
      setRun(texts.length === 0 ? { dry: true, done: 0, all: 0, tally: NOTHING, ended: true } : null);
    } catch (error) {
      setFiles([]);
      setUnread(error instanceof TooMuch ? t.tooMuch : error instanceof NoZip ? t.noZip(error.message) : t.unread);
    }
  };
  const drop = (event: DragEvent): void => { event.preventDefault(); setOver(false); void take(dropped(event.dataTransfer)); };

  const begin = async (dry: boolean): Promise<void> => {
    const parts = files.flatMap(({ name, text, modified }) => partsOf(format, text).map((body) => ({ name, body, modified })));
    const abort = new AbortController();
    stop.current = abort;
    const importId = crypto.randomUUID();
    let now: Run = { dry, done: 0, all: parts.length, tally: NOTHING, ended: parts.length === 0 };
    setRun(now);
    for (const [at, { name, body, modified }] of parts.entries()) {
      try {
        const brought = await call('memory.import', { body, client_id: client, format, import_id: importId, name: name.slice(-500) || undefined, modified: modified?.toISOString(), dry_run: dry }, { signal: abort.signal });
        now = { ...now, done: at + 1, tally: tally(now.tally, brought, at + 1), ended: at + 1 === parts.length };
        setRun(now);
      } catch (error) {
        if (!(error instanceof ApiProblem) && !abort.signal.aborted) throw error;
        setRun({ ...now, ended: true, ...(error instanceof ApiProblem ? { error } : { stopped: true }) });
        break;
      }
    }
    if (!dry) { await refresh(queries, 'clients.put'); if (now.ended) announce({ text: t.done(now.tally.imported), tone: 'good' }); }
  };

  const bytes = files.reduce((sum, { text }) => sum + text.length, 0);
  return (
    <Card title={t.importTitle}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <p className="text-ink-2">{t.importAbout}</p>
        <div onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop} className={cx('grid justify-items-center gap-2 rounded-lg border border-dashed px-4 py-6 text-center transition-colors', over ? 'border-accent bg-accent-soft' : 'border-line-strong/50')}>
          <FileUp aria-hidden className="size-6 text-ink-3" />
          <input ref={picker} type="file" multiple accept=".zip,.json,.jsonl,.ndjson,.md,.markdown,.txt" aria-label={t.file} className="sr-only" tabIndex={-1} onChange={(event) => { void take(given(event.target.files ?? [])); event.target.value = ''; }} />
          <div className="flex flex-wrap items-center justify-center gap-2"><Button disabled={busy} onClick={() => picker.current?.click()}>{t.choose}</Button><span className="text-sm text-ink-3 pointer-coarse:hidden">{t.drop}</span></div>
          {files.length > 0 && <p className="text-sm font-medium">{files.slice(0, 3).map((one) => one.name).join(', ')} · {t.chosen(files.length, Math.ceil(bytes / 1024))}</p>}
        </div>
        <Field label={t.format}><Select className="w-full" disabled={busy} choices={FORMATS.map((value) => ({ value, label: t.formats[value] }))} value={format} onChange={(event) => { setFormat(FORMATS.find((one) => one === event.target.value) ?? 'almanac'); setRun(null); }} /></Field>
        <div className="flex flex-wrap items-center gap-2">
          <Button disabled={files.length === 0 || busy} onClick={() => { void begin(true); }}>{t.look}</Button>
          <Button look="primary" disabled={files.length === 0 || busy} onClick={() => { void begin(false); }}>{t.start}</Button>
          {busy && <Button look="quiet" onClick={() => stop.current?.abort()}>{t.stop}</Button>}
          <span className="text-sm text-ink-3">{t.lookAbout}</span>
        </div>
        <div aria-live="polite" className="grid gap-3">
          {run && !run.ended && <div className="grid gap-1.5"><Progress share={run.all === 0 ? 0 : run.done / run.all} label={run.dry ? t.looking : t.importing} /><p className="text-sm text-ink-3">{run.dry ? t.looking : t.importing} · {t.progress(Math.min(run.done + 1, run.all), run.all)}</p></div>}
          {unread !== null && <p className="text-sm text-warn">{unread}</p>}
          {run?.stopped && <p className="text-sm text-warn">{t.stopped}</p>}
          {run?.error && <ErrorState compact error={run.error} onRetry={() => { void begin(run.dry); }} />}
          {run?.ended && run.all === 0 && <p className="text-sm text-warn">{t.emptyFile}</p>}
          {run && run.done > 0 && <ImportTally dry={run.dry} tally={run.tally} parts={run.all} />}
        </div>
      </div>
    </Card>
  );
}
