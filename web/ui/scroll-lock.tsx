import { Slot } from 'radix-ui';
import { type ReactNode, useEffect } from 'react';

let holders = 0;

interface Props { readonly enabled?: boolean; readonly children?: ReactNode; readonly as?: unknown; readonly shards?: unknown; readonly allowPinchZoom?: boolean; readonly removeScrollBar?: boolean }

/**
 * Stands in for the package `react-remove-scroll` (vite.config.ts): the page behind a dialog does not scroll. A class on the page does it;
 * the package would write a <style> element, which the content security policy forbids.
 */
export function RemoveScroll({ enabled = true, children, as: _as, shards: _shards, allowPinchZoom: _pinch, removeScrollBar: _bar, ...rest }: Props) {
  useEffect(() => {
    if (!enabled) return undefined;
    holders++;
    if (holders === 1) {
      // The room of the scroll bar is kept, so that nothing moves sideways.
      document.body.style.paddingRight = `${window.innerWidth - document.documentElement.clientWidth}px`;
      document.documentElement.classList.add('locked');
    }
    return () => {
      if (--holders > 0) return;
      document.documentElement.classList.remove('locked');
      document.body.style.paddingRight = '';
    };
  }, [enabled]);
  return <Slot.Root {...rest}>{children}</Slot.Root>;
}
