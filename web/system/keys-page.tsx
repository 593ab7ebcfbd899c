import { useNavigate, useSearch } from '@tanstack/react-router';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { useAct, useApiPages } from '../api/index.ts';
import { usePaletteAction } from '../app/palette-actions.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { Badge, Button, Checkbox, type Column, DateTime, Dialog, EmptyState, Loaded, Page, PageHeader, SkeletonRows, Table } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { keyWords } from './keys.words.ts';
import { NewKey } from './new-key.tsx';
import type { Key } from './shapes.ts';

const ALL_SCOPES = 5;

/** Who may use the server. */
export function KeysPage() {
  const t = useWords(keyWords);
  const navigate = useNavigate();
  const { new: making, revoked } = useSearch({ from: '/system/keys' });
  const keys = useApiPages('keys.list', { limit: 100 });
  const [leaving, setLeaving] = useState<Key | null>(null);
  const go = (search: { new?: true; revoked?: true }): void => { void navigate({ to: '/system/keys', search: { new: making, revoked, ...search }, replace: true }); };
  useShortcut({ keys: 'n', label: t.create, group: t.group, run: () => go({ new: true }) });
  usePaletteAction({ text: t.create, icon: <KeyRound />, shortcut: 'n', run: () => go({ new: true }) });
  const columns: readonly Column<Key>[] = [
    { id: 'name', head: t.name, width: 'minmax(0, 1.4fr)', cell: (one) => <div className="min-w-0"><p className="flex items-center gap-2 font-medium"><span className="truncate">{one.name}</span>{one.revoked_at && <Badge tone="bad">{t.revoked}</Badge>}</p><p className="truncate font-mono text-xs text-ink-3">{one.prefix}…</p></div> },
    { id: 'scopes', head: t.scopes, width: 'minmax(0, 1.6fr)', wide: true, cell: (one) => <span className="text-sm text-ink-2" title={one.scopes.map((scope) => t.scopeNames[scope]).join(', ')}>{one.scopes.length === ALL_SCOPES ? t.everything : one.scopes.join(', ')}</span> },
    { id: 'created', head: t.created, width: '7rem', wide: true, cell: (one) => <span className="text-sm text-ink-2"><DateTime at={one.created_at} as="date" /></span> },
    { id: 'used', head: t.used, width: '7rem', cell: (one) => <span className="text-sm text-ink-2">{one.last_used_at ? <DateTime at={one.last_used_at} as="ago" /> : t.never}</span> },
    { id: 'revoke', head: t.revoke, width: '5.5rem', cell: (one) => (one.revoked_at ? null : <Button size="sm" look="danger" onClick={() => setLeaving(one)}>{t.revoke}</Button>) },
  ];
  return (
    <Page>
      <PageHeader title={t.title} about={t.about} actions={<Button look="primary" onClick={() => go({ new: true })}><Plus aria-hidden className="size-4" />{t.create}</Button>} />
      <Loaded of={{ data: keys.isPending || (keys.error && keys.items.length === 0) ? undefined : keys.items, error: keys.error, isPending: keys.isPending, refetch: keys.refetch }} loading={<SkeletonRows rows={5} height="h-13" />}>
        {(items) => {
          const shown = items.filter((one) => revoked || !one.revoked_at);
          return (
            <div className="grid grid-cols-1 gap-3">
              {shown.length === 0
                ? <EmptyState icon={<KeyRound />} title={t.empty} action={<Button onClick={() => go({ new: true })}>{t.create}</Button>}>{t.emptyAbout}</EmptyState>
                : <Table label={t.list} columns={columns} rows={shown} keyOf={(one) => one.key_id} rowHeight={54} onEnd={keys.more} className="max-h-[65dvh] rounded-lg border bg-surface shadow-card" />}
              {items.some((one) => one.revoked_at) && <Checkbox label={t.showRevoked} checked={revoked ?? false} onChange={(event) => go({ revoked: event.target.checked || undefined })} />}
            </div>
          );
        }}
      </Loaded>
      {making && <NewKey onClose={() => go({ new: undefined })} />}
      {leaving && <Revoke of={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  );
}

function Revoke({ of, onClose }: { readonly of: Key; readonly onClose: () => void }) {
  const t = useWords(keyWords);
  const revoke = useAct('keys.revoke', { says: () => t.revokedSaid(of.name), onDone: onClose });
  return <Dialog open onClose={onClose} size="sm" title={t.revokeTitle(of.name)} footer={<><Button autoFocus onClick={onClose}>{t.cancel}</Button><Button look="danger" busy={revoke.isPending} onClick={() => revoke.run({ id: of.key_id })}>{t.revoke}</Button></>}><p className="text-ink-2">{t.revokeAbout}</p></Dialog>;
}
