import { Copy } from 'lucide-react';
import { announce, Button } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { systemWords } from './system.words.ts';

/** Puts a text into the clipboard, and says so. */
export function CopyButton({ text, label, size = 'sm' }: { readonly text: string; readonly label?: string; readonly size?: 'sm' | 'md' }) {
  const t = useWords(systemWords);
  const copy = async (): Promise<void> => {
    try { await navigator.clipboard.writeText(text); announce({ text: t.copied, stays: 2000 }); } catch { announce({ text: t.copyFailed, tone: 'bad' }); }
  };
  return <Button size={size} onClick={() => { void copy(); }}><Copy aria-hidden className="size-3.5" />{label ?? t.copy}</Button>;
}
