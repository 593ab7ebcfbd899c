import { BookOpenText } from 'lucide-react';
import { EmptyState, Page, PageHeader } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { lookBackWords } from './look-back.words.ts';

export function LookBackPage() {
  const t = useWords(lookBackWords);
  return <Page><PageHeader title={t.title} /><EmptyState icon={<BookOpenText />} title={t.empty} /></Page>;
}
