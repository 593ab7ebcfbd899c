import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

/** Says more about what a pointer or the focus rests on. Nothing that one needs stands here alone: fingers have no hover. */
export function Tooltip({ text, shortcut, side = 'bottom', children }: { readonly text: ReactNode; readonly shortcut?: string; readonly side?: 'top' | 'right' | 'bottom' | 'left'; readonly children: ReactNode }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content side={side} sideOffset={6} collisionPadding={8} className="z-50 flex max-w-72 animate-in items-center gap-2 rounded-md bg-ink px-2 py-1 text-xs text-canvas shadow-pop">
          {text}{shortcut && <Kbd keys={shortcut} inverse />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
export const TooltipProvider = ({ children }: { readonly children: ReactNode }) => <Radix.Provider delayDuration={450} skipDelayDuration={200}>{children}</Radix.Provider>;
