import { cx } from './cx.ts';

const MAC = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
const NAMES: Record<string, string> = { mod: MAC ? '⌘' : 'Ctrl', shift: MAC ? '⇧' : 'Shift', alt: MAC ? '⌥' : 'Alt', enter: '↵', escape: 'Esc', up: '↑', down: '↓', left: '←', right: '→' };

/** Keys as they stand on the keyboard: `mod+k`, `g t`. Not shown where there is none. */
export function Kbd({ keys, inverse = false }: { readonly keys: string; readonly inverse?: boolean }) {
  return (
    <span className="inline-flex items-center gap-0.5 pointer-coarse:hidden">
      {keys.split(/[ +]/).map((key, at) => <kbd key={at} className={cx('inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm px-1 font-sans text-[0.6875rem] leading-none', inverse ? 'bg-canvas/20' : 'border border-line bg-sunken text-ink-3')}>{NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)}</kbd>)}
    </span>
  );
}
