import { useMemo, useRef, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { call, useAct } from '../api/index.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { announce, Badge, Button, Card, Checkbox, cx, Diff, Kbd } from '../ui/index.ts';
import { formatNumber, useWords } from '../words/index.ts';
import { variablesOf } from './highlight.ts';
import { PromptEditor } from './prompt-editor.tsx';
import type { WholePrompt } from './shapes.ts';
import { promptWords } from './prompts.words.ts';
import type { Draft } from './use-draft.ts';

const nextVersion = (prompt: WholePrompt): string => `v${1 + Math.max(0, ...prompt.versions.map((one) => Number(/^v(\d+)$/.exec(one.version)?.[1] ?? 0)))}`;

/** The text, what it asks for, and the way to a new version. */
export function PromptEdit({ prompt, draft }: { readonly prompt: WholePrompt; readonly draft: Draft }) {
  const t = useWords(promptWords);
  const navigate = useNavigate();
  const area = useRef<HTMLTextAreaElement>(null);
  const [atOnce, setAtOnce] = useState(true);
  const [showing, setShowing] = useState(false);
  // What the first text of a prompt asked for is what its callers fill in.
  const known = useMemo(() => new Set([...(prompt.versions.at(-1)?.variables ?? []), ...Object.keys(prompt.metadata)]), [prompt]);
  const used = useMemo(() => variablesOf(draft.text), [draft.text]);
  const unknown = used.filter((name) => !known.has(name));
  const gone = draft.base.variables.filter((name) => !used.includes(name));
  const next = nextVersion(prompt);
  const before = prompt.version;
  const save = useAct('prompts.create-version', {
    says: (made) => (made.is_active ? t.savedActive(made.version) : t.saved(made.version)),
    undo: atOnce ? () => call('prompts.activate', { name: prompt.template_name, version: before }) : undefined,
    onDone: (made) => { draft.discard(); void navigate({ to: '/system/prompts/$name', params: { name: prompt.template_name }, search: { version: made.is_active ? undefined : made.version }, replace: true }); },
  });
  const saveNow = (): void => { if (draft.changed && !save.isPending) save.run({ name: prompt.template_name, content: draft.text, activate: atOnce }); };
  useShortcut({ keys: 'mod+s', label: t.save(next), group: t.group, whileTyping: true, run: saveNow });
  const insert = (name: string): void => {
    const field = area.current;
    if (!field) return;
    const [from, to] = [field.selectionStart, field.selectionEnd];
    const put = `{{${name}}}`;
    draft.write(draft.text.slice(0, from) + put + draft.text.slice(to));
    requestAnimationFrame(() => { field.focus(); field.setSelectionRange(from + put.length, from + put.length); });
  };
  const discard = (): void => {
    const text = draft.text;
    draft.discard();
    announce({ text: t.discarded, undo: async () => { draft.write(text); } });
  };
  return (
    <div className="grid grid-cols-1 gap-5 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="grid min-w-0 content-start gap-2">
        <div className="flex min-h-8 flex-wrap items-center gap-2 text-sm text-ink-2">
          <span>{t.basedOn(draft.base.version)}</span>{draft.changed && <Badge tone="warn">{t.unsaved}</Badge>}
          <span className="ml-auto text-ink-3 tabular">{t.characters(formatNumber(draft.text.length))}</span>
          {draft.changed && <Button size="sm" look="quiet" onClick={() => setShowing(!showing)} aria-expanded={showing}>{showing ? t.hideChanges : t.showChanges}</Button>}
        </div>
        <PromptEditor area={area} label={t.text} value={draft.text} onChange={draft.write} known={known} />
        {showing && draft.changed && <Diff label={t.changes} before={draft.base.content} after={draft.text} />}
      </div>
      <div className="grid content-start gap-4 lg:sticky lg:top-6">
        <Card>
          <div className="grid grid-cols-1 gap-3">
            <Button look="primary" size="md" busy={save.isPending} disabled={!draft.changed} onClick={saveNow}>{t.save(next)}</Button>
            {draft.changed ? <Button look="quiet" onClick={discard}>{t.discard}</Button> : <p className="text-sm text-ink-3">{t.nothingToSave}</p>}
            <div className="border-t pt-3"><Checkbox label={t.activateAtOnce} checked={atOnce} onChange={(event) => setAtOnce(event.target.checked)} /><p className="mt-1 text-xs text-ink-3">{t.activateHint}</p></div>
            <p className="flex items-center gap-1.5 text-xs text-ink-3 pointer-coarse:hidden"><Kbd keys="mod+s" />{t.keysHint}</p>
          </div>
        </Card>
        <Card title={t.variablesTitle}>
          <div className="grid grid-cols-1 gap-3">
            <ul className="flex flex-wrap gap-1.5">
              {[...new Set([...known, ...used])].filter((name) => name !== 'purpose').map((name) => (
                <li key={name}><button type="button" onClick={() => insert(name)} aria-label={t.insert(name)} title={known.has(name) ? (used.includes(name) ? undefined : t.unusedVariable) : t.unknownVariable}
                  className={cx('touch rounded-sm border px-1.5 py-0.5 font-mono text-xs transition-colors hover:border-line-strong', !known.has(name) ? 'border-transparent bg-warn-soft text-warn' : used.includes(name) ? 'border-transparent bg-accent-soft text-accent-text' : 'border-dashed border-line-strong/60 text-ink-2')}>{name}</button></li>
              ))}
            </ul>
            <p className="text-xs text-ink-3">{t.variablesHint}</p>
            <div aria-live="polite" className="grid gap-1 text-sm">
              {unknown.length > 0 && <p className="text-warn">{t.unknownWarning(unknown.length)}</p>}
              {draft.changed && gone.length > 0 && <p className="text-warn">{t.lost(gone.join(', '))}</p>}
            </div>
          </div>
        </Card>
      </div>
    </div>
  );
}
