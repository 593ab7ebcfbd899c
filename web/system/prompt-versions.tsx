import { Ellipsis, Undo2 } from 'lucide-react';
import { useRef } from 'react';
import { call, useAct, useApi } from '../api/index.ts';
import { Badge, Button, Card, DateTime, Diff, Field, IconButton, Menu, Select } from '../ui/index.ts';
import { formatMoney, formatNumber, formatPercent, useWords } from '../words/index.ts';
import type { WholePrompt } from './shapes.ts';
import { promptWords } from './prompts.words.ts';

interface Props { readonly prompt: WholePrompt; readonly version: string | undefined; readonly against: string | undefined; readonly go: (search: { tab?: 'edit' | 'versions'; version?: string; against?: string }) => void }

/** All versions, the newest first, and what changed between two of them. */
export function PromptVersions({ prompt, version, against, go }: Props) {
  const t = useWords(promptWords);
  const stats = useApi('prompts.stats', { name: prompt.template_name });
  const active = prompt.version;
  const name = prompt.template_name;
  // What was active when each change was asked for: when the way back is taken, the page shows another one already.
  const before = useRef(new WeakMap<object, string>());
  const activate = useAct('prompts.activate', {
    optimistic: (input, cache) => { before.current.set(input, active); cache.update('prompts.read', (one) => (one.template_name === name ? withActive(one, input.version) : one)); },
    says: (one) => t.activated(one.version), undo: (_, input) => call('prompts.activate', { name, version: before.current.get(input) ?? active }),
  });
  const older = prompt.versions[prompt.versions.findIndex((one) => one.version === active) + 1];
  const [from, to] = [against ?? older?.version ?? prompt.versions.at(-1)?.version ?? active, version ?? active];
  const textOf = (wanted: string): string => prompt.versions.find((one) => one.version === wanted)?.content ?? '';
  const choices = prompt.versions.map((one) => ({ value: one.version, label: one.version === active ? `${one.version} (${t.active.toLowerCase()})` : one.version }));
  return (
    <div className="grid grid-cols-1 gap-5 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
      <Card flush title={t.versionsList} className="self-start" actions={older && <Button size="sm" onClick={() => activate.run({ name, version: older.version })}><Undo2 aria-hidden className="size-3.5" />{t.rollBack}</Button>}>
        <ul className="divide-y">
          {prompt.versions.map((one) => {
            const use = stats.data?.versions.find((s) => s.version === one.version);
            return (
              <li key={one.version} className="flex items-center gap-3 px-4 py-2.5">
                <div className="min-w-0 flex-1">
                  <p className="flex items-center gap-2 font-medium">{one.version}{one.is_active && <Badge tone="accent">{t.active}</Badge>}{(one.ab_weight ?? 0) > 0 && <Badge tone="info">{t.inTest(formatPercent(one.ab_weight ?? 0))}</Badge>}</p>
                  <p className="truncate text-sm text-ink-3"><DateTime at={one.created_at} as="full" /> · {t.by(makerOf(t.makers, one.created_by))}{use && ` · ${t.calls} ${formatNumber(use.calls)} · ${formatMoney(use.cost_usd, 'USD')}`}</p>
                </div>
                <Menu trigger={<IconButton label={t.actions(one.version)} icon={<Ellipsis className="size-4" />} />} items={[
                  { text: t.activate, disabled: one.is_active, onSelect: () => activate.run({ name, version: one.version }) },
                  { text: t.editFrom, onSelect: () => go({ tab: 'edit', version: one.version }) },
                  { text: t.compare, disabled: one.is_active, onSelect: () => go({ tab: 'versions', version: one.version, against: active }) },
                ]} />
              </li>
            );
          })}
        </ul>
      </Card>
      <div className="grid min-w-0 content-start gap-3">
        {prompt.versions.length < 2 ? <p className="py-2 text-ink-2">{t.one}</p> : (
          <>
            <div className="flex flex-wrap items-end gap-3">
              <Field label={t.compare}><Select value={from} choices={choices} onChange={(event) => go({ tab: 'versions', version: to, against: event.target.value })} className="min-w-32" /></Field>
              <Field label={t.compareWith}><Select value={to} choices={choices} onChange={(event) => go({ tab: 'versions', version: event.target.value, against: from })} className="min-w-32" /></Field>
            </div>
            <Diff label={t.compared(from, to)} before={textOf(from)} after={textOf(to)} />
          </>
        )}
      </div>
    </div>
  );
}

/** As it will be when another version is the active one. */
const withActive = (prompt: WholePrompt, to: string): WholePrompt => ({ ...prompt, ...prompt.versions.find((one) => one.version === to), versions: prompt.versions.map((one) => ({ ...one, is_active: one.version === to })) });

const makerOf = (t: { readonly local: string; readonly cli: string; readonly almanac: string; readonly key: (n: string) => string }, by: string): string => (by.startsWith('key:') ? t.key(by.slice(4)) : { local: t.local, cli: t.cli, almanac: t.almanac }[by] ?? by);
