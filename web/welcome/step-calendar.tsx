import { CalendarPlus, CircleCheck } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useAct, useApi } from '../api/index.ts';
import { Button, cx, Field, Input } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { Step } from './step.tsx';
import { welcomeWords } from './welcome.words.ts';

type Way = 'google' | 'caldav' | 'ics';

export function StepCalendar({ onNext }: { readonly onNext: () => void }) {
  const t = useWords(welcomeWords);
  const [way, setWay] = useState<Way | null>(null);
  const accounts = useApi('calendars.accounts', {}, { select: ({ items }) => items.filter((one) => one.state === 'connected') });
  const google = useApi('oauth.status', {});
  const connected = (accounts.data ?? []).length > 0;
  return (
    <Step title={t.calendar.title} about={t.calendar.about} onSubmit={(event) => { event.preventDefault(); onNext(); }} next={connected ? t.next : t.calendar.none}>
      {connected && <ul className="grid gap-1">{accounts.data?.map((one) => <li key={one.account_id} className="flex items-center gap-2 text-good"><CircleCheck aria-hidden className="size-4" />{t.calendar.connected(one.name)}</li>)}</ul>}
      <div className="grid gap-2">
        <Choice title={t.calendar.google} about={google.data?.configured === false ? t.calendar.googleOff : t.calendar.googleAbout} open={way === 'google'} onOpen={() => setWay(way === 'google' ? null : 'google')} off={google.data?.configured === false}>
          <a href="/oauth/authorize" target="_blank" rel="noreferrer" className="touch inline-flex h-8 items-center justify-self-start rounded-md border border-line-strong/40 bg-surface px-3 font-medium shadow-card hover:bg-hover">{t.calendar.connect}</a>
        </Choice>
        <Choice title={t.calendar.caldav} about={t.calendar.caldavAbout} open={way === 'caldav'} onOpen={() => setWay(way === 'caldav' ? null : 'caldav')}><Account provider="caldav" onDone={() => setWay(null)} /></Choice>
        <Choice title={t.calendar.ics} about={t.calendar.icsAbout} open={way === 'ics'} onOpen={() => setWay(way === 'ics' ? null : 'ics')}><Account provider="ics" onDone={() => setWay(null)} /></Choice>
      </div>
    </Step>
  );
}

function Choice({ title, about, open, onOpen, off = false, children }: { readonly title: string; readonly about: string; readonly open: boolean; readonly onOpen: () => void; readonly off?: boolean; readonly children: ReactNode }) {
  return (
    <div className={cx('rounded-lg border bg-surface', open && 'border-accent/60')}>
      <button type="button" aria-expanded={open} disabled={off} onClick={onOpen} className="touch flex w-full items-center gap-3 rounded-lg px-4 py-3 text-left enabled:hover:bg-hover"><CalendarPlus aria-hidden className="size-5 shrink-0 text-ink-3" /><span className="grid min-w-0"><span className="font-medium">{title}</span><span className="text-sm text-ink-2">{about}</span></span></button>
      {open && <div className="grid animate-rise gap-3 border-t px-4 py-4">{children}</div>}
    </div>
  );
}

/** Not a form: it stands inside one. */
function Account({ provider, onDone }: { readonly provider: 'caldav' | 'ics'; readonly onDone: () => void }) {
  const t = useWords(welcomeWords);
  const [server, setServer] = useState('');
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const connect = useAct('calendars.connect', { quiet: true, says: (account) => t.calendar.connected(account.name), onDone });
  const go = (): void => { if (server.trim() !== '') connect.run({ provider, server_url: server.trim(), ...(provider === 'caldav' && user !== '' && { username: user, ...(password !== '' && { password }) }) }); };
  const onEnter = (event: FormEvent & { key?: string }): void => { if (event.key === 'Enter') { event.preventDefault(); go(); } };
  const problem = connect.error;
  return (
    <div role="group" aria-label={provider === 'caldav' ? t.calendar.caldav : t.calendar.ics} onKeyDown={onEnter} className="grid gap-3">
      <Field label={provider === 'caldav' ? t.calendar.server : t.calendar.address} hint={provider === 'ics' ? t.calendar.addressHint : undefined} error={problem?.about('server_url')}><Input type="url" value={server} onChange={(event) => setServer(event.target.value)} /></Field>
      {provider === 'caldav' && <div className="grid gap-3 sm:grid-cols-2"><Field label={t.calendar.user} error={problem?.about('username')}><Input value={user} autoComplete="username" onChange={(event) => setUser(event.target.value)} /></Field><Field label={t.calendar.password} error={problem?.about('password')}><Input type="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} /></Field></div>}
      {problem && problem.errors.length === 0 && <p role="alert" className="text-sm text-bad">{problem.message}</p>}
      <Button className="justify-self-start" busy={connect.isPending} disabled={server.trim() === ''} onClick={go}>{t.calendar.connect}</Button>
    </div>
  );
}
