import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { createShortcuts, type Shortcut, strokeOf } from './registry.ts';

const shortcuts = createShortcuts();
const SINGLE = 'almanac.single-keys';

/** Whether shortcuts of one plain key count: who dictates or has shaking hands turns them off. */
export const singleKeys = (): boolean => { try { return localStorage.getItem(SINGLE) !== 'off'; } catch { return true; } };
export const setSingleKeys = (on: boolean): void => localStorage.setItem(SINGLE, on ? 'on' : 'off');

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [role=textbox], [role=combobox]'));
/** Over an open dialog the page's shortcuts are silent; those with mod are not. */
const isCovered = (): boolean => document.querySelector('[role=dialog][data-state=open], [role=menu]') !== null;

/** Listens to the keyboard; once, in the shell. */
export function useShortcutKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
      if (shortcuts.press(strokeOf(event), { typing: isTyping(event.target), single: singleKeys() && !isCovered() })) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** A shortcut for as long as the component is shown. It appears in the list of `?` by itself. */
export function useShortcut({ keys, label, group, run, whileTyping, enabled = true }: Shortcut & { readonly enabled?: boolean }): void {
  const act = useEffectEvent(run);
  useEffect(() => (enabled ? shortcuts.register({ keys, label, group, whileTyping, run: () => act() }) : undefined), [keys, label, group, whileTyping, enabled]);
}

export const useShortcutList = (): readonly Shortcut[] => useSyncExternalStore(shortcuts.onChange, shortcuts.list);
