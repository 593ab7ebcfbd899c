import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { call, useAct } from '../api/index.ts';
import { Badge, Button, DateTime, IconButton, Menu, Progress, Switch, type Tone } from '../ui/index.ts';
import { formatNumber, useWords } from '../words/index.ts';
import { DisconnectDialog, PasswordDialog } from './account-dialogs.tsx';
import { calendarWords } from './calendars.words.ts';
import { signInWithGoogle } from './google-sign-in.ts';
import type { Account } from './shapes.ts';

type Calendar = Account['calendars'][number];
const TONES: Record<Account['state'], Tone> = { connected: 'good', needs_reconnect: 'bad', unreachable: 'warn', disconnected: 'plain' };

/** One account: how it is, and what each of its calendars is for. */
export function AccountCard({ account }: { readonly account: Account }) {
  const t = useWords(calendarWords);
  const [open, setOpen] = useState<'password' | 'disconnect' | null>(null);
  const check = useAct('calendars.check', { says: (one) => (one.state === 'connected' ? t.checked(one.name) : undefined) });
  const create = useAct('calendars.create', { says: (one) => t.madeOwn(one.name) });
  const live = account.provider === 'google' || account.provider === 'caldav';
  const reconnect = (): void => { if (account.provider === 'google') void signInWithGoogle(account.account_id); else setOpen('password'); };
  const mayReconnect = live && !account.from_settings;
  const server = account.server === null ? '' : account.server.replace(/^https?:\/\//, '').replace(/\/$/, '');
  return (
    <section aria-label={account.name} className="overflow-hidden rounded-lg border bg-surface shadow-card">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-3">
        <div className="min-w-0 flex-1 basis-56">
          <h2 className="flex flex-wrap items-center gap-2 text-base"><span className="truncate">{account.name}</span>{account.provider !== 'file' && <Badge tone={TONES[account.state]}>{t.states[account.state]}</Badge>}</h2>
          <p className="truncate text-sm text-ink-3">{[t.providers[account.provider], account.username, server, account.from_settings ? t.fromSettings : ''].filter(Boolean).join(' · ')}</p>
        </div>
        {account.state === 'needs_reconnect' && mayReconnect && <Button size="sm" look="primary" onClick={reconnect}>{t.reconnect}</Button>}
        {account.provider !== 'file' && <Button size="sm" busy={check.isPending} onClick={() => check.run({ id: account.account_id })}>{t.check}</Button>}
        <Menu trigger={<IconButton label={t.actions(account.name)} icon={<Ellipsis className="size-4" />} />} items={[
          ...(mayReconnect ? [{ text: t.reconnect, onSelect: reconnect }] : []),
          ...(live && !account.calendars.some((one) => one.receives_blocks) ? [{ text: t.makeOwn, onSelect: () => create.run({ account_id: account.account_id }) }] : []),
          ...(mayReconnect || live ? [null] : []),
          { text: t.disconnect, danger: true, disabled: account.from_settings, onSelect: () => setOpen('disconnect') },
        ]} />
      </header>
      {account.state !== 'connected' && account.state_detail && <p className="border-b bg-warn-soft px-4 py-2 text-sm text-warn">{account.state_detail} {t.since} <DateTime at={account.state_since} as="ago" />{account.next_try_at && <>, {t.nextTry} <DateTime at={account.next_try_at} as="ago" /></>}</p>}
      {account.calendars.length === 0 ? <p className="px-4 py-3 text-ink-3">{t.noCalendars}</p> : <ul className="divide-y">{account.calendars.map((one) => <CalendarRow key={one.calendar_id} calendar={one} live={live} />)}</ul>}
      {open === 'password' && <PasswordDialog account={account} onClose={() => setOpen(null)} />}
      {open === 'disconnect' && <DisconnectDialog account={account} onClose={() => setOpen(null)} />}
    </section>
  );
}

function CalendarRow({ calendar, live }: { readonly calendar: Calendar; readonly live: boolean }) {
  const t = useWords(calendarWords);
  const { calendar_id: id, name } = calendar;
  const update = useAct('calendars.update', {
    optimistic: ({ counts_as_busy: busy, receives_blocks: receives }, cache) => cache.update('calendars.accounts', (answer) => ({ ...answer, items: answer.items.map((account) => ({ ...account, calendars: account.calendars.map((one) => (one.calendar_id === id ? { ...one, ...(busy !== undefined && { counts_as_busy: busy }), ...(receives !== undefined && { receives_blocks: receives }) } : receives ? { ...one, receives_blocks: false } : one)) })) })),
    says: (one, input) => (input.receives_blocks !== undefined ? (one.receives_blocks ? t.nowReceives(name) : t.noReceiver) : one.counts_as_busy ? t.nowBusy(name) : t.notBusy(name)),
    undo: (_, input) => call('calendars.update', { id, ...(input.counts_as_busy !== undefined && { counts_as_busy: !input.counts_as_busy }), ...(input.receives_blocks !== undefined && { receives_blocks: !input.receives_blocks }) }),
  });
  const notes = [calendar.primary ? t.primary : '', calendar.read_only ? t.readOnly : '', calendar.reading === 'busy' ? t.busyOnly : '', calendar.gone ? t.gone : ''].filter(Boolean).join(', ');
  return (
    <li className="grid items-center gap-x-6 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,1fr)_auto_auto]">
      <div className="min-w-0">
        <p className="truncate font-medium">{name}{notes && <span className="ml-2 text-sm font-normal text-ink-3">{notes}</span>}</p>
        {calendar.progress === null
          ? <p className="truncate text-sm text-ink-3">{t.events(calendar.events)} · {calendar.synced_at ? <>{t.synced} <DateTime at={calendar.synced_at} as="ago" /></> : t.notSynced}</p>
          : <div className="mt-1 grid max-w-72 gap-1"><Progress label={t.progressOf(name)} share={calendar.progress.total ? calendar.progress.done / calendar.progress.total : 0.1} /><p className="text-xs text-ink-3 tabular">{t.reading(formatNumber(calendar.progress.done), calendar.progress.total === null ? null : formatNumber(calendar.progress.total))}</p></div>}
        {calendar.sync_error && <p className="text-sm text-bad">{calendar.sync_error}</p>}
      </div>
      <Switch label={<>{t.busy}<span className="sr-only">{`: ${name}`}</span></>} checked={calendar.counts_as_busy} onChange={(on) => update.run({ id, counts_as_busy: on })} />
      {live && !calendar.read_only ? <Switch label={<>{t.receives}<span className="sr-only">{`: ${name}`}</span></>} checked={calendar.receives_blocks} onChange={(on) => update.run({ id, receives_blocks: on })} /> : <span className="max-md:hidden md:w-36" />}
    </li>
  );
}
