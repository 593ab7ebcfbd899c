import { Hand } from 'lucide-react';
import { EmptyState, Page, PageHeader } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { welcomeWords } from './welcome.words.ts';

export function WelcomePage() {
  const t = useWords(welcomeWords);
  return <Page><PageHeader title={t.title} /><EmptyState icon={<Hand />} title={t.empty} /></Page>;
}
