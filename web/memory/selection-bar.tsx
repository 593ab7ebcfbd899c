import { Archive, ArchiveRestore, X } from 'lucide-react';
import { call, useAct } from '../api/index.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { Button, IconButton } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { clientRef } from './memory-search.ts';
import { memoryWords } from './memory.words.ts';

/** What can be done with several memories at once. Each is one doing with one undo. */
export function SelectionBar({ selected, client, archived, onDone }: { readonly selected: readonly number[]; readonly client: string | undefined; readonly archived: boolean; readonly onDone: () => void }) {
  const t = useWords(memoryWords);
  const gone = (ids: readonly number[]) => (item: { id: number; kind: string }): boolean => item.kind === 'fact' || item.kind === 'episode' || !ids.includes(item.id);
  const putAway = useAct('memory.archive', {
    optimistic: ({ ids = [] }, cache) => {
      const these = ids.map(Number);
      cache.update('memory.search', (page) => ({ ...page, items: page.items.filter(gone(these)) }));
      cache.update('memory.recall', (answer) => ({ ...answer, results: answer.results.filter(gone(these)) }));
    },
    says: (done) => t.archived(done.changed), undo: (done) => call('memory.unarchive', { client_id: done.client_id, ids: [...done.ids] }),
  });
  const bringBack = useAct('memory.unarchive', {
    optimistic: ({ ids = [] }, cache) => cache.update('memory.events', (page, input) => ((input as { archived?: boolean }).archived ? { ...page, items: page.items.filter((one) => !ids.map(Number).includes(one.event_id)) } : page)),
    says: (done) => t.broughtBack(done.changed), undo: (done) => call('memory.archive', { client_id: done.client_id, ids: [...done.ids] }),
  });
  const act = (): void => { (archived ? bringBack : putAway).run({ client_id: clientRef(client), ids: [...selected] }); onDone(); };
  useShortcut({ keys: 'e', label: archived ? t.bringBack : t.archive, group: t.title, run: act });
  useShortcut({ keys: 'escape', label: t.deselect, group: t.title, run: onDone });
  return (
    <div role="toolbar" aria-label={t.selected(selected.length)} className="flex animate-rise items-center gap-2">
      <span className="text-sm font-medium tabular">{t.selected(selected.length)}</span>
      <Button size="sm" onClick={act}>{archived ? <ArchiveRestore aria-hidden className="size-4" /> : <Archive aria-hidden className="size-4" />}{archived ? t.bringBack : t.archive}</Button>
      <IconButton size="sm" label={t.deselect} icon={<X className="size-4" />} onClick={onDone} />
    </div>
  );
}
