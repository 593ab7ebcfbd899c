import { Sun } from 'lucide-react';
import { EmptyState, Page, PageHeader } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { todayWords } from './today.words.ts';

export function TodayPage() {
  const t = useWords(todayWords);
  return <Page><PageHeader title={t.title} /><EmptyState icon={<Sun />} title={t.empty} /></Page>;
}
