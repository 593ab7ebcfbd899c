import type { FormEvent, ReactNode } from 'react';
import { Button } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { welcomeWords } from './welcome.words.ts';

interface Props { readonly title: string; readonly about: string; readonly onSubmit: (event: FormEvent) => void; readonly busy?: boolean; readonly disabled?: boolean; readonly error?: string | undefined; readonly next?: string; readonly beside?: ReactNode; readonly children: ReactNode }

/** One step: a question, what it is for, and one way on. */
export function Step({ title, about, onSubmit, busy = false, disabled = false, error, next, beside, children }: Props) {
  const t = useWords(welcomeWords);
  return (
    <form onSubmit={onSubmit} className="grid animate-rise gap-5">
      <div><h2 className="text-xl">{title}</h2><p className="mt-1 text-ink-2">{about}</p></div>
      {children}
      {error && <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad">{error}</p>}
      <div className="flex flex-wrap items-center gap-2"><Button type="submit" look="primary" size="lg" busy={busy} disabled={disabled}>{next ?? t.next}</Button>{beside}</div>
    </form>
  );
}
