import { Download } from 'lucide-react';
import { useState } from 'react';
import { ApiProblem, call, useZone } from '../api/index.ts';
import { announce, announceProblem, Button, Card } from '../ui/index.ts';
import { dayIn, useWords } from '../words/index.ts';
import { moveWords } from './move.words.ts';
import { fileWord, saveFile } from './save-file.ts';

/** Everything of a client as one file. */
export function ExportCard({ client, name }: { readonly client: number | string | undefined; readonly name: string }) {
  const t = useWords(moveWords);
  const zone = useZone();
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const { body } = await call('memory.export', { client_id: client });
      saveFile(`almanac-${fileWord(name)}-${dayIn(Date.now(), zone)}.ndjson`, body, 'application/x-ndjson');
      announce({ text: t.exported(Math.ceil(body.length / 1024)), tone: 'good' });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      announceProblem(error);
    } finally { setBusy(false); }
  };
  return <Card title={t.exportTitle}><div className="grid justify-items-start gap-3"><p className="text-ink-2">{t.exportAbout}</p><Button busy={busy} onClick={() => { void save(); }}><Download aria-hidden className="size-4" />{t.export}</Button></div></Card>;
}
