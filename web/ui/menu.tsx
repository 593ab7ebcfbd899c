import { DropdownMenu as Radix, Popover as RadixPopover } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Kbd } from './kbd.tsx';

export interface MenuItem {
  readonly text: string;
  readonly icon?: ReactNode;
  readonly shortcut?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** A mark before it: this is how it is now. */
  readonly checked?: boolean;
  readonly onSelect: () => void;
}
const SURFACE = 'z-50 animate-in rounded-lg bg-raised p-1 shadow-pop';

/** A list of things to do behind a button; `null` draws a line between groups. */
export function Menu({ trigger, items, align = 'end' }: { readonly trigger: ReactNode; readonly items: readonly (MenuItem | null)[]; readonly align?: 'start' | 'center' | 'end' }) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content align={align} sideOffset={4} collisionPadding={8} className={cx(SURFACE, 'min-w-44')}>
          {items.map((item, at) => item === null ? <Radix.Separator key={at} className="my-1 h-px bg-line" /> : (
            <Radix.Item key={at} disabled={item.disabled} onSelect={item.onSelect} className={cx('touch flex h-8 items-center gap-2 rounded-md px-2 text-base outline-none select-none data-highlighted:bg-hover data-disabled:opacity-50', item.danger && 'text-bad')}>
              {item.icon && <span aria-hidden className="flex size-4 items-center text-ink-3">{item.icon}</span>}
              <span className="flex-1">{item.text}</span>
              {item.checked && <span aria-hidden className="size-1.5 rounded-full bg-accent" />}
              {item.shortcut && <Kbd keys={item.shortcut} />}
            </Radix.Item>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** A small panel at a button: filters, a date, an explanation. */
export function Popover({ trigger, label, align = 'start', className, children, open, onOpenChange }: { readonly trigger: ReactNode; readonly label: string; readonly align?: 'start' | 'center' | 'end'; readonly className?: string; readonly children: ReactNode; readonly open?: boolean; readonly onOpenChange?: (open: boolean) => void }) {
  return (
    <RadixPopover.Root open={open} onOpenChange={onOpenChange}>
      <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>
      <RadixPopover.Portal>
        <RadixPopover.Content aria-label={label} align={align} sideOffset={4} collisionPadding={8} className={cx(SURFACE, 'max-w-[calc(100vw-1rem)] p-3', className)}>{children}</RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}
