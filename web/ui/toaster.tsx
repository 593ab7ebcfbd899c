import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { useWords } from '../words/index.ts';
import { Button, IconButton } from './button.tsx';
import { cx } from './cx.ts';
import { announce, announceProblem, dismiss, onToasts, type Shown, shownToasts } from './toasts.ts';
import { uiWords } from './ui.words.ts';

// Not a layer over what is open: Escape belongs to the sheet or the dialog, and to an announcement only while the focus is in it.

/** Where announcements are shown. They wait while a pointer or the focus is on them; F8 leads there, Escape back. */
export function Toaster() {
  const t = useWords(uiWords);
  const shown = useSyncExternalStore(onToasts, shownToasts);
  const region = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const lead = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'F8' || shownToasts().length === 0) return;
      event.preventDefault();
      cameFrom.current = document.activeElement;
      region.current?.querySelector<HTMLElement>('button, a')?.focus();
    };
    document.addEventListener('keydown', lead);
    return () => document.removeEventListener('keydown', lead);
  }, []);
  const back = (): void => { setHeld(false); if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus(); cameFrom.current = null; };
  // With the last one goes what held them: no leaving is told of what is not there any more.
  if (held && shown.length === 0) setHeld(false);
  return (
    <section ref={region} aria-label={t.notifications} data-toasts onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)} className="pointer-events-none fixed right-0 bottom-0 z-50 w-96 max-w-full p-4 max-md:bottom-16">
      <div aria-live="polite" aria-relevant="additions" className="flex flex-col gap-2">{shown.map((one) => <One key={one.id} toast={one} held={held} onLeave={back} />)}</div>
    </section>
  );
}

function One({ toast, held, onLeave }: { readonly toast: Shown; readonly held: boolean; readonly onLeave: () => void }) {
  const t = useWords(uiWords);
  const rest = useRef(toast.stays ?? (toast.undo ? 9000 : 5000));
  useEffect(() => {
    if (held) return undefined;
    const began = performance.now();
    const timer = setTimeout(() => dismiss(toast.id), rest.current);
    return () => { clearTimeout(timer); rest.current = Math.max(1000, rest.current - (performance.now() - began)); };
  }, [held, toast.id]);
  const leave = (): void => { dismiss(toast.id); onLeave(); };
  const takeBack = async (): Promise<void> => {
    leave();
    try { await toast.undo?.(); announce({ text: t.undone, stays: 2500 }); } catch (error) { if (error instanceof ApiProblem) announceProblem(error); else throw error; }
  };
  const escape = (event: KeyboardEvent): void => { if (event.key !== 'Escape') return; event.stopPropagation(); leave(); };
  return (
    <div role={toast.tone === 'bad' ? 'alert' : undefined} onKeyDown={escape} className={cx('pointer-events-auto flex animate-rise items-start gap-3 rounded-lg border bg-raised p-3 shadow-pop', toast.tone === 'bad' && 'border-bad/50')}>
      <div className="min-w-0 flex-1 py-0.5">
        <p className={cx('font-medium', toast.tone === 'bad' && 'text-bad')}>{toast.text}</p>
        {toast.detail && <p className="text-sm text-ink-2">{toast.detail}</p>}
        {toast.link && <a href={toast.link.href} className="text-sm text-accent-text underline">{toast.link.text}</a>}
      </div>
      {toast.undo && <Button size="sm" onClick={() => { void takeBack(); }}>{t.undo}</Button>}
      <IconButton size="sm" label={t.dismiss} icon={<X className="size-4" />} onClick={leave} />
    </div>
  );
}
