import { X } from 'lucide-react';
import { Toast } from 'radix-ui';
import { useSyncExternalStore } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { useWords } from '../words/index.ts';
import { Button, IconButton } from './button.tsx';
import { cx } from './cx.ts';
import { announce, announceProblem, dismiss, onToasts, type Shown, shownToasts } from './toasts.ts';
import { uiWords } from './ui.words.ts';

/** Where announcements are shown. They wait while a pointer or the focus is on them; F8 leads there. */
export function Toaster() {
  const t = useWords(uiWords);
  const shown = useSyncExternalStore(onToasts, shownToasts);
  return (
    <Toast.Provider swipeDirection="right" label={t.notifications}>
      {shown.map((one) => <One key={one.id} toast={one} />)}
      <Toast.Viewport className="fixed right-0 bottom-0 z-50 m-0 flex w-96 max-w-full list-none flex-col gap-2 p-4 outline-none max-md:bottom-16" />
    </Toast.Provider>
  );
}

function One({ toast }: { readonly toast: Shown }) {
  const t = useWords(uiWords);
  const takeBack = async (): Promise<void> => {
    dismiss(toast.id);
    try { await toast.undo?.(); announce({ text: t.undone, stays: 2500 }); } catch (error) { if (error instanceof ApiProblem) announceProblem(error); else throw error; }
  };
  return (
    <Toast.Root duration={toast.stays ?? (toast.undo ? 9000 : 5000)} type={toast.tone === 'bad' ? 'foreground' : 'background'} onOpenChange={(open) => { if (!open) dismiss(toast.id); }}
      className={cx('pointer-events-auto flex animate-rise items-start gap-3 rounded-lg border bg-raised p-3 shadow-pop', toast.tone === 'bad' && 'border-bad/50')}>
      <div className="min-w-0 flex-1 py-0.5">
        <Toast.Title className={cx('font-medium', toast.tone === 'bad' && 'text-bad')}>{toast.text}</Toast.Title>
        {toast.detail && <Toast.Description className="text-sm text-ink-2">{toast.detail}</Toast.Description>}
        {toast.link && <a href={toast.link.href} className="text-sm text-accent-text underline">{toast.link.text}</a>}
      </div>
      {toast.undo && <Toast.Action asChild altText={t.undo}><Button size="sm" onClick={() => { void takeBack(); }}>{t.undo}</Button></Toast.Action>}
      <IconButton size="sm" label={t.dismiss} icon={<X className="size-4" />} onClick={() => dismiss(toast.id)} />
    </Toast.Root>
  );
}
