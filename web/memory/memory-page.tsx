import { Brain } from 'lucide-react';
import { EmptyState, Page, PageHeader } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { memoryWords } from './memory.words.ts';

export function MemoryPage() {
  const t = useWords(memoryWords);
  return <Page><PageHeader title={t.title} /><EmptyState icon={<Brain />} title={t.empty} /></Page>;
}
