import { type FocusEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { CalendarItem, Ghost } from './preview.ts';
import type { Pointed } from './why-card.tsx';

const REST_MS = 320, LEAVE_MS = 180;

/** What the pointer rests on or the focus is at: its card comes after a moment and stays while one goes there. */
export function usePointed(find: (id: number) => CalendarItem | undefined, findGhost: (key: string) => Ghost | undefined) {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = useCallback((ms: number, what: () => void): void => { clearTimeout(timer.current); timer.current = setTimeout(what, ms); }, []);
  const close = useCallback((): void => { clearTimeout(timer.current); setPointed(null); }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!pointed) return undefined;
    const onKey = (event: KeyboardEvent): void => { if (event.key === 'Escape') close(); };
    window.addEventListener('keydown', onKey);
    window.addEventListener('scroll', close, true);
    return () => { window.removeEventListener('keydown', onKey); window.removeEventListener('scroll', close, true); };
  }, [pointed, close]);

  const show = (target: EventTarget | null): Pointed | null => {
    if (!(target instanceof Element)) return null;
    const on = target.closest('[data-event], [data-ghost]');
    if (!on) return null;
    const item = on.hasAttribute('data-event') ? find(Number(on.getAttribute('data-event'))) ?? null : null;
    const ghost = item ? null : findGhost(on.getAttribute('data-ghost') ?? '') ?? null;
    return item || ghost ? { item, ghost, box: (on.parentElement?.hasAttribute('style') && item ? on.parentElement : on).getBoundingClientRect() } : null;
  };
  return {
    pointed, close, keep: () => clearTimeout(timer.current), leave: () => later(LEAVE_MS, close),
    onPointerOver: (event: PointerEvent): void => {
      if (event.pointerType === 'touch' || event.buttons !== 0) return;
      const next = show(event.target);
      if (next) later(pointed ? 60 : REST_MS, () => setPointed(next)); else if (pointed) later(LEAVE_MS, close); else clearTimeout(timer.current);
    },
    onFocus: (event: FocusEvent): void => { if (event.target instanceof Element && event.target.matches('[data-event]:focus-visible')) { const { target } = event; later(REST_MS, () => setPointed(show(target))); } },
  };
}
