import { type RefObject, useEffect, useRef } from 'react';

/** For a row of links that is wider than a phone: the one that leads here is scrolled into sight. */
export function useActiveInView<T extends HTMLElement>(): RefObject<T | null> {
  const row = useRef<T>(null);
  useEffect(() => {
    const active = row.current?.querySelector<HTMLElement>('[data-status=active]');
    // By hand: scrollIntoView would move the page, too.
    if (row.current && active) row.current.scrollLeft = active.offsetLeft - (row.current.clientWidth - active.offsetWidth) / 2;
  });
  return row;
}
