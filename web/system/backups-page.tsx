import { DatabaseBackup, Download, Ellipsis, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ApiProblem, type Output, useAct, useApi } from '../api/index.ts';
import { download } from '../api/download.ts';
import { usePaletteAction } from '../app/palette-actions.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { announceProblem, Button, Card, DateTime, Dialog, EmptyState, ErrorState, IconButton, Loaded, Menu, Page, PageHeader, SkeletonRows, Spinner } from '../ui/index.ts';
import { formatAgo, useWords } from '../words/index.ts';
import { formatBytes } from './bytes.ts';
import { backupWords } from './keys.words.ts';

type Backup = Output<'backups.list'>['items'][number];
const WEEK_MS = 7 * 86_400_000;
const LOOK_MS = 1500;

/** Files to come back from. */
export function BackupsPage() {
  const t = useWords(backupWords);
  const [leaving, setLeaving] = useState<Backup | null>(null);
  const [busy, setBusy] = useState(false);
  const backups = useApi('backups.list', {}, { every: busy ? LOOK_MS : 60_000 });
  const items = backups.data?.items ?? [];
  const running = items.some((one) => one.state === 'running');
  if (busy !== running) setBusy(running);
  const create = useAct('backups.create', { says: (one) => (one.state === 'done' ? t.made : t.started), invalidates: ['backups.list'] });
  const newest = items.find((one) => one.state === 'done');
  const start = (): void => { if (!create.isPending && !running && backups.data?.folder) create.run({}); };
  useShortcut({ keys: 'n', label: t.create, group: t.group, run: start });
  usePaletteAction({ text: t.create, icon: <DatabaseBackup />, shortcut: 'n', run: start });
  const button = <Button look="primary" busy={create.isPending || running} onClick={start}>{t.create}</Button>;
  return (
    <Page>
      <PageHeader title={t.title} about={newest ? `${t.newest(formatAgo(newest.made_at))} ${Date.now() - Date.parse(newest.made_at) > WEEK_MS ? t.old : ''}` : t.about} actions={backups.data?.folder && button} />
      <div className="grid grid-cols-1 gap-5">
        <Loaded of={backups} loading={<SkeletonRows rows={3} height="h-14" />}>
          {(data) => (data.folder === null ? <EmptyState icon={<DatabaseBackup />} title={t.nothing}>{t.nothingAbout}</EmptyState> : (
            <div className="grid grid-cols-1 gap-3">
              {data.failed && <ErrorState compact error={`${t.failed(formatAgo(data.failed.at))} ${data.failed.detail}`} />}
              {data.items.length === 0 && !create.isPending
                ? <EmptyState icon={<DatabaseBackup />} title={t.empty} action={button}>{t.emptyAbout}</EmptyState>
                : <ul aria-label={t.list} className="divide-y overflow-hidden rounded-lg border bg-surface shadow-card">{create.isPending && !running && <Running />}{data.items.map((one) => (one.state === 'running' ? <Running key={one.name} bytes={one.bytes} /> : <Row key={one.name} one={one} onDelete={() => setLeaving(one)} />))}</ul>}
            </div>
          ))}
        </Loaded>
        {backups.data?.folder && (
          <Card title={t.restoreTitle}>
            <p className="text-ink-2">{t.restore}</p>
            <pre tabIndex={0} className="my-2 overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-sm">{`almanac restore ${newest?.name ?? 'almanac-….gz'}`}</pre>
            <p className="text-sm text-ink-3">{t.careful} {t.folder} <code className="font-mono text-xs">{backups.data.folder}</code></p>
          </Card>
        )}
      </div>
      {leaving && <Remove of={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  );
}

function Running({ bytes }: { readonly bytes?: number }) {
  const t = useWords(backupWords);
  return <li className="flex h-15 items-center gap-3 px-4 text-ink-2"><Spinner /><span role="status">{t.running}</span>{bytes !== undefined && <span className="ml-auto text-sm tabular">{formatBytes(bytes)}</span>}</li>;
}

function Row({ one, onDelete }: { readonly one: Backup; readonly onDelete: () => void }) {
  const t = useWords(backupWords);
  const [loading, setLoading] = useState(false);
  const save = async (): Promise<void> => {
    setLoading(true);
    try { await download('backups.download', { name: one.name }, one.name); } catch (error) { if (!(error instanceof ApiProblem)) throw error; announceProblem(error); } finally { setLoading(false); }
  };
  return (
    <li className="flex min-h-15 items-center gap-3 px-4 py-2">
      <div className="min-w-0 flex-1"><p className="font-medium"><DateTime at={one.made_at} as="full" /> <span className="font-normal text-ink-3">· <DateTime at={one.made_at} as="ago" /></span></p><p className="truncate font-mono text-xs text-ink-3">{one.name}</p></div>
      <span className="text-sm text-ink-2 tabular">{formatBytes(one.bytes)}</span>
      <Button size="sm" busy={loading} onClick={() => { void save(); }} className="max-sm:hidden"><Download aria-hidden className="size-3.5" />{t.download}</Button>
      <Menu trigger={<IconButton label={t.actions(one.name)} icon={<Ellipsis className="size-4" />} />} items={[{ text: t.download, icon: <Download className="size-4" />, onSelect: () => { void save(); } }, null, { text: t.remove, icon: <Trash2 className="size-4" />, danger: true, onSelect: onDelete }]} />
    </li>
  );
}

function Remove({ of, onClose }: { readonly of: Backup; readonly onClose: () => void }) {
  const t = useWords(backupWords);
  const remove = useAct('backups.delete', { optimistic: ({ name }, cache) => cache.update('backups.list', (page) => ({ ...page, items: page.items.filter((one) => one.name !== name) })), says: () => t.removed, onDone: onClose });
  return <Dialog open onClose={onClose} size="sm" title={t.removeTitle} footer={<><Button autoFocus onClick={onClose}>{t.cancel}</Button><Button look="danger" busy={remove.isPending} onClick={() => remove.run({ name: of.name })}>{t.remove}</Button></>}><p className="text-ink-2">{t.removeAbout(of.name)}</p></Dialog>;
}
