import { type RefObject, useEffect } from 'react';

const REACHABLE = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), [tabindex="0"]';

/** When what holds the focus goes away because it was pressed, the focus stays in its neighbourhood instead of falling to the page. */
export function useKeptFocus(around: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const on = around.current;
    if (!on) return undefined;
    let last: Element | null = null;
    const note = (event: FocusEvent): void => { last = event.target as Element; };
    const watch = new MutationObserver(() => {
      if (!last || last.isConnected || document.activeElement !== document.body) return;
      last = null;
      (on.querySelector<HTMLElement>(REACHABLE) ?? on).focus({ preventScroll: true });
    });
    on.addEventListener('focusin', note);
    watch.observe(on, { childList: true, subtree: true });
    return () => { on.removeEventListener('focusin', note); watch.disconnect(); };
  }, [around]);
}
