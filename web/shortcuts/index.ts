export type { Shortcut } from './registry.ts';
export { setSingleKeys, singleKeys, useShortcut, useShortcutKeys, useShortcutList } from './use-shortcut.ts';
