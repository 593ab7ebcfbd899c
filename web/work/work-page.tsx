import { Layers } from 'lucide-react';
import { EmptyState, Page, PageHeader } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { workWords } from './work.words.ts';

export function WorkPage() {
  const t = useWords(workWords);
  return <Page><PageHeader title={t.title} /><EmptyState icon={<Layers />} title={t.empty} /></Page>;
}
