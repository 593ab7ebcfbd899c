import { Check } from 'lucide-react';
import { type Output, useApi } from '../api/index.ts';
import { Card, Loaded, SkeletonRows } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { CopyButton } from './copy-button.tsx';
import { systemWords } from './system.words.ts';

type Setting = Output<'settings.list'>['items'][number];

/** What the server could do besides, and which variables turn it on. */
export function OffSettings() {
  const t = useWords(systemWords);
  const settings = useApi('settings.list', {});
  return (
    <Card title={t.offTitle} flush>
      <Loaded of={settings} loading={<div className="p-4"><SkeletonRows rows={4} /></div>}>
        {({ items }) => {
          const off = items.filter((one) => !one.on), on = items.filter((one) => one.on);
          return (
            <>
              <p className="border-b px-4 py-3 text-sm text-ink-2">{off.length > 0 ? t.offAbout : t.offNone}</p>
              <ul className="divide-y">{off.map((one) => <Off key={one.name} setting={one} />)}</ul>
              {on.length > 0 && (
                <div className="border-t bg-sunken/50 px-4 py-3">
                  <h3 className="mb-1.5 text-sm text-ink-2">{t.onTitle}</h3>
                  <ul className="flex flex-wrap gap-x-5 gap-y-1.5 text-sm">{on.map((one) => <li key={one.name} className="flex items-center gap-1.5"><Check aria-hidden className="size-3.5 text-good" />{wordsOf(t, one.name).name}{one.value && <span className="text-ink-3">{one.value}</span>}</li>)}</ul>
                </div>
              )}
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}

const wordsOf = (t: { readonly settings: Readonly<Record<string, { readonly name: string; readonly about: string }>> }, name: string) => t.settings[name] ?? { name, about: '' };

function Off({ setting }: { readonly setting: Setting }) {
  const t = useWords(systemWords);
  const { name, about } = wordsOf(t, setting.name);
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-60 flex-1"><p className="font-medium">{name}</p><p className="text-sm text-ink-2">{about}</p></div>
      <div className="flex flex-wrap items-center gap-2">
        {setting.set_by.map((variable) => <code key={variable} className="rounded-sm border bg-sunken px-1.5 py-0.5 font-mono text-xs text-ink-2">{variable}{setting.missing.includes(variable) ? '=…' : ` (${t.set.toLowerCase()})`}</code>)}
        <CopyButton text={setting.missing.map((variable) => `${variable}=`).join('\n')} />
      </div>
    </li>
  );
}
