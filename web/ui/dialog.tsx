import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { useWords } from '../words/index.ts';
import { IconButton } from './button.tsx';
import { cx } from './cx.ts';
import { uiWords } from './ui.words.ts';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Read out with the title. */
  readonly description?: ReactNode;
  readonly hideTitle?: boolean;
  /** Buttons at the end: the primary one last. */
  readonly footer?: ReactNode;
  readonly size?: 'sm' | 'md' | 'lg' | 'xl';
  readonly children: ReactNode;
}
const WIDTHS = { sm: 'sm:max-w-sm', md: 'sm:max-w-lg', lg: 'sm:max-w-2xl', xl: 'sm:max-w-5xl' } as const;

/** A question or a form over the page. Escape and the veil close it; the focus goes back to where it was. */
export const Dialog = (props: Props) => <Panel {...props} place={cx('inset-x-0 bottom-0 max-h-[88dvh] w-full rounded-t-lg animate-rise sm:inset-auto sm:top-[12vh] sm:left-1/2 sm:max-h-[76vh] sm:-translate-x-1/2 sm:rounded-lg', WIDTHS[props.size ?? 'md'])} />;

/** A detail beside the page: from the right; over all of a phone. */
export const Sheet = (props: Props) => <Panel {...props} place={cx('inset-y-0 right-0 h-dvh w-full animate-slide sm:border-l', WIDTHS[props.size ?? 'md'])} />;

function Panel({ open, onClose, title, description, hideTitle = false, footer, children, place }: Props & { readonly place: string }) {
  const t = useWords(uiWords);
  // Without a trigger of its own the panel does not know where one came from; a field in it may take the focus before any effect runs.
  const [was, setWas] = useState<{ readonly open: boolean; readonly from: Element | null }>({ open: false, from: null });
  if (was.open !== open) setWas({ open, from: open ? document.activeElement : was.from });
  return (
    <Radix.Root open={open} onOpenChange={(now) => { if (!now) onClose(); }}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-in bg-black/35" />
        <Radix.Content onInteractOutside={(event) => { if ((event.target as Element | null)?.closest('[data-toasts]')) event.preventDefault(); }} onOpenAutoFocus={(event) => { event.preventDefault(); (event.currentTarget as HTMLElement).focus(); }}
          onCloseAutoFocus={(event) => { event.preventDefault(); if (was.from instanceof HTMLElement && was.from.isConnected) was.from.focus({ preventScroll: true }); }} {...(description === undefined && { 'aria-describedby': undefined })} className={cx('fixed z-40 flex flex-col bg-raised shadow-pop outline-none', place)}>
          <header className={hideTitle ? 'sr-only' : 'flex items-start gap-3 border-b px-4 py-3'}>
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lg">{title}</Radix.Title>
              {description && <Radix.Description className="mt-0.5 text-sm text-ink-2">{description}</Radix.Description>}
            </div>
            {!hideTitle && <IconButton label={t.close} icon={<X className="size-4" />} onClick={onClose} />}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
          {footer && <footer className="flex flex-wrap items-center justify-end gap-2 border-t px-4 py-3">{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
