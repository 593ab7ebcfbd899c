import { Settings2 } from 'lucide-react';
import { EmptyState, Page, PageHeader } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { systemWords } from './system.words.ts';

export function SystemPage() {
  const t = useWords(systemWords);
  return <Page><PageHeader title={t.title} /><EmptyState icon={<Settings2 />} title={t.empty} /></Page>;
}
