import { type RefObject, useEffect, useState } from 'react';

export interface View { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
/** The view is told in pieces of so many pixels: what is scrolled within one draws nothing anew. */
const PIECE = 400;

/** The part of a scrolling box that is in sight, with a piece around it; null while everything may be drawn. */
export function useView(box: RefObject<HTMLElement | null>, on: boolean): View | null {
  const [view, setView] = useState<View | null>(on ? { left: 0, right: 4 * PIECE, top: 0, bottom: 4 * PIECE } : null);
  useEffect(() => {
    const element = box.current;
    if (!on || !element) { setView(null); return undefined; }
    const look = (): void => {
      const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
      const low = (at: number): number => (Math.floor(at / PIECE) - 1) * PIECE, high = (at: number): number => (Math.ceil(at / PIECE) + 1) * PIECE;
      const next = { left: low(scrollLeft), right: high(scrollLeft + clientWidth), top: low(scrollTop), bottom: high(scrollTop + clientHeight) };
      setView((now) => (now && now.left === next.left && now.right === next.right && now.top === next.top && now.bottom === next.bottom ? now : next));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => { element.removeEventListener('scroll', look); watch.disconnect(); };
  }, [box, on]);
  return view;
}
