export interface Shortcut {
  /** `c`, `/`, `g t` (one after the other), `mod+k`, `shift+enter`. `mod` is ⌘ on a Mac and Ctrl elsewhere. */
  readonly keys: string;
  /** What it does, for the list that `?` shows. */
  readonly label: string;
  readonly group: string;
  readonly run: () => void;
  /** Also while something is being typed; only for keys with mod. */
  readonly whileTyping?: boolean;
}
type Stroke = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>;

/** How long the second key of `g t` may take. */
const PAUSE_MS = 1200;
const MAC = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** A stroke as it is written in `keys`. Shift is written where it makes no other character (`shift+enter`). */
export function strokeOf({ key, metaKey, ctrlKey, altKey, shiftKey }: Stroke, mac = MAC): string {
  const name = key.length === 1 ? key.toLowerCase() : key.replace(/^Arrow/, '').toLowerCase();
  const letter = /^[a-z]$/i.test(key);
  return [(mac ? metaKey : ctrlKey) && 'mod', (mac ? ctrlKey : metaKey) && 'other', altKey && 'alt', shiftKey && (key.length > 1 || letter) && 'shift', name].filter(Boolean).join('+');
}

/** All shortcuts of the moment, and the strokes that lead to them. What was registered last goes first: a page may speak over the shell. */
export function createShortcuts(now: () => number = Date.now) {
  let list: readonly Shortcut[] = [];
  let before: { stroke: string; at: number } | null = null;
  const listeners = new Set<() => void>();
  const change = (to: readonly Shortcut[]): void => { list = to; for (const tell of listeners) tell(); };
  return {
    list: (): readonly Shortcut[] => list,
    onChange(tell: () => void) { listeners.add(tell); return () => { listeners.delete(tell); }; },
    register(shortcut: Shortcut): () => void {
      change([shortcut, ...list]);
      return () => change(list.filter((one) => one !== shortcut));
    },
    /** Runs what a stroke means; true when it meant something. `single`: whether keys without mod count (they can be turned off). */
    press(stroke: string, { typing = false, single = true }: { typing?: boolean; single?: boolean } = {}): boolean {
      const modified = /^(mod|other|alt)\+/.test(stroke);
      const after = before !== null && now() - before.at < PAUSE_MS ? `${before.stroke} ${stroke}` : null;
      before = null;
      if (!modified && (typing || !single)) return false;
      const found = (after !== null && list.find((one) => one.keys === after)) || list.find((one) => one.keys === stroke && (!typing || one.whileTyping));
      if (found) { found.run(); return true; }
      if (list.some((one) => one.keys.startsWith(`${stroke} `))) { before = { stroke, at: now() }; return true; }
      return false;
    },
  };
}
