import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

export interface Tab { readonly value: string; readonly text: string; readonly count?: number; readonly content: ReactNode }

/** Views of one thing, of which one is shown. Give `value` and `onChange` from the address, so that a link leads to the tab. */
export function Tabs({ tabs, value, onChange, label }: { readonly tabs: readonly Tab[]; readonly value: string; readonly onChange: (value: string) => void; readonly label: string }) {
  return (
    <Radix.Root value={value} onValueChange={onChange}>
      <Radix.List aria-label={label} className="flex gap-1 overflow-x-auto border-b">
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className="touch -mb-px h-9 shrink-0 border-b-2 border-transparent px-3 text-base font-medium text-ink-2 transition-colors hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink">
            {tab.text}{tab.count !== undefined && <span className="ml-1.5 text-sm text-ink-3 tabular">{tab.count}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => <Radix.Content key={tab.value} value={tab.value} className="pt-4">{tab.content}</Radix.Content>)}
    </Radix.Root>
  );
}
