import { NotebookPen } from 'lucide-react';
import { EmptyState, Page, PageHeader } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { planWords } from './plan.words.ts';

export function PlanPage() {
  const t = useWords(planWords);
  return <Page><PageHeader title={t.title} /><EmptyState icon={<NotebookPen />} title={t.empty} /></Page>;
}
