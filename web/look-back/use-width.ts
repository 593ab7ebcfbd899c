import { type RefObject, useEffect, useRef, useState } from 'react';

/** How wide a box is, as it changes: charts are drawn in real pixels, so that their text stays readable on a phone. */
export function useWidth<E extends HTMLElement>(before = 640): [RefObject<E | null>, number] {
  const box = useRef<E>(null);
  const [width, setWidth] = useState(before);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(([entry]) => { if (entry) setWidth(Math.max(240, Math.round(entry.contentRect.width))); });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [box, width];
}
