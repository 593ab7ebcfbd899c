import { useEffect, useRef, useState } from 'react';

/** Between two strokes: so long no question is asked. */
const PAUSE_MS = 150;

/** What is written, now; and told to the address once the hand rests. An address that changes by itself (a link, a view, the palette) is taken over. */
export function useTyped(asked: string | undefined, tell: (q: string | undefined) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(asked ?? '');
  const told = useRef(asked);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => { if (asked !== told.current) { told.current = asked; setTyped(asked ?? ''); } }, [asked]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return [typed, (text) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => { told.current = text.trim() === '' ? undefined : text.trim(); tell(told.current); }, PAUSE_MS);
  }];
}
