import { type FormEvent, useState } from 'react';
import { type Output, useAct } from '../api/index.ts';
import { Button, Checkbox, Dialog, Field, Input } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { CopyButton } from './copy-button.tsx';
import { keyWords } from './keys.words.ts';
import type { Key } from './shapes.ts';

type Scope = Key['scopes'][number];
/** As it is sent, in every language. */
const HEADER = 'Authorization: Bearer …';
const SCOPES: readonly Scope[] = ['memory:read', 'memory:write', 'planner:read', 'planner:write', 'admin'];

/** Makes a key, and shows it this once. */
export function NewKey({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(keyWords);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(SCOPES.filter((one) => one !== 'admin'));
  const [made, setMade] = useState<Output<'keys.create'> | null>(null);
  const create = useAct('keys.create', { quiet: true, onDone: setMade });
  const form = 'new-key';
  const submit = (event: FormEvent): void => { event.preventDefault(); if (scopes.length > 0) create.run({ name: name.trim(), scopes: [...scopes] }); };
  if (made) {
    return (
      <Dialog open onClose={onClose} title={t.madeTitle} description={t.madeAbout} footer={<Button look="primary" onClick={onClose}>{t.done}</Button>}>
        <div className="grid grid-cols-1 gap-4">
          <div className="flex flex-wrap items-center gap-2"><code data-testid="key" className="min-w-0 flex-1 rounded-md border bg-sunken px-2.5 py-1.5 font-mono text-sm break-all select-all">{made.key}</code><CopyButton text={made.key} label={t.copyKey} size="md" /></div>
          <p className="text-sm text-ink-2">{t.useIt} <code className="font-mono text-xs">{HEADER}</code></p>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog open onClose={onClose} title={t.create} footer={<><Button onClick={onClose}>{t.cancel}</Button><Button look="primary" type="submit" form={form} busy={create.isPending} disabled={name.trim() === '' || scopes.length === 0}>{t.make}</Button></>}>
      <form id={form} onSubmit={submit} className="grid grid-cols-1 gap-5">
        <Field label={t.name} hint={t.nameHint} error={create.error?.about('name') ?? create.error?.message}><Input autoFocus value={name} maxLength={200} onChange={(event) => setName(event.target.value)} /></Field>
        <fieldset className="grid gap-2">
          <legend className="mb-2 text-sm font-medium text-ink-2">{t.scopes}</legend>
          {SCOPES.map((scope) => <Checkbox key={scope} label={<span>{t.scopeNames[scope]} <code className="ml-1 font-mono text-xs text-ink-3">{scope}</code></span>} checked={scopes.includes(scope)} onChange={(event) => setScopes(event.target.checked ? SCOPES.filter((one) => one === scope || scopes.includes(one)) : scopes.filter((one) => one !== scope))} />)}
          {scopes.length === 0 && <p role="alert" className="text-xs font-medium text-bad">{t.pickOne}</p>}
        </fieldset>
      </form>
    </Dialog>
  );
}
