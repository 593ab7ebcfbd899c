import { type FormEvent, useState } from 'react';
import { useAct } from '../api/index.ts';
import { Button, Checkbox, Dialog, Field, Input } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { calendarWords } from './calendars.words.ts';

const SCHEME = 'https://';

/** Lets Almanac into a calendar account, or subscribes to an address. */
export function ConnectDialog({ provider, onClose }: { readonly provider: 'caldav' | 'ics'; readonly onClose: () => void }) {
  const t = useWords(calendarWords);
  const caldav = provider === 'caldav';
  const [server, setServer] = useState('');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [name, setName] = useState('');
  const [blocks, setBlocks] = useState(true);
  const connect = useAct('calendars.connect', { quiet: true, says: (account) => t.connected(account.name), onDone: onClose });
  const { error } = connect;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    connect.run({ provider, server_url: server.trim(), ...(name.trim() && { name: name.trim() }), ...(caldav && { ...(username.trim() && { username: username.trim() }), ...(password && { password }), ...(!blocks && { receive_blocks: false }) }) });
  };
  const known = ['server_url', 'username', 'password', 'name'].some((field) => error?.about(field));
  const form = 'connect-calendar';
  return (
    <Dialog open onClose={onClose} title={caldav ? t.connectCaldav : t.connectIcs} description={caldav ? t.connectAbout : t.icsAbout} footer={<><Button onClick={onClose}>{t.cancel}</Button><Button look="primary" type="submit" form={form} busy={connect.isPending} disabled={server.trim() === ''}>{t.doConnect}</Button></>}>
      <form id={form} onSubmit={submit} className="grid gap-4">
        <Field label={caldav ? t.server : t.address} hint={caldav ? t.serverHint : t.addressHint} error={error?.about('server_url') ?? (error && !known ? error.message : undefined)}><Input autoFocus value={server} inputMode="url" spellCheck={false} placeholder={SCHEME} onChange={(event) => setServer(event.target.value)} /></Field>
        {caldav && (
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t.username} error={error?.about('username')}><Input value={username} autoComplete="username" spellCheck={false} onChange={(event) => setUsername(event.target.value)} /></Field>
            <Field label={t.password} hint={t.passwordHint} error={error?.about('password')}><Input type="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} /></Field>
          </div>
        )}
        <Field label={t.nameLabel} hint={t.nameHint} error={error?.about('name')}><Input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} /></Field>
        {caldav && <Checkbox label={t.receiveBlocks} checked={blocks} onChange={(event) => setBlocks(event.target.checked)} />}
      </form>
    </Dialog>
  );
}
