import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { SlidersHorizontal } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useRef, useState, useSyncExternalStore } from 'react';
import { useApi } from '../api/index.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { announce, Button, Checkbox, Field, Input, Kbd, Select, TextArea } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { isRunning, keepUnsent, makePlan, makingNow, onMaking, unsentIntent } from './making.ts';
import { planWords } from './plan.words.ts';
import { useClients } from './use-names.ts';

type Mode = 'auto' | 'llm' | 'library';

/** The one thing that has to be said; all else may be. */
export function Compose({ intent: given }: { readonly intent?: string }) {
  const t = useWords(planWords);
  const client = useQueryClient();
  const navigate = useNavigate();
  const making = useSyncExternalStore(onMaking, makingNow);
  const box = useRef<HTMLTextAreaElement>(null);
  const [intent, setIntent] = useState(given ?? unsentIntent());
  const [more, setMore] = useState(false);
  const [whom, setWhom] = useState({ client: '', engagement: '', deadline: '' });
  const [engine, setEngine] = useState<{ mode: Mode; several: boolean; model: string }>({ mode: 'auto', several: false, model: '' });
  const clients = useClients();
  const engagements = useApi('engagements.list', { limit: 200 }).data?.items ?? [];
  const busy = isRunning(making);
  useShortcut({ keys: 'n', label: t.compose.focus, group: t.group, run: () => box.current?.focus() });

  const write = (text: string): void => { setIntent(text); keepUnsent(text); };
  const send = (): void => {
    if (!intent.trim() || busy) return;
    void makePlan(client, {
      intent, mode: engine.mode, template: engine.several ? 'sop_generator_manifold' : 'sop_generator', ...(whom.client && { client_id: Number(whom.client) }), ...(whom.engagement && { engagement_id: Number(whom.engagement) }), ...(whom.deadline && { deadline: whom.deadline }), ...(engine.model.trim() && { model: engine.model.trim() }),
    }, (plan) => {
      if (/^\/plan\/?$/.test(window.location.pathname)) void navigate({ to: '/plan/$planId', params: { planId: String(plan.plan_id) } });
      else announce({ text: t.making.ready(plan.plan_title), link: { href: `/plan/${plan.plan_id}`, text: t.making.look }, stays: 12_000 });
    });
  };
  const onKey = (event: KeyboardEvent): void => { if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) { event.preventDefault(); send(); } };
  const onSubmit = (event: FormEvent): void => { event.preventDefault(); send(); };

  return (
    <form onSubmit={onSubmit} className="rounded-lg border bg-surface shadow-card focus-within:border-ring/60">
      <div className="p-4 pb-3">
        <Field label={t.compose.label} className="[&>label]:mb-1 [&>label]:text-lg [&>label]:font-medium [&>label]:text-ink">
          <TextArea ref={box} rows={2} value={intent} maxLength={10_000} disabled={busy} onChange={(event) => write(event.target.value)} onKeyDown={onKey} placeholder={t.compose.placeholder} className="min-h-16 text-lg" />
        </Field>
      </div>
      <div className="flex flex-wrap items-end gap-x-3 gap-y-3 border-t bg-sunken/50 px-4 py-3">
        <Field label={t.compose.client} className="min-w-36 flex-1 sm:max-w-52"><Select className="w-full" value={whom.client} onChange={(event) => setWhom({ ...whom, client: event.target.value })} choices={[{ value: '', label: t.compose.nobody }, ...clients.filter((one) => !one.own).map((one) => ({ value: String(one.id), label: one.name }))]} /></Field>
        {engagements.length > 0 && <Field label={t.compose.engagement} className="min-w-36 flex-1 sm:max-w-52"><Select className="w-full" value={whom.engagement} onChange={(event) => setWhom({ ...whom, engagement: event.target.value })} choices={[{ value: '', label: t.compose.noEngagement }, ...engagements.map((one) => ({ value: String(one.engagement_id), label: one.name }))]} /></Field>}
        <Field label={t.compose.deadline} className="min-w-36 flex-1 sm:max-w-44"><Input type="date" value={whom.deadline} title={t.compose.deadlineHint} onChange={(event) => setWhom({ ...whom, deadline: event.target.value })} /></Field>
        <Button look="quiet" aria-expanded={more} aria-controls="plan-more" onClick={() => setMore(!more)}><SlidersHorizontal aria-hidden className="size-4" />{more ? t.compose.less : t.compose.more}</Button>
        <div className="ml-auto flex items-center gap-3"><span aria-hidden className="max-sm:hidden"><Kbd keys="mod+enter" /></span><Button look="primary" size="lg" type="submit" busy={busy} disabled={!intent.trim()}>{t.compose.submit}</Button></div>
      </div>
      <div id="plan-more" hidden={!more} className="border-t px-4 py-3">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t.compose.mode} hint={t.compose.modeHint}><Select className="w-full" value={engine.mode} onChange={(event) => setEngine({ ...engine, mode: event.target.value as Mode })} choices={(['auto', 'llm', 'library'] as const).map((value) => ({ value, label: t.compose.modes[value] }))} /></Field>
          <Field label={t.compose.model} hint={t.compose.modelHint}><Input value={engine.model} maxLength={200} disabled={engine.mode === 'library'} onChange={(event) => setEngine({ ...engine, model: event.target.value })} /></Field>
          <Checkbox label={t.compose.several} checked={engine.several} onChange={(event) => setEngine({ ...engine, several: event.target.checked })} />
        </div>
      </div>
    </form>
  );
}
