import { CalendarDays } from 'lucide-react';
import { EmptyState, Page, PageHeader } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { weekWords } from './week.words.ts';

export function WeekPage() {
  const t = useWords(weekWords);
  return <Page><PageHeader title={t.title} /><EmptyState icon={<CalendarDays />} title={t.empty} /></Page>;
}
