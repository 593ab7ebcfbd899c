import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { call } from '../api/client.ts';
import { signIn } from '../api/session.ts';
import { Button, Field, Input } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { appWords } from './app.words.ts';

/** The way in where the server asks for a key. */
export function SignIn() {
  const t = useWords(appWords);
  const client = useQueryClient();
  const [key, setKey] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const enter = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      await call('scheduler.preferences', {}, { key: key.trim() });
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : null;
      // A key may be good and not allow this one reading.
      if (problem?.status !== 403) { setWrong(problem?.status === 401 ? t.wrongKey : (problem?.message ?? String(error))); setBusy(false); return; }
    }
    signIn(key.trim());
    client.clear();
  };
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <form onSubmit={(event) => { void enter(event); }} className="grid w-full max-w-sm animate-rise gap-4 rounded-lg border bg-surface p-6 shadow-card">
        <div className="flex items-center gap-2"><img src="/icon.svg" alt="" width={28} height={28} /><h1 className="text-xl">{t.signInTitle}</h1></div>
        <p className="text-ink-2">{t.signInAbout}</p>
        <Field label={t.apiKey} hint={t.signInHint} error={wrong}><Input type="password" autoComplete="off" required autoFocus value={key} onChange={(event) => { setKey(event.target.value); setWrong(undefined); }} /></Field>
        <Button type="submit" look="primary" size="lg" busy={busy} disabled={key.trim() === ''}>{t.signInButton}</Button>
      </form>
    </main>
  );
}
