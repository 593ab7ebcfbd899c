import { type FormEvent, useState } from 'react';
import { useAct } from '../api/index.ts';
import { Button, Checkbox, Dialog, Field, Input } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { calendarWords } from './calendars.words.ts';
import type { Account } from './shapes.ts';

/** A new password for an account whose old one is refused. */
export function PasswordDialog({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const t = useWords(calendarWords);
  const [password, setPassword] = useState('');
  const check = useAct('calendars.check', { quiet: true, says: (one) => t.connected(one.name), onDone: onClose });
  const submit = (event: FormEvent): void => { event.preventDefault(); check.run({ id: account.account_id, password }); };
  const form = 'new-password';
  return (
    <Dialog open onClose={onClose} size="sm" title={t.reconnectTitle(account.name)} footer={<><Button onClick={onClose}>{t.cancel}</Button><Button look="primary" type="submit" form={form} busy={check.isPending} disabled={password === ''}>{t.doConnect}</Button></>}>
      <form id={form} onSubmit={submit}><Field label={t.newPassword} hint={t.passwordHint} error={check.error?.message}><Input autoFocus type="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} /></Field></form>
    </Dialog>
  );
}

export function DisconnectDialog({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const t = useWords(calendarWords);
  const [leave, setLeave] = useState(false);
  const disconnect = useAct('calendars.disconnect', { says: () => t.disconnected(account.name), onDone: onClose });
  return (
    <Dialog open onClose={onClose} size="sm" title={t.disconnectTitle(account.name)} footer={<><Button autoFocus onClick={onClose}>{t.cancel}</Button><Button look="danger" busy={disconnect.isPending} onClick={() => disconnect.run({ id: account.account_id, leave_blocks: leave })}>{t.disconnect}</Button></>}>
      <div className="grid gap-3"><p className="text-ink-2">{t.disconnectAbout}</p>{account.calendars.some((one) => one.receives_blocks) && <Checkbox label={t.leaveBlocks} checked={leave} onChange={(event) => setLeave(event.target.checked)} />}</div>
    </Dialog>
  );
}
