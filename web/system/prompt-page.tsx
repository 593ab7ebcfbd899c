import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useApi } from '../api/index.ts';
import { Badge, Loaded, Page, PageHeader, Skeleton, Tabs } from '../ui/index.ts';
import { formatPercent, useWords } from '../words/index.ts';
import { PromptEdit } from './prompt-edit.tsx';
import { PromptTest } from './prompt-test.tsx';
import { PromptTry } from './prompt-try.tsx';
import { PromptVersions } from './prompt-versions.tsx';
import { promptWords } from './prompts.words.ts';
import { readableName } from '../words/readable-name.ts';
import type { WholePrompt } from './shapes.ts';
import { useDraft } from './use-draft.ts';

type View = 'edit' | 'try' | 'versions' | 'test';

/** One prompt: its text, what comes of it, its versions and how they do. */
export function PromptPage() {
  const t = useWords(promptWords);
  const { name } = useParams({ from: '/system/prompts/$name' });
  const prompt = useApi('prompts.read', { name });
  const purpose = prompt.data?.metadata['purpose'];
  const inTest = prompt.data?.versions.filter((one) => (one.ab_weight ?? 0) > 0) ?? [];
  return (
    <Page wide>
      <Link to="/system/prompts" className="touch mb-2 -ml-1 inline-flex items-center gap-1 rounded-md px-1 text-sm text-ink-2 hover:text-ink"><ChevronLeft aria-hidden className="size-4" />{t.back}</Link>
      <PageHeader title={readableName(name)} about={prompt.data ? (typeof purpose === 'string' ? purpose : t.purposeless) : ' '}
        actions={prompt.data && <><Badge tone="accent">{`${prompt.data.version} · ${t.active}`}</Badge>{inTest.map((one) => <Badge key={one.version} tone="info">{`${one.version} · ${t.inTest(formatPercent(one.ab_weight ?? 0))}`}</Badge>)}</>} />
      <Loaded of={prompt} loading={<div className="grid gap-4"><Skeleton className="h-9 w-80" /><Skeleton className="h-96" /></div>}>{(data) => <Views key={name} prompt={data} />}</Loaded>
    </Page>
  );
}

function Views({ prompt }: { readonly prompt: WholePrompt }) {
  const t = useWords(promptWords);
  const navigate = useNavigate();
  const { tab = 'edit', version, against } = useSearch({ from: '/system/prompts/$name' });
  const draft = useDraft(prompt, version);
  const go = (search: { tab?: View; version?: string; against?: string }): void => { void navigate({ to: '/system/prompts/$name', params: { name: prompt.template_name }, search, replace: true }); };
  return (
    <Tabs label={t.views} value={tab} onChange={(to) => go({ tab: to as View, version: draft.base.version === prompt.version ? undefined : draft.base.version })} tabs={[
      { value: 'edit', text: t.tabs.edit, content: <PromptEdit prompt={prompt} draft={draft} /> },
      { value: 'try', text: t.tabs.try, content: <PromptTry prompt={prompt} text={draft.text} /> },
      { value: 'versions', text: t.tabs.versions, count: prompt.versions.length, content: <PromptVersions prompt={prompt} version={version} against={against} go={go} /> },
      { value: 'test', text: t.tabs.test, content: <PromptTest prompt={prompt} /> },
    ]} />
  );
}
