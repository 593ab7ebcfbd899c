import { useState } from 'react';
import { setSingleKeys, singleKeys, useShortcutList } from '../shortcuts/index.ts';
import { Dialog, Kbd, Switch } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { appWords } from './app.words.ts';

/** All shortcuts of the moment, those of the open page among them. */
export function ShortcutList({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(appWords);
  const list = useShortcutList();
  const [single, setSingle] = useState(singleKeys);
  const groups = [...new Set(list.map((one) => one.group))].reverse();
  return (
    <Dialog open onClose={onClose} title={t.shortcuts} footer={<Switch label={t.singleKeys} checked={single} onChange={(on) => { setSingleKeys(on); setSingle(on); }} />}>
      <div className="grid gap-5 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group}>
            <h3 className="mb-1 text-sm text-ink-3">{group}</h3>
            <dl>{list.filter((one) => one.group === group).toReversed().map((one) => <div key={one.keys} className="flex h-8 items-center justify-between gap-4"><dt>{one.label}</dt><dd><Kbd keys={one.keys} /></dd></div>)}</dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
