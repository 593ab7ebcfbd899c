import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronDown, Play, Sparkles } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { ApiProblem, call, useAct, useApi, useZone } from '../api/index.ts';
import { Button, Card, ErrorState, Field, Menu, Skeleton, TextArea } from '../ui/index.ts';
import { dayIn, formatMoney, formatNumber, useWords } from '../words/index.ts';
import { variablesOf } from './highlight.ts';
import { ModelInput } from './model-input.tsx';
import type { WholePrompt } from './shapes.ts';
import { promptWords } from './prompts.words.ts';
import { readableName } from '../words/readable-name.ts';

/** Names whose value is the material itself: a memory can be put there. */
const MATERIAL = ['text', 'conversation', 'events', 'memories', 'content'];

/** What the model would be told with real input, and what it says to it. */
export function PromptTry({ prompt, text }: { readonly prompt: WholePrompt; readonly text: string }) {
  const t = useWords(promptWords);
  const zone = useZone();
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const [model, setModel] = useState('');
  const names = useMemo(() => variablesOf(text).filter((name) => !(name in prompt.metadata)), [text, prompt.metadata]);
  const values = useDeferredValue(given);
  const asked = { name: prompt.template_name, content: text, variables: values };
  const models = useApi('models.list', {});
  const preview = useQuery({ queryKey: ['prompts.preview', asked], queryFn: ({ signal }) => call('prompts.preview', asked, { signal }), placeholderData: (before) => before, retry: false });
  const run = useAct('prompts.preview', { quiet: true, invalidates: ['prompts.stats', 'models.usage'] });
  const set = (more: Readonly<Record<string, string>>): void => setGiven((before) => ({ ...before, ...more }));
  return (
    <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
      <Card title={t.values} actions={<FillIn names={names} today={dayIn(Date.now(), zone)} zone={zone} onFill={set} />}>
        <div className="grid grid-cols-1 gap-3">
          <p className="text-sm text-ink-2">{t.tryAbout}</p>
          {names.length === 0 && <p className="text-ink-2">{t.noVariables}</p>}
          {names.map((name) => <Field key={name} label={readableName(name)}><TextArea rows={1} value={given[name] ?? ''} onChange={(event) => set({ [name]: event.target.value })} className="max-h-40" /></Field>)}
        </div>
      </Card>
      <div className="grid content-start gap-5">
        <Card title={t.answer} actions={models.data?.on ? <Button size="sm" look="primary" busy={run.isPending} onClick={() => run.run({ ...asked, variables: given, run: true, ...(model.trim() && { model: model.trim() }) })}><Play aria-hidden className="size-3.5" />{t.run}</Button> : undefined}>
          <div className="grid gap-3" aria-live="polite">
            {models.data?.on && <ModelInput label={t.another} value={model} onChange={setModel} placeholder={t.defaultModel(models.data.default_model ?? '')} />}
            {models.data && !models.data.on && <p className="text-ink-2">{t.modelOff} <Link to="/system" className="text-accent-text underline">{t.turnOn}</Link></p>}
            {run.error && <ErrorState compact error={run.error} />}
            {run.isPending && <Skeleton className="h-24" />}
            {run.data && !run.isPending && (
              <>
                <pre tabIndex={0} className="max-h-96 overflow-auto rounded-md bg-sunken p-3 font-mono text-sm whitespace-pre-wrap">{run.data.output}</pre>
                <p className="text-xs text-ink-3 tabular">{t.cost(formatNumber((run.data.prompt_tokens ?? 0) + (run.data.completion_tokens ?? 0)), run.data.cost_usd === null ? t.costUnknown : formatMoney(run.data.cost_usd, 'USD', 4), run.data.model ?? '')}</p>
              </>
            )}
            {models.data?.on && !run.data && !run.isPending && !run.error && <p className="text-ink-3">{t.noAnswer}</p>}
          </div>
        </Card>
        <Card title={t.rendered}>
          {preview.data
            ? <div className="grid gap-3">{preview.data.missing.length > 0 && <p className="text-sm text-warn">{t.missing(preview.data.missing.map(readableName).join(', '))}</p>}<pre tabIndex={0} aria-label={t.rendered} className="max-h-[50dvh] overflow-auto font-mono text-sm whitespace-pre-wrap">{preview.data.rendered}</pre></div>
            : preview.error ? <ErrorState compact error={preview.error} onRetry={() => { void preview.refetch(); }} /> : <Skeleton className="h-64" />}
        </Card>
      </div>
    </div>
  );
}

interface FillProps { readonly names: readonly string[]; readonly today: string; readonly zone: string; readonly onFill: (values: Readonly<Record<string, string>>) => void }

/** Real cases to try with: what was planned lately, what was remembered lately. */
function FillIn({ names, today, zone, onFill }: FillProps) {
  const t = useWords(promptWords);
  const plans = useApi('planner.list', { limit: 5 });
  const memories = useApi('memory.events', { limit: 5 });
  const fillFromPlan = async (intent: string, deadline: string | null): Promise<void> => {
    const own: Record<string, string> = { intent, request: intent, today, time_zone: zone, deadline: deadline ?? '' };
    onFill(Object.fromEntries(Object.entries(own).filter(([name]) => names.includes(name))));
    if (!names.includes('memories')) return;
    // What the planner would find for it; without it the case can still be tried.
    const found = await call('memory.recall', { query: intent, k: 6 }).catch((error: unknown) => { if (error instanceof ApiProblem) return null; throw error; });
    if (found) onFill({ memories: found.results.map((one) => `- ${one.content}`).join('\n') });
  };
  const material = names.find((name) => MATERIAL.includes(name)) ?? names[0];
  const items = [
    ...(plans.data?.items ?? []).map((plan) => ({ text: plan.intent.slice(0, 60), icon: <Sparkles className="size-4" />, onSelect: () => { void fillFromPlan(plan.intent, plan.deadline?.slice(0, 10) ?? null); } })),
    ...(material === undefined ? [] : [null, ...(memories.data?.items ?? []).map((one) => ({ text: one.content.slice(0, 60), onSelect: () => onFill({ [material]: one.content, ...(names.includes('today') && { today }), ...(names.includes('said_at') && { said_at: one.occurred_at }) }) }))]),
  ];
  if (names.length === 0) return null;
  const some = items.some((one) => one !== null);
  return <Menu trigger={<Button size="sm">{t.fill}<ChevronDown aria-hidden className="size-3.5" /></Button>} items={some ? items : [{ text: t.fillNone, disabled: true, onSelect: () => {} }]} />;
}
