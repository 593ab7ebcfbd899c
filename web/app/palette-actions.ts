import { type ReactNode, useEffect, useEffectEvent } from 'react';

export interface PaletteAction { readonly text: string; readonly icon?: ReactNode; readonly shortcut?: string; /** Other words that people may look for. */ readonly words?: string; readonly run: () => void }

let actions: readonly PaletteAction[] = [];
export const paletteActions = (): readonly PaletteAction[] => actions;

/** Something the open page can do, offered in the palette while the page is shown. */
export function usePaletteAction({ text, icon, shortcut, words, run }: PaletteAction): void {
  const act = useEffectEvent(run);
  useEffect(() => {
    const one: PaletteAction = { text, icon, shortcut, words, run: () => act() };
    actions = [...actions, one];
    return () => { actions = actions.filter((other) => other !== one); };
    // The icon is drawn anew each time; what it is of does not change.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [text, shortcut, words]);
}
