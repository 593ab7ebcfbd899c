import { useNavigate, useSearch } from '@tanstack/react-router';
import { CalendarSync, FileUp, Link2, Plus, Server } from 'lucide-react';
import { useState } from 'react';
import { useApi } from '../api/index.ts';
import { usePaletteAction } from '../app/palette-actions.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { Button, DateTime, EmptyState, Loaded, Menu, Page, PageHeader, Skeleton } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { AccountCard } from './account-card.tsx';
import { CalendarHistory } from './calendar-history.tsx';
import { calendarWords } from './calendars.words.ts';
import { ConnectDialog } from './connect-dialog.tsx';
import { FeedCard } from './feed-card.tsx';
import { signInWithGoogle } from './google-sign-in.ts';
import { ImportDialog } from './import-dialog.tsx';

const READING_MS = 1500, CALM_MS = 30_000;

/** Calendars of other services, the feed, and what people changed by hand. */
export function CalendarsPage() {
  const t = useWords(calendarWords);
  const navigate = useNavigate();
  const { connect } = useSearch({ from: '/system/calendars' });
  const [reading, setReading] = useState(false);
  const accounts = useApi('calendars.accounts', {}, { every: reading ? READING_MS : CALM_MS });
  const google = useApi('oauth.status', {});
  const isReading = accounts.data?.items.some((one) => one.calendars.some((calendar) => calendar.progress !== null)) ?? false;
  if (isReading !== reading) setReading(isReading);
  const open = (what: 'caldav' | 'ics' | 'file' | undefined): void => { void navigate({ to: '/system/calendars', search: { connect: what }, replace: true }); };
  const close = (): void => open(undefined);
  useShortcut({ keys: 'n', label: t.connectCaldav, group: t.group, run: () => open('caldav') });
  usePaletteAction({ text: t.connectCaldav, icon: <Server />, shortcut: 'n', run: () => open('caldav') });
  usePaletteAction({ text: t.connectIcs, icon: <Link2 />, run: () => open('ics') });
  usePaletteAction({ text: t.importTitle, icon: <FileUp />, run: () => open('file') });
  const menu = (look: 'primary' | 'plain') => (
    <Menu trigger={<Button look={look}><Plus aria-hidden className="size-4" />{t.connect}</Button>} items={[
      { text: google.data?.configured === false ? t.googleOff : t.google, disabled: !google.data?.configured, onSelect: () => { void signInWithGoogle(); } },
      { text: t.caldav, icon: <Server className="size-4" />, onSelect: () => open('caldav') }, { text: t.ics, icon: <Link2 className="size-4" />, onSelect: () => open('ics') }, null,
      { text: t.file, icon: <FileUp className="size-4" />, onSelect: () => open('file') },
    ]} />
  );
  return (
    <Page>
      <PageHeader title={t.title} about={t.about} actions={menu('primary')} />
      <div className="grid grid-cols-1 gap-5">
        <WaitingWrites />
        <Loaded of={accounts} loading={<div className="grid grid-cols-1 gap-5"><Skeleton className="h-40" /><Skeleton className="h-28" /></div>}>
          {({ items }) => {
            const shown = items.filter((one) => one.state !== 'disconnected');
            return shown.length === 0
              ? <EmptyState icon={<CalendarSync />} title={t.empty} action={<Button onClick={() => open('caldav')}>{t.connectCaldav}</Button>}>{t.emptyAbout}{google.data?.configured === false && <span className="mt-2 block text-sm">{t.googleOffAbout}</span>}</EmptyState>
              : <>{shown.map((one) => <AccountCard key={one.account_id} account={one} />)}</>;
          }}
        </Loaded>
        <FeedCard />
        <CalendarHistory />
      </div>
      {(connect === 'caldav' || connect === 'ics') && <ConnectDialog key={connect} provider={connect} onClose={close} />}
      {connect === 'file' && <ImportDialog onClose={close} />}
    </Page>
  );
}

/** Blocks that their calendar does not show yet; nothing when all is written. */
function WaitingWrites() {
  const t = useWords(calendarWords);
  const writes = useApi('calendars.list', {}, { every: CALM_MS, select: (answer) => answer.writes }).data;
  if (!writes || writes.waiting === 0) return null;
  return (
    <div role="status" className="rounded-lg border bg-warn-soft px-4 py-3 text-warn">
      <p className="font-medium">{t.waiting(writes.waiting)}</p>
      {(writes.oldest ?? writes.error) && <p className="text-sm">{writes.oldest && <>{t.waitingSince} <DateTime at={writes.oldest} as="full" />. </>}{writes.error}</p>}
    </div>
  );
}
