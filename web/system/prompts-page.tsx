import { useNavigate, useSearch } from '@tanstack/react-router';
import { TextQuote } from 'lucide-react';
import { useState } from 'react';
import { type Output, useApi } from '../api/index.ts';
import { Badge, Button, type Column, DateTime, EmptyState, Field, Input, Loaded, Page, PageHeader, SkeletonRows, Table } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { promptWords } from './prompts.words.ts';
import { readableName } from '../words/readable-name.ts';

type Prompt = Output<'prompts.list'>['items'][number];
const purposeOf = (prompt: Prompt): string | undefined => (typeof prompt.metadata['purpose'] === 'string' ? prompt.metadata['purpose'] : undefined);

/** All prompts with their active versions. */
export function PromptsPage() {
  const t = useWords(promptWords);
  const navigate = useNavigate();
  const { q: linked = '' } = useSearch({ from: '/system/prompts' });
  // The address follows what is typed; a field that waited for it would lose letters.
  const [q, setQ] = useState(linked);
  const search = (text: string): void => { setQ(text); void navigate({ to: '/system/prompts', search: { q: text || undefined }, replace: true }); };
  const prompts = useApi('prompts.list', { limit: 200 });
  const columns: readonly Column<Prompt>[] = [
    { id: 'name', head: t.name, width: 'minmax(0, 1fr)', cell: (one) => <div className="min-w-0 py-1"><p className="truncate font-medium">{readableName(one.template_name)}</p><p className="truncate text-sm text-ink-3">{purposeOf(one) ?? t.purposeless}</p></div> },
    { id: 'version', head: t.version, width: '5rem', cell: (one) => <Badge tone="accent">{one.version}</Badge> },
    { id: 'variables', head: t.variables, width: '6rem', numeric: true, wide: true, cell: (one) => one.variables.length },
    { id: 'changed', head: t.changed, width: '9rem', wide: true, cell: (one) => <span className="text-ink-2"><DateTime at={one.created_at} as="ago" /></span> },
  ];
  return (
    <Page>
      <PageHeader title={t.title} about={t.about} />
      <Loaded of={prompts} loading={<SkeletonRows rows={8} height="h-14" />}>
        {({ items }) => {
          const words = q.toLowerCase().split(/\s+/).filter(Boolean);
          const found = items.filter((one) => words.every((word) => `${one.template_name} ${purposeOf(one) ?? ''} ${one.content}`.toLowerCase().includes(word)));
          return (
            <div className="grid grid-cols-1 gap-4">
              <Field label={t.search} hideLabel><Input type="search" value={q} placeholder={t.search} onChange={(event) => search(event.target.value)} className="max-w-80" /></Field>
              {found.length === 0
                ? <EmptyState icon={<TextQuote />} title={items.length === 0 ? t.empty : t.none} action={items.length > 0 && <Button onClick={() => search('')}>{t.clear}</Button>} />
                : <Table label={t.list} columns={columns} rows={found} keyOf={(one) => one.template_name} rowHeight={60} onOpen={(one) => { void navigate({ to: '/system/prompts/$name', params: { name: one.template_name } }); }} className="max-h-[70dvh] rounded-lg border bg-surface shadow-card" />}
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}
